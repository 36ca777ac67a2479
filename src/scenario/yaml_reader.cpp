// SPDX-License-Identifier: Apache-2.0
#include "scenario/yaml_reader.hpp"

#include "eligibility/utf8.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace madoguchi::scenario {
namespace {

struct Refused {};  // leaves yaml-cpp's parser early; the reason is among the problems already

// Builds the tree from parse events: no alias is ever expanded, and depth is known while parsing.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const std::string& file, Problems& problems, int most_values)
      : text_(text), file_(file), problems_(problems), most_values_(most_values) {}

  bool saw_document() const { return saw_document_; }
  DocumentNode take() { return std::move(root_); }

  Place place_of(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 1, 1};
    // yaml-cpp counts bytes in a line, people count characters. Counting goes on from the last
    // place of the same line: one long line must not cost its square.
    const auto position = static_cast<std::size_t>(mark.pos);
    const auto in_line = static_cast<std::size_t>(mark.column);
    if (mark.line != counted_.line || position < counted_.position) {
      counted_ = {mark.line, position - std::min(in_line, position), 1};
    }
    for (; counted_.position < std::min(position, text_.size()); ++counted_.position) {
      if (is_first_byte(text_[counted_.position])) ++counted_.column;
    }
    return {file_, mark.line + 1, counted_.column};
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (saw_document_) refuse(mark, "a second document in the same file; one scenario a file");
    saw_document_ = true;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    put(mark, "", anchor, DocumentNode::Kind::null);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "aliases (*name) are not part of the scenario format");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const bool plain = tag == "?";
    const bool is_null = plain && (value.empty() || value == "~" || value == "null");
    if (is_key()) {
      add_key(mark, value, anchor);
      return;
    }
    const auto kind = is_null ? DocumentNode::Kind::null : DocumentNode::Kind::scalar;
    DocumentNode& node = put(mark, tag, anchor, kind);
    if (!is_null) node.text = value;
    node.quoted = !plain;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, DocumentNode::Kind::sequence);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, DocumentNode::Kind::mapping);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Counted {
    int line = -1;
    std::size_t position = 0;
    int column = 1;
  };

  static bool is_first_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

  struct Open {
    DocumentNode* node;
    bool value_next = false;  // in a mapping: a key was read, its value comes
    std::set<std::string> keys;
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message) {
    problems_.add(place_of(mark), "", std::move(message));
    throw Refused{};
  }

  bool is_key() const {
    return !open_.empty() && open_.back().node->is_mapping() && !open_.back().value_next;
  }

  void check_extras(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      refuse(mark, "anchors (&name) are not part of the scenario format");
    }
    if (!tag.empty() && tag != "?" && tag != "!") {
      refuse(mark, "tags (!name) are not part of the scenario format");
    }
    if (++nodes_ > most_values_) refuse(mark, "too many values for one document");
  }

  void add_key(const YAML::Mark& mark, const std::string& key, YAML::anchor_t anchor) {
    check_extras(mark, "", anchor);
    Open& top = open_.back();
    if (!top.keys.insert(key).second) {
      problems_.add(place_of(mark), key, "this key stands twice in the same mapping");
    }
    top.node->entries.push_back({key, place_of(mark), {}});
    top.value_next = true;
  }

  DocumentNode& put(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    DocumentNode::Kind kind) {
    if (is_key()) refuse(mark, "a key has to be a plain word");
    check_extras(mark, tag, anchor);
    DocumentNode* node = &root_;
    if (!open_.empty()) {
      Open& top = open_.back();
      if (top.node->is_mapping()) {
        node = &top.node->entries.back().value;
        top.value_next = false;
      } else {
        node = &top.node->items.emplace_back();
      }
    }
    node->kind = kind;
    node->place = place_of(mark);
    return *node;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            DocumentNode::Kind kind) {
    DocumentNode& node = put(mark, tag, anchor, kind);
    if (open_.size() >= static_cast<std::size_t>(document_depth_limit)) {
      refuse(mark, "nested deeper than " + std::to_string(document_depth_limit) + " levels");
    }
    open_.push_back({&node, false, {}});
  }

  std::string_view text_;
  const std::string& file_;
  Problems& problems_;
  int most_values_;
  DocumentNode root_;
  std::vector<Open> open_;
  bool saw_document_ = false;
  int nodes_ = 0;
  mutable Counted counted_;
};

// Tabs may not indent in YAML, and editors hide them; each such line is named.
void report_tabs(std::string_view text, const std::string& file, Problems& problems) {
  int line = 1;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view row = text.substr(start, end - start);
    const std::size_t first = row.find_first_not_of(' ');
    if (first != std::string_view::npos && row[first] == '\t') {
      problems.add({file, line, static_cast<int>(first) + 1}, "",
                   "a tab in the indentation; use spaces");
    }
    start = end + 1;
    ++line;
  }
}

bool acceptable(std::string_view text, const std::string& file, Problems& problems,
                std::size_t most_bytes) {
  if (text.size() > most_bytes) {
    problems.add({file, 0, 0}, "", fmt::format("larger than {} MiB", most_bytes >> 20U));
    return false;
  }
  if (const auto bad = eligibility::first_bad_utf8(text)) {
    const std::string_view before = text.substr(0, *bad);
    const auto line = 1 + static_cast<int>(std::ranges::count(before, '\n'));
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    problems.add({file, line, static_cast<int>(*bad - line_start) + 1}, "", "this is not UTF-8");
    return false;
  }
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    problems.add({file, 0, 0}, "", "a zero byte; this is not a text file");
    return false;
  }
  const std::size_t before = problems.size();
  report_tabs(text, file, problems);
  return problems.size() == before;
}

// The one place where yaml-cpp's exceptions become problems.
template <class Parse>
bool parsed(const TreeBuilder& builder, Problems& problems, Parse parse) {
  try {
    parse();
    return true;
  } catch (const Refused&) {
  } catch (const YAML::Exception& error) {
    problems.add(builder.place_of(error.mark), "", "not YAML: " + error.msg);
  }
  return false;
}

}  // namespace

std::optional<DocumentNode> read_yaml(std::string_view text, const std::string& file,
                                      Problems& problems, DocumentLimits limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!acceptable(text, file, problems, limits.bytes)) return std::nullopt;
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(text, file, problems, limits.values);
  const bool ok = parsed(builder, problems, [&] {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  });
  if (!ok) return std::nullopt;
  DocumentNode root = builder.take();
  if (!builder.saw_document() || root.is_null()) {
    problems.add({file, 1, 1}, "", "the file is empty; a scenario starts with \"id:\"");
    return std::nullopt;
  }
  return root;
}

}  // namespace madoguchi::scenario
