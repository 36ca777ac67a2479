// SPDX-License-Identifier: Apache-2.0
// First and last days of the rules, as the ministry's pages, municipal pages and the press give
// them (each rule of data/rules names its source). Each row stands on one side of an edge.
#include "checkin/fallback_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

using ::testing::Contains;

core::CivilDate day(std::string_view text) { return *core::parse_date(text); }

/// An ordinary card whose check gives nothing, unless the change says otherwise.
Situation on(std::string_view date, void (*change)(Situation&)) {
  Situation s;
  s.card = CardKind::ordinary;
  s.cause = Reason::service_unreachable;
  s.day = day(date);
  change(s);
  return s;
}

void nothing(Situation&) {}
void no_card(Situation& s) {
  s.carrier = Carrier::nothing;
  s.card.reset();
  s.cause.reset();
}
void aged(Situation& s) { s.traits = {Trait::aged_75}; }
void medical_aid(Situation& s) {
  s.traits = {Trait::medical_aid};
  s.cause.reset();
}
void phone(Situation& s) {
  s.carrier = Carrier::smartphone;
  s.equipment = {Equipment::external_reader};
  s.cause.reset();
}
void phone_without_reader(Situation& s) {
  phone(s);
  s.equipment.clear();
}
void phone_of_expired_card(Situation& s) {
  phone(s);
  s.certificate_ends = day("2025-10-10");
}
void phone_of_nobody_awake(Situation& s) {
  phone(s);
  s.present = Present::unconscious;
}
void phone_of_a_pinless_card(Situation& s) {
  phone(s);
  s.card = CardKind::pinless;
}
void seen_at_home(Situation& s) {
  s.visit = Visit::home;
  s.equipment = {Equipment::app};
  s.cause.reset();
}
void seen_at_home_pinless(Situation& s) {
  seen_at_home(s);
  s.card = CardKind::pinless;
}
void seen_online(Situation& s) {
  s.visit = Visit::online;
  s.cause.reset();
}
void seen_online_pinless(Situation& s) {
  seen_online(s);
  s.card = CardKind::pinless;
}
void of_75_by_birthday(Situation& s) { s.born = day("1951-07-31"); }
void protected_person(Situation& s) {
  s.traits = {Trait::protected_data};
  s.cause.reset();
}
void certificate_of_november(Situation& s) {
  s.cause.reset();
  s.certificate_ends = day("2027-11-30");
}
void no_subsidy(Situation& s) { s.cause = Reason::subsidy_missing; }
void app(Situation& s) {
  s.equipment = {Equipment::app};
  s.cause = Reason::reader_disconnected;
}
void expired_certificate(Situation& s) {
  s.cause = Reason::certificate_expired;
  s.certificate_ends = day("2024-09-10");
}
void certificate_of_june(Situation& s) {
  s.cause = Reason::certificate_expired;
  s.certificate_ends = day("2025-06-10");
}
void old_card_of_july(Situation& s) { s.insurance_card_ends = day("2025-07-31"); }

struct Row {
  const char* date;
  void (*change)(Situation&);
  Way way;
  bool offered;
  const char* clause;  ///< that decided; empty: no rule speaks of the way then
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.date << ' ' << core::name_of(row.way) << ' ' << row.clause;
}

using enum Way;
const Row rows[] = {
    {"2024-12-01", nothing, insurance_notice, false, ""},
    {"2024-12-02", nothing, insurance_notice, true, "F-29"},
    {"2025-12-01", no_card, insurance_notice, false, "F-31"},
    {"2025-12-02", no_card, insurance_notice, true, "F-30"},
    {"2026-03-31", no_card, insurance_notice, true, "F-30"},
    {"2026-04-01", no_card, insurance_notice, false, "F-31"},
    {"2026-04-01", nothing, insurance_notice, true, "F-29"},

    {"2025-12-01", nothing, insurance_card, true, "F-25"},
    {"2025-12-02", nothing, insurance_card, true, "F-26"},
    {"2026-03-31", nothing, insurance_card, true, "F-26"},
    {"2026-04-01", nothing, insurance_card, false, "F-28"},
    {"2025-07-31", old_card_of_july, insurance_card, true, "F-25"},
    {"2025-08-01", old_card_of_july, insurance_card, false, "F-27"},
    {"2025-12-02", old_card_of_july, insurance_card, true, "F-26"},

    {"2024-12-01", aged, eligibility_certificate, true, "F-09"},
    {"2026-07-31", aged, eligibility_certificate, true, "F-49"},
    {"2026-08-01", aged, eligibility_certificate, true, "F-09"},

    {"2025-05-20", app, app_check, false, "F-16"},
    {"2025-05-21", app, app_check, true, "F-15"},

    {"2025-09-18", phone, smartphone, false, "F-18"},
    {"2025-09-19", phone, smartphone, true, "F-17"},
    {"2025-09-19", phone_without_reader, smartphone, false, "F-19"},
    {"2025-10-10", phone_of_expired_card, smartphone, true, "F-17"},
    {"2025-10-11", phone_of_expired_card, smartphone, false, "F-20"},

    {"2026-11-23", phone_of_nobody_awake, smartphone, false, "F-44"},
    {"2026-11-23", phone_of_a_pinless_card, smartphone, false, "F-74"},
    // A phone that does not serve: the card, or a certificate.
    {"2025-09-18", phone, eligibility_certificate, true, "F-09"},
    {"2025-09-18", phone, settle_later, true, "F-42"},
    {"2025-09-19", phone, settle_later, false, ""},

    {"2024-09-30", seen_at_home, app_check, false, ""},
    {"2024-10-01", seen_at_home, app_check, true, "F-73"},
    {"2024-10-01", seen_at_home_pinless, app_check, true, "F-73"},
    {"2024-10-01", seen_at_home_pinless, web_reception, false, "N-01"},
    {"2024-10-01", seen_at_home, face, false, "F-71"},
    {"2024-03-31", seen_online, web_reception, false, ""},
    {"2024-04-01", seen_online, web_reception, true, "F-72"},
    {"2024-04-01", seen_online_pinless, declaration_form, true, "N-09"},

    {"2026-07-31", of_75_by_birthday, eligibility_certificate, true, "F-49"},
    {"2026-11-23", protected_person, insurance_notice, false, "F-36"},
    {"2026-11-23", no_subsidy, subsidy_certificate, true, "F-81"},

    {"2024-02-29", medical_aid, face, false, "F-33"},
    {"2024-03-01", medical_aid, face, true, "F-01"},
    {"2024-02-29", medical_aid, medical_aid_ticket, true, "F-32"},
    {"2024-03-01", medical_aid, medical_aid_ticket, true, "F-32"},

    // Counted from the end of September: over on 31 December. Before 2024-12-02 there is no grace.
    {"2024-12-01", expired_certificate, face, false, ""},
    {"2024-12-02", expired_certificate, face, true, "F-23"},
    {"2024-12-31", expired_certificate, visual_check, true, "F-23"},
    {"2025-01-01", expired_certificate, face, false, ""},
    {"2025-01-01", expired_certificate, declaration_form, true, "F-12"},
    {"2025-09-30", certificate_of_june, face, true, "F-23"},
    {"2025-10-01", certificate_of_june, face, false, ""},

    // The last valid day alone is enough to know; February 2028 has 29 days.
    {"2027-11-30", certificate_of_november, face, true, "F-01"},
    {"2028-02-29", certificate_of_november, face, true, "F-23"},
    {"2028-03-01", certificate_of_november, face, false, ""},
    {"2028-03-01", certificate_of_november, portal_screen, true, "N-16"},

    {"2023-07-09", nothing, note_for_later, false, ""},
    {"2023-07-10", nothing, note_for_later, true, "F-41"},
};

class RuleDates : public ::testing::TestWithParam<Row> {};

TEST_P(RuleDates, DecideFromTheirFirstDayToTheirLast) {
  const Row& row = GetParam();
  const FallbackDecision decision = offered_ways(on(row.date, row.change));
  const RuledWay* offered = decision.find_offered(row.way);
  EXPECT_EQ(offered != nullptr, row.offered);
  const RuledWay* decided = offered != nullptr ? offered : decision.find_withheld(row.way);
  if (*row.clause == '\0') {
    EXPECT_EQ(decided, nullptr);
  } else {
    ASSERT_NE(decided, nullptr);
    EXPECT_THAT(decided->clauses, Contains(row.clause));
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, RuleDates, ::testing::ValuesIn(rows));

TEST(RuleDates, TheAgedAreNotPromisedACertificateFromAugust2026) {
  const auto clauses = [](std::string_view date) {
    return offered_ways(on(date, aged)).find_offered(eligibility_certificate)->clauses;
  };
  EXPECT_THAT(clauses("2026-07-31"), Contains("F-49"));
  EXPECT_THAT(clauses("2026-08-01"), ::testing::Not(Contains("F-49")));
}

TEST(RuleDates, GraceIsCountedAsTheTableSays) {
  RuleTable table = shipped_rules();
  table.grace.from = rules::GraceFrom::expiry_day;
  const auto offers_face = [&](std::string_view date) {
    return offered_ways(on(date, certificate_of_june), {}, table).find_offered(face) != nullptr;
  };
  EXPECT_TRUE(offers_face("2025-09-10"));
  EXPECT_FALSE(offers_face("2025-09-11"));
}

struct PaperRow {
  const char* date;
  void (*change)(Situation&);
  Document document;
  bool accepted;
  const char* clause;
};

void PrintTo(const PaperRow& row, std::ostream* out) {
  *out << row.date << ' ' << core::name_of(row.document);
}

void works(Situation& s) { s.cause.reset(); }

const PaperRow papers[] = {
    // A paper that names the insured by itself counts while the online check works, too.
    {"2025-12-01", works, Document::insurance_card, true, "F-25"},
    {"2025-12-02", works, Document::insurance_card, true, "F-26"},
    {"2026-04-01", works, Document::insurance_card, false, "F-28"},
    {"2026-04-01", no_card, Document::insurance_notice, false, "F-31"},
    {"2026-03-31", no_card, Document::insurance_notice, true, "F-30"},
    {"2025-01-10", works, Document::insurance_notice, false, "F-13"},
    {"2025-01-10", nothing, Document::insurance_notice, true, "F-29"},
    {"2025-01-10", works, Document::medical_aid_ticket, false, "F-13"},
    {"2025-01-10", medical_aid, Document::medical_aid_ticket, true, "F-32"},
    {"2026-09-01", works, Document::eligibility_certificate, true, "F-09"},
};

class PaperDates : public ::testing::TestWithParam<PaperRow> {};

TEST_P(PaperDates, CountFromTheirFirstDayToTheirLast) {
  const PaperRow& row = GetParam();
  const DocumentDecision decision = accepts(row.document, on(row.date, row.change));
  EXPECT_EQ(decision.accepted, row.accepted);
  EXPECT_THAT(decision.clauses, Contains(row.clause));
}

INSTANTIATE_TEST_SUITE_P(Rows, PaperDates, ::testing::ValuesIn(papers));

}  // namespace
}  // namespace madoguchi::checkin
