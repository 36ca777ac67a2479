// SPDX-License-Identifier: Apache-2.0
// Reading of eligibility XML: what every file of the family has in common. Only the sources of this
// folder include it.
#pragma once

#include "core/result.hpp"
#include "eligibility/oqs_outcome.hpp"

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace madoguchi::eligibility {

core::Error malformed(std::string context);

/// Loads a document <XmlMsg> out of text that is UTF-8 whatever its declaration says. Faults as
/// read_oqs_message.
std::variant<pugi::xml_document, OqsFault> read_oqs_xml(std::string_view xml, std::size_t limit);

/// The encoding that the document declares, in capitals; "UTF-8" without a declaration.
std::string encoding_name(const pugi::xml_document& document);

/// All character data of an element; empty if it is only layout.
std::string text_of(pugi::xml_node node);
bool has_child_elements(pugi::xml_node node);
bool has_control_characters(std::string_view text);

}  // namespace madoguchi::eligibility
