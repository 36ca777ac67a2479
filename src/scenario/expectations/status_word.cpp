// SPDX-License-Identifier: Apache-2.0
// Expectations of SW1-SW2: status_word, tries_left.
#include "iso7816/status_word.hpp"

#include "scenario/card_shapes.hpp"
#include "scenario/expectations/card_answer.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/problems.hpp"
#include "scenario/read_value.hpp"

#include <algorithm>

namespace madoguchi::scenario::expectations {
namespace {

constexpr int most_tries = 15;

std::string in_words(iso7816::StatusWord word) {
  return iso7816::to_string(word) + " (" + std::string(iso7816::describe(word).en) + ")";
}

class IsStatusWord final : public OfAnswer {
 public:
  explicit IsStatusWord(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}
  std::string expected() const override {
    return joined(std::vector<std::string_view>(patterns_.begin(), patterns_.end()));
  }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession&) const override {
    const std::string word = iso7816::to_string(answer.status);
    const bool any = std::ranges::any_of(
        patterns_, [&](const std::string& pattern) { return is_like(pattern, word); });
    return Finding{any, in_words(answer.status)};
  }

 private:
  std::vector<std::string> patterns_;
};

class TriesLeft final : public OfAnswer {
 public:
  explicit TriesLeft(int tries) : tries_(tries) {}
  std::string expected() const override { return std::to_string(tries_); }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession&) const override {
    return Finding{answer.status.retry_counter() == tries_, in_words(answer.status)};
  }

 private:
  int tries_;
};

bool is_pattern(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || c == '*' || c == '?';
         });
}

Shape status_word_shape() {
  const Shape word = shapes::text("a status word such as \"6982\" or, for any last digit, \"63C?\"",
                                  is_pattern, "^[0-9A-F?*]{4}$");
  return shapes::either({word, shapes::list(word, 1)});
}

std::unique_ptr<Expectation> make_status_word(const DocumentNode& value, ReadContext&) {
  std::vector<std::string> patterns;
  if (value.is_scalar()) patterns.push_back(value.text);
  for (const DocumentNode& item : value.items) patterns.push_back(item.text);
  return std::make_unique<IsStatusWord>(std::move(patterns));
}

}  // namespace

ExpectationKind status_word() {
  return {"status_word",
          "SW1-SW2 of the card's answer: one, or a list of those that are right; `?` and `*` stand "
          "for any digits.",
          "status_word: \"63C?\"",
          status_word_shape,
          make_status_word,
          Scene::card};
}

ExpectationKind tries_left() {
  return {
      "tries_left",
      "The card's answer is 63Cx with this many tries left.",
      "tries_left: 2",
      [] { return shapes::integer(0, most_tries); },
      [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
        return std::make_unique<TriesLeft>(static_cast<int>(integer_of(value.text).value_or(0)));
      },
      Scene::card};
}

}  // namespace madoguchi::scenario::expectations
