// SPDX-License-Identifier: Apache-2.0
// A result file as bytes to a message, or why it cannot be read. The first of the layers: whatever
// is wrong here says nothing about anybody's insurance.
#pragma once

#include "checkin/defects.hpp"
#include "checkin/emr_decision.hpp"
#include "eligibility/oqs_message.hpp"

#include <string_view>
#include <variant>

namespace madoguchi::sim::emr {

/// Faults: too_large, wrong_encoding, document_type, broken_xml, wrong_layout.
std::variant<madoguchi::eligibility::OqsMessage, checkin::EmrNote> read_result(
    std::string_view bytes, const checkin::Defects& defects);

/// Whether the last thing in a file is the end of an XmlMsg; a PDF ends in its own way.
bool is_complete(std::string_view bytes);

}  // namespace madoguchi::sim::emr
