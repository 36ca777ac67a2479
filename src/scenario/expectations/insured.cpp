// SPDX-License-Identifier: Apache-2.0
// insured: the name that is shown belongs to this person of the scenario.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

class InsuredPerson : public Expectation {
 public:
  explicit InsuredPerson(std::string person) : person_(std::move(person)) {}
  std::string expected() const override { return person_.empty() ? "none" : person_; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto& shown = evidence.seen.insured_name;
    const Person* person = evidence.world.find(person_);
    const bool as_expected = person == nullptr ? !shown : shown == person->name;
    return Finding{as_expected, described(shown, evidence.world)};
  }

 private:
  static std::string described(const std::optional<std::string>& shown, const World& world) {
    if (!shown) return "none";
    for (const Person& person : world.people) {
      if (person.name == *shown) return person.key;
    }
    return "another name: " + *shown;
  }
  std::string person_;  // empty: no name may be shown
};

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  if (is_word(value, "none")) return std::make_unique<InsuredPerson>("");
  known_person(value, context.path, context);
  return std::make_unique<InsuredPerson>(value.text);
}

}  // namespace

ExpectationKind insured() {
  return {"insured", "Whose insurance data are shown: a person of this scenario, or `none`.",
          "insured: hanako", [] { return shapes::key("a person of this scenario, or none"); },
          make};
}

}  // namespace madoguchi::scenario::expectations
