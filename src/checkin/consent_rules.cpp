// SPDX-License-Identifier: Apache-2.0
#include "checkin/consent_rules.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr core::CivilDate one_question_from{year{2024}, month{10}, day{7}};
constexpr core::CivilDate clinical_from{year{2025}, month{1}, day{28}};

constexpr std::string_view screens = "MHLW slides on the reader's screens, 2024";
constexpr std::string_view layout = "receipt software's interface, change of 2025-01-28";
constexpr std::string_view element = "elements of the file for the EMR";

using enum ConsentItem;
using enum ConsentForm;
using enum Certainty;

/// In the order of the screens.
constexpr ConsentRule rows[] = {
    {"CI-08", limit, own_screen, {}, one_question_from, official, screens},
    {"CI-08", operation, own_screen, {}, one_question_from, official, screens},
    {"CI-08", treatment, own_screen, {}, one_question_from, official, screens},
    {"CI-08", drug, own_screen, {}, one_question_from, official, screens},
    {"CI-08", checkup, own_screen, {}, one_question_from, official, screens},
    {"CI-09", limit, without_asking, one_question_from, {}, official, screens},
    {"CI-09", everything, own_screen, one_question_from, {}, official, screens},
    {"CI-09", operation, part_of_whole, one_question_from, {}, official, screens},
    {"CI-09", treatment, part_of_whole, one_question_from, {}, official, screens},
    {"CI-09", drug, part_of_whole, one_question_from, {}, official, screens},
    {"CI-09", checkup, part_of_whole, one_question_from, {}, official, screens},
    {"CI-11", clinical, part_of_whole, clinical_from, {}, assumption, layout},
    // The place of its screen is not published: after the medical information.
    {"CI-10", specified_disease, own_screen, {}, {}, assumption, element},
};

bool on(const ConsentRule& rule, core::CivilDate when) {
  return (!rule.from || *rule.from <= when) && (!rule.until || when < *rule.until);
}

}  // namespace

const ConsentRule* consent_rule(ConsentItem item, core::CivilDate when) {
  const auto* row = std::ranges::find_if(
      rows, [&](const ConsentRule& rule) { return rule.item == item && on(rule, when); });
  return row == std::ranges::end(rows) ? nullptr : row;
}

std::vector<ConsentItem> consent_questions(core::CivilDate when, bool has_specified_disease,
                                           const Defects& defects) {
  std::vector<ConsentItem> questions;
  const bool early = when < one_question_from;
  if (early && defects.contains(Defect::asks_one_consent_before_2024_10)) {
    when = one_question_from;
  } else if (!early && defects.contains(Defect::asks_limit_after_2024_10)) {
    questions.push_back(limit);
  }
  for (const ConsentRule& rule : rows) {
    if (!on(rule, when) || rule.form != own_screen) continue;
    if (rule.item == specified_disease && !has_specified_disease) continue;
    questions.push_back(rule.item);
  }
  return questions;
}

eligibility::Consents valid_consents(const eligibility::Consents& answered, core::CivilDate when) {
  const auto counts = [&](ConsentItem item, bool given) {
    const ConsentRule* rule = consent_rule(item, when);
    if (rule == nullptr) return false;
    return rule->form == without_asking || given;
  };
  eligibility::Consents valid;
  valid.high_cost_limit = counts(limit, answered.high_cost_limit);
  valid.operation = counts(operation, answered.operation);
  valid.treatment = counts(treatment, answered.treatment);
  valid.drug = counts(drug, answered.drug);
  valid.checkup = counts(checkup, answered.checkup);
  valid.specified_disease = counts(specified_disease, answered.specified_disease);
  if (consent_rule(clinical, when) != nullptr) valid.clinical = answered.clinical;
  return valid;
}

}  // namespace madoguchi::checkin
