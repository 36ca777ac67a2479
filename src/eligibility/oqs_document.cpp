// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_document.hpp"

#include "eligibility/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

namespace madoguchi::eligibility {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Walks without recursion, so that deep nesting cannot exhaust the stack.
class DepthCheck : public pugi::xml_tree_walker {
 public:
  static constexpr int deepest = 16;  // real files need five
  bool for_each(pugi::xml_node&) override { return depth() < deepest; }
};

/// XML 1.0, clause 2.2: not every number is a character.
bool is_character(std::uint32_t code) {
  if (code < 0x20) return code == 0x09 || code == 0x0A || code == 0x0D;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return !surrogate && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF;
}

bool is_reference(std::string_view name) {
  constexpr std::array names{"amp", "lt", "gt", "quot", "apos"};  // a file without DTD has no other
  if (!name.starts_with('#')) return std::find(names.begin(), names.end(), name) != names.end();
  const bool hex = name.starts_with("#x");
  name.remove_prefix(hex ? 2 : 1);
  std::uint32_t code = 0;
  const char* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, code, hex ? 16 : 10);
  return read.ec == std::errc{} && read.ptr == end && is_character(code);
}

/// The first byte that the parser lets through although XML does not have it: an & that begins no
/// reference, or a control character.
std::optional<std::size_t> first_stray(std::string_view xml) {
  constexpr std::size_t longest_reference = 12;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const std::string_view rest = xml.substr(at);
    for (const auto& [from, to] : {std::pair{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}}) {
      if (xml[at] == '<' && rest.starts_with(from)) at += std::min(rest.find(to), rest.size() - 1);
    }
    const auto byte = static_cast<unsigned char>(xml[at]);
    if (byte < 0x20 && !is_blank(xml[at])) return at;
    if (xml[at] != '&') continue;
    const std::size_t end = xml.substr(at, longest_reference).find(';');
    if (end == std::string_view::npos || !is_reference(xml.substr(at + 1, end - 1))) return at;
  }
  return std::nullopt;
}

}  // namespace

core::Error malformed(std::string context) {
  return core::fail(core::Errc::malformed_data, std::move(context));
}

bool has_child_elements(pugi::xml_node node) {
  return std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return std::all_of(text.begin(), text.end(), is_blank) ? std::string{} : text;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string encoding_name(const pugi::xml_document& document) {
  std::string encoding = "UTF-8";
  for (const pugi::xml_node& node : document) {
    if (node.type() == pugi::node_declaration) {
      encoding = node.attribute("encoding").as_string("UTF-8");
    }
  }
  for (char& c : encoding) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return encoding;
}

std::variant<pugi::xml_document, OqsFault> read_oqs_xml(std::string_view xml, std::size_t limit) {
  using enum OqsCondition;
  if (xml.size() > limit) {
    return OqsFault{too_large,
                    fmt::format("{} bytes are more than the {} allowed", xml.size(), limit)};
  }
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);  // a byte order mark is tolerated
  if (const auto bad = first_bad_utf8(xml)) {
    return OqsFault{wrong_encoding, fmt::format("not UTF-8 at byte {}", *bad)};
  }
  pugi::xml_document document;
  const auto flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), flags, pugi::encoding_utf8);
  if (!parsed) {
    return OqsFault{broken_xml,
                    fmt::format("XML at byte {}: {}", parsed.offset, parsed.description())};
  }
  const bool typed = std::any_of(document.begin(), document.end(), [](const pugi::xml_node& node) {
    return node.type() == pugi::node_doctype;
  });
  if (typed) return OqsFault{document_type, {}};
  if (const auto stray = first_stray(xml)) {
    return OqsFault{broken_xml,
                    fmt::format("XML at byte {}: no character or reference of XML", *stray)};
  }
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.name()) != "XmlMsg") {
    return OqsFault{wrong_root, fmt::format("root element is {} instead of XmlMsg", root.name())};
  }
  if (root.next_sibling()) return OqsFault{wrong_root, "something follows the root element"};
  DepthCheck depth;
  if (!document.traverse(depth)) return OqsFault{too_deep, {}};
  return document;
}

}  // namespace madoguchi::eligibility
