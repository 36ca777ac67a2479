// SPDX-License-Identifier: Apache-2.0
// Expected ways are those of the notice of 2023-08-07 (clauses N-xx), of notice 保発0710第1号 and
// of the Japan Dental Association's restatement of it (pattern A), read as tables.
#include "checkin/fallback_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace madoguchi::checkin {
namespace {

using ::testing::Contains;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto ordinary = CardKind::ordinary;
constexpr auto pinless = CardKind::pinless;

struct Row {
  const char* name;
  Situation situation;
  std::vector<Way> offered;
  std::vector<std::string> clauses;  ///< must be among those that decided
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

Situation card(std::optional<CardKind> kind) {
  Situation s;
  s.card = kind;
  return s;
}

Situation failing(std::optional<CardKind> kind, Reason cause,
                  std::set<IdentityMethod> failed = {}) {
  Situation s = card(kind);
  s.cause = cause;
  s.failed = std::move(failed);
  return s;
}

Situation with(Situation s, PinState pin) {
  s.pin = pin;
  return s;
}

Situation in_visual_mode(Situation s) {
  s.mode = ReaderMode::visual_check;
  return s;
}

Situation proxy(Situation s, Institution institution = Institution::pharmacy) {
  s.patient_present = false;
  s.institution = institution;
  return s;
}

using enum Way;
using M = IdentityMethod;
using R = Reason;

const Row rows[] = {
    {"pinless, nothing failed", card(pinless), {face, visual_check}, {"N-04", "N-05", "N-06"}},
    {"ordinary, nothing failed",
     card(ordinary),
     {face, pin, visual_check},
     {"F-01", "F-06", "F-08"}},
    {"kind not known", card({}), {face, pin, visual_check}, {"F-01"}},
    {"pinless, non-match",
     failing(pinless, R::score_below_threshold, {M::face}),
     {visual_check},
     {"N-04", "N-05", "F-03"}},
    {"pinless, no face",
     failing(pinless, R::no_face_captured, {M::face}),
     {visual_check},
     {"N-05"}},
    {"pinless, PIN chosen", failing(pinless, R::pin_not_set), {face, visual_check}, {"N-04"}},
    {"ordinary, non-match",
     failing(ordinary, R::score_below_threshold, {M::face}),
     {pin, visual_check},
     {"F-06", "F-08"}},
    {"ordinary, PIN wrong",
     failing(ordinary, R::pin_wrong, {M::pin}),
     {face, visual_check},
     {"F-01"}},
    {"ordinary, PIN locked",
     with(failing(ordinary, R::pin_locked), PinState::locked),
     {face, visual_check},
     {"F-07"}},
    {"ordinary, face and PIN failed",
     failing(ordinary, R::score_below_threshold, {M::face, M::pin}),
     {visual_check},
     {"F-08"}},
    {"no photograph", failing(ordinary, R::no_photograph), {pin, visual_check}, {"F-04"}},
    {"no camera", failing(pinless, R::camera_unavailable), {visual_check}, {"F-04"}},
    {"tick missing", in_visual_mode(failing({}, R::tick_missing)), {visual_check}, {"F-02"}},
    {"staff saw another person",
     in_visual_mode(failing(pinless, R::identity_not_verified, {M::visual_check})),
     {eligibility_certificate},
     {"F-03", "F-09"}},

    {"pinless, service down",
     failing(pinless, R::service_unreachable),
     {eligibility_certificate, known_data, declaration_form},
     {"N-08", "N-09", "F-09", "F-11"}},
    {"ordinary, service down",
     failing(ordinary, R::service_unreachable),
     {eligibility_certificate, portal_screen, known_data, declaration_form},
     {"N-16", "F-12"}},
    {"pinless, service error",
     failing(pinless, R::service_error),
     {eligibility_certificate, known_data, declaration_form},
     {"N-08"}},
    {"unreadable card",
     failing({}, R::card_unreadable),
     {eligibility_certificate, portal_screen, known_data, declaration_form},
     {"F-10"}},
    {"ordinary, expired",
     failing(ordinary, R::certificate_expired),
     {eligibility_certificate, portal_screen, known_data, declaration_form},
     {"N-16"}},
    {"pinless, revoked",
     failing(pinless, R::certificate_revoked),
     {eligibility_certificate, known_data, declaration_form},
     {"N-08", "N-09"}},
    {"ordinary, invalid qualification",
     failing(ordinary, R::qualification_not_valid),
     {eligibility_certificate, portal_screen, known_data, declaration_form},
     {"N-16", "F-11"}},
    {"ordinary, not registered",
     failing(ordinary, R::person_unknown),
     {eligibility_certificate, portal_screen, known_data, declaration_form},
     {"N-16"}},
    {"another card", failing({}, R::not_a_my_number_card), {eligibility_certificate}, {"F-09"}},

    {"pinless, proxy at the pharmacy",
     proxy(failing(pinless, R::patient_absent)),
     {prescription, eligibility_certificate, declaration_form},
     {"N-07", "N-08", "N-09"}},
    {"ordinary, proxy at the pharmacy",
     proxy(failing(ordinary, R::patient_absent)),
     {prescription, eligibility_certificate, portal_screen, declaration_form},
     {"N-07", "N-16", "F-12"}},
    {"proxy at the pharmacy without card",
     proxy(failing({}, R::patient_absent)),
     {prescription, eligibility_certificate, declaration_form},
     {"N-07", "F-12"}},
    {"proxy at the pharmacy, service down",
     proxy(failing(pinless, R::service_unreachable)),
     {prescription, eligibility_certificate, declaration_form},
     {"N-07"}},
    {"patient absent at a clinic",
     proxy(failing(pinless, R::patient_absent), Institution::clinic),
     {eligibility_certificate},
     {"N-07", "F-05", "F-09"}},
};

class FallbackTable : public ::testing::TestWithParam<Row> {};

TEST_P(FallbackTable, OffersWhatTheSourcesSay) {
  const FallbackDecision decision = offered_ways(GetParam().situation);
  EXPECT_THAT(decision.ways(), ElementsAreArray(GetParam().offered));
  for (const std::string& clause : GetParam().clauses) {
    EXPECT_THAT(decision.clauses(), Contains(clause));
  }
}

INSTANTIATE_TEST_SUITE_P(Rows, FallbackTable, ::testing::ValuesIn(rows));

/// Every situation that the enumerations allow, but for the sets of failed methods.
std::vector<Situation> all_situations() {
  std::vector<Situation> all;
  std::vector<std::optional<Reason>> causes{std::nullopt};
  for (const auto& row : enum_names(std::type_identity<Reason>{})) causes.emplace_back(row.value);
  for (const auto kind :
       {std::optional<CardKind>{}, std::optional{ordinary}, std::optional{pinless}}) {
    for (const auto& institution : enum_names(std::type_identity<Institution>{})) {
      for (const bool present : {true, false}) {
        for (const auto& cause : causes) {
          for (const auto& mode : enum_names(std::type_identity<ReaderMode>{})) {
            for (const auto& pin_row : enum_names(std::type_identity<PinState>{})) {
              for (const auto& failed : {std::set<M>{}, std::set{M::face}, std::set{M::pin},
                                         std::set{M::face, M::pin}}) {
                Situation s;
                s.card = kind;
                s.institution = institution.value;
                s.patient_present = present;
                s.cause = cause;
                s.failed = failed;
                s.pin = pin_row.value;
                s.mode = mode.value;
                all.push_back(std::move(s));
              }
            }
          }
        }
      }
    }
  }
  return all;
}

bool offers(const FallbackDecision& decision, Way way) {
  return decision.find_offered(way) != nullptr;
}

TEST(FallbackRules, HoldInEverySituation) {
  for (const Situation& s : all_situations()) {
    const FallbackDecision d = offered_ways(s);
    if (s.card == pinless) {
      EXPECT_FALSE(offers(d, pin)) << "N-04";
      EXPECT_FALSE(offers(d, portal_screen)) << "N-08";
    }
    if (!s.patient_present) {
      EXPECT_FALSE(offers(d, visual_check)) << "N-07";
      EXPECT_FALSE(offers(d, face)) << "F-05";
    }
    const bool proxy_case = !s.patient_present && s.institution == Institution::pharmacy;
    EXPECT_EQ(offers(d, prescription), proxy_case) << "N-07";
    if (proxy_case) {
      EXPECT_TRUE(offers(d, eligibility_certificate)) << "N-07";
    }
    if (s.cause == R::service_unreachable) {
      EXPECT_FALSE(offers(d, face) || offers(d, pin) || offers(d, visual_check));
      if (s.patient_present) {
        EXPECT_TRUE(offers(d, declaration_form));
      }
      if (s.card == ordinary && s.patient_present) {
        EXPECT_TRUE(offers(d, portal_screen)) << "N-16";
      }
    }
    for (const RuledWay& way : d.offered) EXPECT_FALSE(way.clauses.empty());
  }
}

TEST(FallbackDefects, ChangeExactlyWhatTheyAreNamedAfter) {
  const Situation down = failing(pinless, R::service_unreachable);
  EXPECT_THAT(
      offered_ways(down, {Defect::offers_portal_to_pinless}).ways(),
      ElementsAreArray({eligibility_certificate, portal_screen, known_data, declaration_form}));
  EXPECT_THAT(offered_ways(down, {Defect::offers_no_fallback}).ways(), IsEmpty());
  const Situation absent = proxy(failing(pinless, R::patient_absent));
  EXPECT_THAT(offered_ways(absent, {Defect::allows_visual_check_of_absent}).ways(),
              Contains(visual_check));
  EXPECT_THAT(offered_ways(absent, {Defect::offers_portal_to_pinless}).ways(),
              Not(Contains(visual_check)));
}

}  // namespace
}  // namespace madoguchi::checkin
