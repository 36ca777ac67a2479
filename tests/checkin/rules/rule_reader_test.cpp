// SPDX-License-Identifier: Apache-2.0
// Rule files: the shipped ones are sound, a file lies on top of another, and every mistake is told
// with its place.
#include "checkin/rules/rule_reader.hpp"

#include "checkin/fallback_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::checkin::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* head = "certainty: assumption, source: x, text: {en: a, ja: b}";

std::string ways(const std::string& row) { return "ways:\n  - {" + row + ", " + head + "}\n"; }

std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> texts;
  for (const auto& error : read_rules(text, "r.yaml", shipped_rules()).errors) {
    texts.push_back(error.text());
  }
  return texts;
}

TEST(ShippedRules, SayWhereTheyComeFrom) {
  const auto complete = [](const RuleHead& rule) {
    EXPECT_FALSE(rule.source.empty() || rule.text.en.empty() || rule.text.ja.empty()) << rule.id;
    EXPECT_TRUE(rule.id.starts_with("N-") || rule.id.starts_with("F-") || rule.id.starts_with("E-"))
        << rule.id;
    EXPECT_GT(rule.line, 0) << rule.id;
    EXPECT_TRUE(!rule.id.starts_with("N-") || rule.certainty == Certainty::official) << rule.id;
  };
  const RuleTable& table = shipped_rules();
  EXPECT_GT(table.ways.size(), 70U);
  for (const Rule& rule : table.ways) complete(rule);
  for (const CounterRule& rule : table.counter) complete(rule);
  for (const ShareRule& rule : table.shares) complete(rule);
  for (const ClaimRule& rule : table.claims) complete(rule);
  for (const ErrorRule& rule : table.errors) complete(rule);
  for (const NoticeRule& rule : table.notices) complete(rule);
}

// Other numbers than these are not published: none is made up.
TEST(ShippedRules, HaveThePublishedErrorNumbersOnly) {
  std::vector<std::string> numbers;
  for (const ErrorRule& rule : shipped_rules().errors) numbers.push_back(rule.number);
  EXPECT_THAT(numbers, ElementsAre("001", "002", "006"));
}

std::string errors(const std::string& rows) { return "errors:\n" + rows; }
std::string error_row(const std::string& row) {
  return "  - {" + row + ", " + std::string(head) + "}\n";
}

TEST(RuleFiles, ReplaceEveryRowOfANumberAndMayGiveItSeveral) {
  const auto read =
      read_rules(errors(error_row("number: \"006\", when: {cause: [certificate_expired]}") +
                        error_row("number: \"006\", when: {cause: [pin_locked]}, until: "
                                  "2026-03-31") +
                        error_row("number: \"006\", when: {cause: [pin_locked]}, from: "
                                  "2026-04-01") +
                        error_row("number: \"003\", when: {cause: [pin_wrong], card: [ordinary]}") +
                        error_row("number: \"003\", when: {cause: [pin_wrong], card: [pinless]}")),
                 "mine.yaml", shipped_rules());
  EXPECT_THAT(read.errors, IsEmpty());
  EXPECT_EQ(read.table.errors.size(), 7U) << "001 and 002 stay, the shipped 006 goes";
  EXPECT_EQ(read_rules("withdraw: [E-006, F-92]\n", "r.yaml", shipped_rules()).table.errors.size(),
            2U);
}

TEST(RuleFiles, LieOnTopOfOthers) {
  const auto read = read_rules(
      ways("id: F-28, way: insurance_card, effect: withholds, from: 2027-04-01") +
          "withdraw: [F-42]\nsettings: {certificate_grace: {counted_from: expiry_day}}\n",
      "mine.yaml", shipped_rules());
  ASSERT_THAT(read.errors, IsEmpty());
  EXPECT_EQ(read.table.grace.from, GraceFrom::expiry_day);
  EXPECT_EQ(read.table.find("F-42"), nullptr);
  EXPECT_EQ(read.table.find("F-28")->file, "mine.yaml");
  EXPECT_EQ(read.table.ways.size() + 1, shipped_rules().ways.size());
  Situation s;
  s.day = *core::parse_date("2026-04-01");
  EXPECT_THAT(accepts(Document::insurance_card, s, {}, read.table).clauses, ElementsAre("F-13"));
  EXPECT_THAT(accepts(Document::insurance_card, s).clauses, ElementsAre("F-28"));
}

TEST(RuleFiles, ReplaceOneWayOfAnIdAndKeepTheOthers) {
  const auto read =
      read_rules(ways("id: F-36, way: face, effect: withholds, when: {pin: [locked]}"), "r.yaml",
                 shipped_rules());
  ASSERT_THAT(read.errors, IsEmpty());
  EXPECT_EQ(read.table.ways.size(), shipped_rules().ways.size());
  EXPECT_NE(read.table.find("F-36", Way::pin, RuleEffect::withholds, {}), nullptr);
}

struct Mistake {
  std::string text;
  std::string told;
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.told; }

class RuleMistakes : public ::testing::TestWithParam<Mistake> {};

TEST_P(RuleMistakes, AreToldWithTheirPlace) {
  EXPECT_THAT(mistakes(GetParam().text), ElementsAre(HasSubstr(GetParam().told)));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RuleMistakes,
    ::testing::Values(
        Mistake{ways("id: F-90, way: fase, effect: offers"),
                "r.yaml:2:21: ways.0.way: unknown way \"fase\""},
        Mistake{ways("id: F-90, way: face, effect: offer"), "did you mean \"offers\"?"},
        Mistake{ways("id: f90, way: face, effect: offers"), "expected an id such as F-21"},
        Mistake{ways("id: F-90, way: face, effect: offers, wen: {}"), "did you mean \"when\"?"},
        Mistake{ways("id: F-90, way: face, effect: offers, from: 2025-02-30"),
                "ways.0.from: expected a date"},
        Mistake{ways("id: F-90, way: face, effect: offers, from: 2025-02-03, until: 2025-02-02"),
                "before the first day"},
        Mistake{ways("id: F-90, way: face, effect: offers, when: {cause: [power_cat]}"),
                "ways.0.when.cause.0: unknown value \"power_cat\""},
        Mistake{ways("id: F-90, way: face, effect: offers, when: {cuase: [power_cut]}"),
                "did you mean \"cause\"?"},
        Mistake{ways("id: F-90, way: face, effect: offers, when: pinles"),
                "did you mean \"pinless\"?"},
        Mistake{ways("id: F-90, way: face, effect: offers, when: {any: [pinles]}"),
                "ways.0.when.any.0: unknown condition"},
        Mistake{ways("id: F-90, way: face, effect: offers, when: {card: []}"), "no value"},
        Mistake{ways("id: F-90, way: face, way: pin, effect: offers"), "stands there twice"},
        Mistake{ways("id: F-90, effect: offers"), "ways.0.way: missing"},
        Mistake{"conditions: {pinless: {card: [pinless]}}\n", "has a meaning already"},
        Mistake{"withdraw: [F-99]\n", "withdraw.0: unknown rule \"F-99\""},
        Mistake{"shares:\n  - {id: F-90, share: 120, certainty: official, source: x, text: {en: a, "
                "ja: b}}\n",
                "a whole number 0 to 100"},
        Mistake{"claims:\n  - {id: F-90, identifiers: unknown, insurer: 7x, certainty: official, "
                "source: x, text: {en: a, ja: b}}\n",
                "expected digits"},
        Mistake{"settings: {certificate_grace: {months: -1}}\n", "0 to 24"},
        Mistake{errors(error_row("number: \"003\", when: {cause: [pin_lockt]}")),
                "r.yaml:2:36: errors.0.when.cause.0: unknown value \"pin_lockt\""},
        Mistake{errors(error_row("number: \"003\", when: {cause: [pin_lockt]}")),
                "did you mean \"pin_locked\"?"},
        Mistake{errors(error_row("number: \"003\", when: {cause: [pin_locked, pin_wrong]}") +
                       error_row("number: \"003\", when: {cause: [pin_wrong]}")),
                "r.yaml:3:14: errors.1.number: \"003\" stands in line 2 for the same situation"},
        Mistake{errors(error_row("number: \"003\", when: {cause: [pin_wrong]}, until: 2026-04-01") +
                       error_row("number: \"003\", when: {cause: [pin_wrong]}, from: 2026-04-01")),
                "for the same situation"},
        Mistake{
            errors(error_row("number: \"003\", when: {cause: [pin_wrong], traits: [first_visit]}") +
                   error_row("number: \"003\", when: {cause: [pin_wrong], traits: [aged_75]}")),
            "for the same situation"},
        Mistake{errors(error_row("number: \"003\", when: {card: [pinless]}")),
                "r.yaml:2:5: errors.0.when: missing, or names no cause"},
        Mistake{errors(error_row("number: \"003\"")), "errors.0.when: missing"},
        Mistake{errors(error_row("when: {cause: [pin_wrong]}")), "errors.0.number: missing"},
        Mistake{errors(error_row("number: abc, when: {cause: [pin_wrong]}")),
                "expected a number such as \"003\""},
        Mistake{errors("  - {number: \"003\", when: {cause: [pin_wrong]}, certainty: assumption, "
                       "source: x}\n"),
                "errors.0.text: missing"},
        Mistake{errors("  - {number: \"003\", when: {cause: [pin_wrong]}, certainty: assumption, "
                       "source: x, text: {ja: b}}\n"),
                "errors.0.text.en: missing"},
        Mistake{errors(error_row("nummer: \"003\", when: {cause: [pin_wrong]}")),
                "did you mean \"number\"?"},
        Mistake{"a: [", "r.yaml:1:"}, Mistake{"[]", "expected keys and values"},
        Mistake{"", "expected one document"}));

TEST(RuleFiles, WithConditionsNestedTooDeepAreRefused) {
  std::string condition = "{card: [pinless]}";
  for (int i = 0; i < 20; ++i) condition = "{all: [" + condition + "]}";
  EXPECT_THAT(mistakes(ways("id: F-90, way: face, effect: offers, when: " + condition)),
              ElementsAre(HasSubstr("too many conditions")));
}

TEST(RuleFiles, ThatGrowWithoutEndAreRefused) {
  std::string text = "conditions:\n  a: &a {any: [{card: [pinless]}, {card: [ordinary]}]}\n";
  std::string last = "a";
  for (char c = 'b'; c < 'l'; ++c) {
    text += std::string("  ") + c + ": &" + c + " {any: [*" + last + ", *" + last + ", *" + last +
            ", *" + last + "]}\n";
    last = c;
  }
  EXPECT_FALSE(read_rules(text, "r.yaml").errors.empty());
}

TEST(Conditions, HoldWhenEverythingInThemHolds) {
  const auto read = read_rules(
      "conditions:\n"
      "  both: {card: [pinless], mode: [visual_check]}\n"
      "  either: {any: [{card: [pinless]}, {mode: [visual_check]}]}\n"
      "  neither: {none: [{card: [pinless]}, {mode: [visual_check]}]}\n"
      "  papers: {documents: [prescription, insurance_card]}\n"
      "  bare: {documents: [none]}\n"
      "  then: {from: 2025-01-01}\n",
      "r.yaml");
  ASSERT_THAT(read.errors, IsEmpty());
  Situation s;
  s.card = CardKind::pinless;
  EXPECT_FALSE(read.table.has("both", s));
  EXPECT_TRUE(read.table.has("either", s));
  EXPECT_FALSE(read.table.has("neither", s));
  EXPECT_TRUE(read.table.has("bare", s));
  EXPECT_FALSE(read.table.has("then", s));  // no day
  s.mode = ReaderMode::visual_check;
  s.documents = {Document::insurance_card, Document::known_data};
  s.day = *core::parse_date("2025-01-01");
  EXPECT_TRUE(read.table.has("both", s));
  EXPECT_TRUE(read.table.has("papers", s));
  EXPECT_FALSE(read.table.has("bare", s));
  EXPECT_TRUE(read.table.has("then", s));
  EXPECT_FALSE(read.table.has("unheard_of", s));
}

}  // namespace
}  // namespace madoguchi::checkin::rules
