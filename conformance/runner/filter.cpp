// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/filter.hpp"

#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <optional>

namespace madoguchi::conformance::runner {
namespace {

using Test = std::function<bool(const ScenarioFacts&)>;

constexpr std::array<std::string_view, 5> keys{"id", "area", "requirement", "profile", "detects"};
/// Signs of other expression languages.
constexpr std::string_view no_name_has = "=~!<>&|,;:'\"";
constexpr std::size_t deepest = 100;  ///< nested parentheses and "not"

bool like(const std::string& pattern, const std::string& text) {
  return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

/// An area holds those below it: "card" holds "card/verify".
bool in_area(const std::string& pattern, const std::string& area) {
  return like(pattern, area) || like(pattern + "/*", area);
}

bool any_like(const std::string& pattern, const std::vector<std::string>& texts) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return like(pattern, text); });
}

/// `key` empty: any of them.
bool holds(std::string_view key, const std::string& pattern, const ScenarioFacts& facts) {
  const auto asked = [key](std::string_view name) { return key.empty() || key == name; };
  return (asked("id") && like(pattern, facts.id)) ||
         (asked("area") && in_area(pattern, facts.area)) ||
         (asked("requirement") && any_like(pattern, facts.requirements)) ||
         (asked("profile") && any_like(pattern, facts.profiles)) ||
         (asked("detects") && any_like(pattern, facts.detects));
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  Test whole() {
    Test test = any_of_terms();
    if (token_ == ")") refuse("there is no parenthesis to close");
    if (!token_.empty()) refuse("expected \"and\" or \"or\"");
    return test;
  }

 private:
  [[noreturn]] void refuse(const std::string& reason) const {
    throw FilterError(start_ + 1, reason + (token_.empty() ? ", but the expression ends" : ""));
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

  void advance() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    start_ = at_;
    if (at_ < text_.size() && (text_[at_] == '(' || text_[at_] == ')')) {
      ++at_;
    } else {
      while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '(' &&
             text_[at_] != ')') {
        ++at_;
      }
    }
    token_ = text_.substr(start_, at_ - start_);
  }

  Test any_of_terms() {
    Test left = all_of_terms();
    while (token_ == "or") {
      advance();
      left = [a = std::move(left), b = all_of_terms()](const ScenarioFacts& f) {
        return a(f) || b(f);
      };
    }
    return left;
  }

  Test all_of_terms() {
    Test left = term();
    while (token_ == "and") {
      advance();
      left = [a = std::move(left), b = term()](const ScenarioFacts& f) { return a(f) && b(f); };
    }
    return left;
  }

  Test term() {
    if (++depth_ > deepest) refuse("nested too deeply");
    Test test = token_ == "not" ? negated() : token_ == "(" ? enclosed() : pattern();
    --depth_;
    return test;
  }

  Test negated() {
    advance();
    return [test = term()](const ScenarioFacts& f) { return !test(f); };
  }

  Test enclosed() {
    advance();
    Test test = any_of_terms();
    if (token_ != ")") refuse("expected \")\"");
    advance();
    return test;
  }

  Test pattern() {
    if (token_.empty() || token_ == ")" || token_ == "and" || token_ == "or") {
      refuse("expected an id, a key with a pattern, \"not\" or \"(\"");
    }
    const std::size_t colon = token_.find(':');
    const std::string key(colon == token_.npos ? "" : token_.substr(0, colon));
    if (colon != token_.npos && std::find(keys.begin(), keys.end(), key) == keys.end()) {
      const auto near = core::nearest_name(key, keys);
      refuse(fmt::format("unknown key \"{}\"{}; known: id, area, requirement, profile, detects",
                         key, near ? fmt::format(", did you mean \"{}\"?", *near) : ""));
    }
    const std::string wanted(colon == token_.npos ? token_ : token_.substr(colon + 1));
    if (wanted.empty()) refuse("expected a pattern after the colon");
    const std::size_t strange = wanted.find_first_of(no_name_has);
    if (strange != wanted.npos) {
      refuse(fmt::format("\"{}\" is in no name; a pattern is KEY:TEXT or TEXT, with * and ? in it",
                         wanted[strange]));
    }
    advance();
    return [key, wanted](const ScenarioFacts& f) { return holds(key, wanted, f); };
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  ///< of the token
  std::string_view token_;
  std::size_t depth_ = 0;
};

}  // namespace

FilterError::FilterError(std::size_t column, const std::string& reason)
    : std::runtime_error(fmt::format("filter, column {}: {}", column, reason)), column_(column) {}

Filter Filter::parse(std::string_view text) {
  if (text.find_first_not_of(" \t\n") == text.npos) return {};
  return Filter(Parser(text).whole());
}

}  // namespace madoguchi::conformance::runner
