// SPDX-License-Identifier: Apache-2.0
// consent: the patient answers which medical information the institution may view.
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

// From this day on readers no longer ask about certificates of cost limits.
constexpr core::CivilDate limit_not_asked_from{std::chrono::year{2024}, std::chrono::October,
                                               std::chrono::day{7}};

class Consent : public Step {
 public:
  Consent(eligibility::Consents consents, std::string shown)
      : consents_(consents), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    std::string given;
    for (const auto& row : enum_names(std::type_identity<eligibility::InformationKind>{})) {
      if (!consents_.given(row.value)) continue;
      if (!given.empty()) given += language == core::Language::japanese ? "、" : ", ";
      given += row.label.in(language);
    }
    if (language == core::Language::japanese) {
      return given.empty() ? "患者がすべて同意しない" : "患者が同意する(" + given + ")";
    }
    return given.empty() ? "the patient consents to nothing" : "the patient consents to: " + given;
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::ConsentsGiven{consents_});
  }

 private:
  eligibility::Consents consents_;
  std::string shown_;
};

constexpr core::CivilDate clinical_asked_from{std::chrono::year{2025}, std::chrono::January,
                                              std::chrono::day{28}};

using eligibility::ClinicalItem;

Shape shape() {
  using shapes::boolean;
  const auto flag = [](const char* key) {
    return Field{key, boolean(), Need::optional, "default false"};
  };
  return shapes::either(
      {shapes::choice({"all", "none"}),
       shapes::mapping({flag("drug"),
                        flag("checkup"),
                        flag("treatment"),
                        flag("operation"),
                        {"high_cost_limit", boolean(), Need::optional,
                         "asked before 2024-10-07 only; default false"},
                        {"specified_disease", boolean(), Need::optional,
                         "asked of people with a certificate for one; default false"},
                        {"clinical", shapes::list(shapes::choice_of<ClinicalItem>()),
                         Need::optional, "asked from 2025-01-28 on; default none of them"}})});
}

eligibility::Consents everything_on(core::CivilDate day) {
  eligibility::Consents consents{true, true, true, false};
  consents.operation = true;
  if (day < clinical_asked_from) return consents;
  for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
    consents.clinical.insert(row.value);
  }
  return consents;
}

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  eligibility::Consents consents;
  if (is_word(argument, "all")) consents = everything_on(context.day());
  const auto given = [&](std::string_view key) {
    const DocumentNode* value = argument.find(key);
    return value != nullptr && value->text == "true";
  };
  if (argument.is_mapping()) {
    consents = {given("drug"), given("checkup"), given("treatment"), given("high_cost_limit")};
    consents.operation = given("operation");
    consents.specified_disease = given("specified_disease");
  }
  if (const DocumentNode* items = argument.find("clinical")) {
    for (const ClinicalItem item : enums_from<ClinicalItem>(*items)) consents.clinical.insert(item);
  }
  if (consents.high_cost_limit && context.day() >= limit_not_asked_from) {
    context.problems.add(argument.find("high_cost_limit")->place, context.path + ".high_cost_limit",
                         "not asked on the day of this scenario: only before 2024-10-07");
  }
  if (!consents.clinical.empty() && context.day() < clinical_asked_from) {
    context.problems.add(argument.find("clinical")->place, context.path + ".clinical",
                         "not asked on the day of this scenario: only from 2025-01-28 on");
  }
  return std::make_unique<Consent>(consents, one_line(argument));
}

}  // namespace

StepKind consent() {
  return {"consent",
          "The patient answers which medical information the institution may view. What is not "
          "named is refused; `all` is the one answer for everything, where that is asked.",
          "- consent: {drug: true, checkup: false}", shape, make};
}

}  // namespace madoguchi::scenario::steps
