// SPDX-License-Identifier: Apache-2.0
// Reading of eligibility XML: what every file of the family has in common. Only the sources of this
// folder include it.
#pragma once

#include "core/result.hpp"
#include "eligibility/oqs_outcome.hpp"

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace madoguchi::eligibility {

core::Error malformed(std::string context);

/// Loads a document <XmlMsg> out of text that is UTF-8 whatever its declaration says. Faults as
/// read_oqs_message.
std::variant<pugi::xml_document, OqsFault> read_oqs_xml(std::string_view xml, std::size_t limit);

/// The encoding that the document declares, in capitals; "UTF-8" without a declaration.
std::string encoding_name(const pugi::xml_document& document);

/// Loads a document <XmlMsg>: UTF-8 without a document type declaration, at most `limit` bytes.
core::Result<pugi::xml_document> load_oqs_document(std::string_view xml, std::size_t limit);

/// Reads child elements of one element by name and remembers the first fault.
class ElementReader {
 public:
  explicit ElementReader(pugi::xml_node parent);

  /// Text of a child; empty if it is not there.
  std::string text(const char* name);
  /// Like text, and a fault if the child is not there or empty.
  std::string required(const char* name);
  /// Like text, and a fault if the list of the code book does not have it; empty passes.
  std::string code(const char* name);
  /// Like required, and checked by the code book.
  std::string required_code(const char* name);
  bool has(const char* name) const { return texts_.contains(name); }

  void fault(const std::string& name, const std::string& what);
  bool ok() const { return !error_; }
  const core::Error& error() const { return *error_; }

 private:
  std::string parent_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::optional<core::Error> error_;
};

/// All character data of an element; empty if it is only layout.
std::string text_of(pugi::xml_node node);
bool has_child_elements(pugi::xml_node node);
bool has_control_characters(std::string_view text);

/// Texts of all elements without child elements below `node`, in document order.
void collect_leaves(pugi::xml_node node, std::vector<std::pair<std::string, std::string>>& leaves);

}  // namespace madoguchi::eligibility
