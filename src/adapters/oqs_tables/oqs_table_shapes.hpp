// SPDX-License-Identifier: Apache-2.0
// What the four files of tables may look like.
#pragma once

#include "scenario/shape.hpp"

#include <span>
#include <string_view>

namespace madoguchi::adapters::oqs_tables {

struct TableFile {
  std::string_view name;
  scenario::Shape (*shape)();
};

/// codes.yaml, layouts.yaml, families.yaml, outcomes.yaml.
std::span<const TableFile> table_files();

}  // namespace madoguchi::adapters::oqs_tables
