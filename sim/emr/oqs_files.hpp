// SPDX-License-Identifier: Apache-2.0
// How the files between terminal and EMR are written in a run.
#pragma once

#include "eligibility/oqs_message.hpp"

#include <memory>
#include <string_view>

namespace madoguchi::sim::emr {

struct OqsFiles {
  std::shared_ptr<const madoguchi::eligibility::OqsTables> tables;
  /// Of what the terminal leaves, where a scenario does not say.
  madoguchi::eligibility::OqsEncoding encoding = madoguchi::eligibility::OqsEncoding::utf_8;
};

/// Layouts of a family's files; null without tables, or if they do not have the family.
inline const madoguchi::eligibility::OqsLayout* result_layout(
    const madoguchi::eligibility::OqsTables* tables, std::string_view family) {
  const auto* row = tables == nullptr ? nullptr : tables->family(family);
  return row == nullptr ? nullptr : tables->layout(row->result);
}
inline const madoguchi::eligibility::OqsLayout* request_layout(
    const madoguchi::eligibility::OqsTables* tables, std::string_view family) {
  const auto* row = tables == nullptr ? nullptr : tables->family(family);
  return row == nullptr ? nullptr : tables->layout(row->request);
}

}  // namespace madoguchi::sim::emr
