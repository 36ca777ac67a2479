// SPDX-License-Identifier: Apache-2.0
// Which document replaces the online check: clauses N-07, N-08, N-09, N-16 of the notice; that the
// others count only where the online check cannot be done is notice 保発0710第1号.
#include "checkin/fallback_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

using ::testing::ElementsAre;

Situation of(CardKind kind, std::optional<Reason> cause, bool present = true,
             Institution institution = Institution::clinic) {
  Situation s;
  s.card = kind;
  s.cause = cause;
  s.patient_present = present;
  s.institution = institution;
  return s;
}

struct Row {
  const char* name;
  Document document;
  Situation situation;
  bool accepted;
  const char* clause;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

using D = Document;
constexpr auto down = Reason::service_unreachable;
constexpr auto pharmacy = Institution::pharmacy;
constexpr auto ordinary = CardKind::ordinary;
constexpr auto pinless = CardKind::pinless;

const Row rows[] = {
    {"portal, pinless", D::portal_screen, of(pinless, down), false, "N-08"},
    {"portal, ordinary", D::portal_screen, of(ordinary, down), true, "N-16"},
    {"portal, online works", D::portal_screen, of(ordinary, {}), false, "F-13"},
    {"portal, pinless, proxy", D::portal_screen, of(pinless, {}, false, pharmacy), false, "N-08"},
    {"declaration, pinless", D::declaration_form, of(pinless, down), true, "N-09"},
    {"declaration, ordinary", D::declaration_form, of(ordinary, down), true, "F-12"},
    {"declaration, online works", D::declaration_form, of(pinless, {}), false, "F-13"},
    {"known data", D::known_data, of(pinless, down), true, "F-11"},
    {"prescription, proxy", D::prescription, of(pinless, {}, false, pharmacy), true, "N-07"},
    {"prescription, patient there", D::prescription, of(pinless, {}, true, pharmacy), false,
     "F-13"},
    {"prescription, clinic", D::prescription, of(pinless, down), false, "F-13"},
    {"certificate, proxy", D::eligibility_certificate, of(pinless, {}, false, pharmacy), true,
     "N-07"},
    {"certificate, any time", D::eligibility_certificate, of(ordinary, {}), true, "F-09"},
};

class DocumentTable : public ::testing::TestWithParam<Row> {};

TEST_P(DocumentTable, DecidesByTheRuleNamed) {
  const Row& row = GetParam();
  const DocumentDecision decision = accepts(row.document, row.situation);
  EXPECT_EQ(decision.accepted, row.accepted);
  EXPECT_THAT(decision.clauses, ElementsAre(row.clause));
}

INSTANTIATE_TEST_SUITE_P(Rows, DocumentTable, ::testing::ValuesIn(rows));

TEST(DocumentDefects, RefuseTheCertificateOrTakeThePortal) {
  EXPECT_FALSE(accepts(D::eligibility_certificate, of(pinless, down),
                       {Defect::refuses_eligibility_certificate})
                   .accepted);
  EXPECT_TRUE(
      accepts(D::portal_screen, of(pinless, down), {Defect::offers_portal_to_pinless}).accepted);
  EXPECT_TRUE(
      accepts(D::declaration_form, of(pinless, down), {Defect::offers_no_fallback}).accepted);
}

}  // namespace
}  // namespace madoguchi::checkin
