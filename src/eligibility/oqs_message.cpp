// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_message.hpp"

#include "eligibility/oqs_document.hpp"

#include <fmt/format.h>

#include <sstream>

namespace madoguchi::eligibility {
namespace {

/// The reader has refused deep nesting before.
OqsElement element_of(pugi::xml_node node) {
  OqsElement element{node.name(), {}, {}};
  if (!has_child_elements(node)) {
    element.text = text_of(node);
    return element;
  }
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_element) element.children.push_back(element_of(child));
  }
  return element;
}

void append(pugi::xml_node parent, const OqsElement& element) {
  pugi::xml_node node = parent.append_child(element.name.c_str());
  if (!element.text.empty()) {
    node.append_child(pugi::node_pcdata).set_value(element.text.c_str());
  }
  for (const OqsElement& child : element.children) append(node, child);
}

/// The half of this name, which has to be there once; `fault` says why it is not.
OqsElement half(pugi::xml_node root, const char* name, std::optional<OqsFault>& fault) {
  const pugi::xml_node node = root.child(name);
  if (!node) fault = OqsFault{OqsCondition::wrong_root, fmt::format("{} is missing", name)};
  if (node.next_sibling(name)) {
    fault = OqsFault{OqsCondition::wrong_root, fmt::format("{} occurs twice", name)};
  }
  return node ? element_of(node) : OqsElement{name, {}, {}};
}

}  // namespace

std::variant<OqsEncoding, OqsFault> declared_encoding(std::string_view file) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  // Both encodings write the declaration in the same bytes, so it can be read by itself.
  const std::size_t end = file.find("?>");
  if (!file.starts_with("<?xml") || end == std::string_view::npos) return OqsEncoding::utf_8;
  pugi::xml_document declaration;
  const auto parsed = declaration.load_buffer(
      file.data(), end + 2, pugi::parse_declaration | pugi::parse_fragment, pugi::encoding_utf8);
  if (!parsed) return OqsFault{OqsCondition::broken_xml, "the XML declaration"};
  const std::string name = encoding_name(declaration);
  if (name == "UTF-8") return OqsEncoding::utf_8;
  if (name == "SHIFT_JIS" || name == "SHIFT-JIS" || name == "WINDOWS-31J") {
    return OqsEncoding::shift_jis;
  }
  return OqsFault{OqsCondition::wrong_encoding, "neither UTF-8 nor Shift_JIS is declared"};
}

std::variant<OqsMessage, OqsFault> read_oqs_message(std::string_view xml) {
  auto read = read_oqs_xml(xml, request_limit);
  if (auto* fault = std::get_if<OqsFault>(&read)) return std::move(*fault);
  const pugi::xml_node root = std::get<pugi::xml_document>(read).document_element();
  std::optional<OqsFault> fault;
  OqsMessage message;
  message.header = half(root, "MessageHeader", fault);
  message.body = half(root, "MessageBody", fault);
  if (fault) return std::move(*fault);
  return message;
}

std::string write_oqs_message(const OqsMessage& message, OqsEncoding encoding) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = encoding == OqsEncoding::utf_8 ? "UTF-8" : "Shift_JIS";
  declaration.append_attribute("standalone") = "no";
  pugi::xml_node root = document.append_child("XmlMsg");
  append(root, message.header);
  append(root, message.body);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

}  // namespace madoguchi::eligibility
