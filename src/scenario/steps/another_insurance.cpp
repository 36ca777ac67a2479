// SPDX-License-Identifier: Apache-2.0
// insurance: an insurer tells the service something new while the scenario runs.
#include "scenario/document_shape.hpp"
#include "scenario/insured_reader.hpp"
#include "scenario/person_defaults.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"
#include "scenario/world_checks.hpp"

namespace madoguchi::scenario::steps {
namespace {

class AnotherInsurance : public Step {
 public:
  AnotherInsurance(ports::InsuranceChange change, std::string shown)
      : change_(std::move(change)), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese
               ? change_.person + "の資格情報が更新される"
               : "the service learns of another insurance of " + change_.person;
  }
  ports::Task<> run(StepContext& context) const override {
    co_return context.stage.set_insurance(change_);
  }

 private:
  ports::InsuranceChange change_;
  std::string shown_;
};

const Shape& insured_shape_of_people() {
  for (const Field& field : person_shape().fields) {
    if (field.key == "insured") return field.shape;
  }
  return person_shape();
}

Shape shape() {
  return shapes::mapping(
      {{"of", shapes::key("a person of this scenario"), Need::optional,
        "whose it is; default the only person"},
       {"insured", insured_shape_of_people(), Need::required,
        "what is new; numbers that are not named are as the world says. none: unknown now"}});
}

const Person* person_of(const DocumentNode& argument, ReadContext& context) {
  const DocumentNode* of = argument.find("of");
  if (of != nullptr) {
    const bool known = known_person(*of, below(context.path, "of"), context);
    return known ? context.world.find(of->text) : nullptr;
  }
  if (context.world.people.size() == 1) return &context.world.people.front();
  context.problems.add(argument.place, below(context.path, "of"),
                       "missing; there are several people");
  return nullptr;
}

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  const Person* known = person_of(argument, context);
  ports::InsuranceChange change;
  if (known != nullptr) {
    const DocumentNode& given = *argument.find("insured");
    Person person = *known;
    change.person = person.key;
    change.known = !is_word(given, "none");
    if (change.known) {
      Insured insured = person.insured.value_or(Insured{});
      insured.validity = eligibility::QualificationValidity::valid;
      insured.qualified.reset();
      insured.disqualified.reset();
      insured.elements.clear();
      read_insured(insured, given, below(context.path, "insured"), context.problems);
      check_ratio(given, below(context.path, "insured.ratio"), context.problems);
      change.validity = insured.validity;
      person.insured = std::move(insured);
      for (auto& record : insurance_records_of(person)) {
        change.records.push_back(
            {.record = std::move(record), .tickets = {}, .reference_number = {}});
      }
    }
  }
  return std::make_unique<AnotherInsurance>(std::move(change), one_line(argument));
}

}  // namespace

StepKind insurance() {
  return {"insurance",
          "An insurer tells the service something new: a change of job that is entered late, a "
          "death, a move.",
          "- insurance: {of: hanako, insured: {validity: invalid, disqualified: 2025-04-01}}",
          shape, make};
}

}  // namespace madoguchi::scenario::steps
