// SPDX-License-Identifier: Apache-2.0
#include "scenario/document_node.hpp"

#include <fmt/format.h>

#include <utility>

namespace madoguchi::scenario {
namespace {

constexpr std::size_t shown_text = 40;  // longer texts are cut in messages

// Cuts between characters, never inside one.
std::string shortened(const std::string& text) {
  if (text.size() <= shown_text) return text;
  std::size_t end = shown_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

const DocumentNode* DocumentNode::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

DocumentNode* DocumentNode::find(std::string_view key) {
  return const_cast<DocumentNode*>(std::as_const(*this).find(key));
}

std::string description_of(const DocumentNode& node) {
  switch (node.kind) {
    case DocumentNode::Kind::null:
      return "nothing";
    case DocumentNode::Kind::scalar:
      return fmt::format("\"{}\"", shortened(node.text));
    case DocumentNode::Kind::sequence:
      return "a list";
    case DocumentNode::Kind::mapping:
      return "a mapping";
  }
  return "?";
}

std::string one_line(const DocumentNode& node) {
  switch (node.kind) {
    case DocumentNode::Kind::null:
      return "~";
    case DocumentNode::Kind::scalar:
      return node.quoted ? fmt::format("\"{}\"", node.text) : node.text;
    case DocumentNode::Kind::sequence: {
      std::string out;
      for (const DocumentNode& item : node.items) {
        if (!out.empty()) out += ", ";
        out += one_line(item);
      }
      return fmt::format("[{}]", out);
    }
    case DocumentNode::Kind::mapping: {
      std::string out;
      for (const DocumentNode::Entry& entry : node.entries) {
        if (!out.empty()) out += ", ";
        out += fmt::format("{}: {}", entry.key, one_line(entry.value));
      }
      return fmt::format("{{{}}}", out);
    }
  }
  return "?";
}

}  // namespace madoguchi::scenario
