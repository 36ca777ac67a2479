// SPDX-License-Identifier: Apache-2.0
// Expected counts: the shares of the file times the number of people; a count may be five standard
// deviations of the binomial distribution away from that.
#include "sim/eligibility/generated_people.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "scenario/yaml_reader.hpp"
#include "sim/eligibility/people_file.hpp"
#include "sim/eligibility/people_yaml.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <set>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::QualificationValidity;
using testing::HasSubstr;

constexpr std::size_t many = 5000;

PopulationShares shipped() {
  return load_population(MADOGUCHI_SOURCE_DIR "/data/people/population.yaml");
}

core::CivilDate day() { return *core::parse_date("2024-02-01"); }

const std::vector<RegisteredPerson>& people() {
  static const auto drawn = generate_people(shipped(), many, 1, day());
  return drawn;
}

template <class Predicate>
void expect_share(const char* what, double per_thousand, Predicate predicate) {
  const auto count =
      static_cast<double>(std::count_if(people().begin(), people().end(), predicate));
  const double p = per_thousand / 1000;
  const double expected = p * many;
  EXPECT_NEAR(count, expected, 5 * std::sqrt(many * p * (1 - p))) << what;
}

TEST(GeneratedPeople, HaveTheSharesOfTheFile) {
  const TraitShares traits = shipped().traits;
  expect_share("replaced character", traits.replaced_character, [](const RegisteredPerson& person) {
    return person.records[0].name.find("\u25CF") != std::string::npos;
  });
  expect_share("not registered", traits.not_registered_for_card_use,
               [](const RegisteredPerson& person) { return !person.registered; });
  expect_share("medical aid", traits.medical_aid, [](const RegisteredPerson& person) {
    return person.records[0].insured_card_classification == "A1";
  });
  expect_share("from 75 on", 250 * (1 - traits.medical_aid / 1000.0),
               [](const RegisteredPerson& person) {
                 return person.records.back().insurer_number == "39139999";
               });
}

TEST(GeneratedPeople, FollowTheRulesOfTheirInsurance) {
  for (const RegisteredPerson& person : people()) {
    const auto& record = person.records.front();
    const auto born = std::chrono::sys_days{record.birthdate};
    EXPECT_LE(born, std::chrono::sys_days{day()}) << person.key;
    EXPECT_GE(*record.qualification_date, record.birthdate) << person.key;
    const bool ended = person.validity == QualificationValidity::invalid;
    EXPECT_EQ(record.disqualification_date.has_value(), ended) << person.key;
    EXPECT_EQ(person.validity == QualificationValidity::several,
              person.records.size() == 2 && !person.records[1].disqualification_date)
        << person.key;
    const bool elderly = std::chrono::sys_days{day() - std::chrono::years{75}} >= born;
    if (elderly && record.insured_card_classification != "A1") {
      EXPECT_THAT(record.partial_contribution_ratio, testing::AnyOf("010", "020", "030"));
      EXPECT_EQ(record.personal_family_classification, "1") << person.key;
    }
  }
}

TEST(GeneratedPeople, FromSeventyFiveOnAreInsuredThereSinceThatBirthday) {
  for (const RegisteredPerson& person : people()) {
    const auto& record = person.records.back();
    if (record.insurer_number != "39139999") continue;
    EXPECT_GE(std::chrono::sys_days{*record.qualification_date},
              std::chrono::sys_days{record.birthdate + std::chrono::years{75}})
        << person.key;
    if (record.disqualification_date) {
      EXPECT_GE(*record.disqualification_date, *record.qualification_date) << person.key;
    }
  }
}

TEST(GeneratedPeople, FamiliesShareANumberAndDifferInTheBranch) {
  std::map<std::string, std::vector<const RegisteredPerson*>> families;
  for (const RegisteredPerson& person : people()) {
    const auto& record = person.records.front();
    families[record.insurer_number + "/" + record.insured_card_symbol + "/" +
             record.insured_identification_number]
        .push_back(&person);
  }
  std::size_t alone = 0;
  std::size_t dependants = 0;
  for (const auto& [number, members] : families) {
    std::set<std::string> branches;
    const auto& head = members.front()->records.front();
    for (const RegisteredPerson* member : members) {
      const auto& record = member->records.front();
      if (record.personal_family_classification == "2") ++dependants;
      if (members.size() == 1 && record.personal_family_classification == "2") ++alone;
      EXPECT_TRUE(branches.insert(record.insured_branch_number).second) << number;
      if (members.size() == 1) continue;
      EXPECT_EQ(record.insured_name, head.name) << member->key;
      EXPECT_EQ(record.address, head.address) << member->key;
      EXPECT_EQ(record.personal_family_classification == "1", member == members.front());
    }
  }
  EXPECT_GT(dependants, many / 4U);
  EXPECT_LT(alone * 5, dependants);  // those whose insured person was not drawn nearby
}

// Classes: OQSCD012 as published, A below 70, B from 70 on, B09 and B10 from 75 on only.
TEST(GeneratedPeople, HaveCertificatesThatFitTheirAge) {
  std::set<std::string> classes;
  std::size_t diseased = 0;
  for (const RegisteredPerson& person : people()) {
    const auto& record = person.records.front();
    const int age = core::age_on(record.birthdate, day());
    for (const auto& element : record.elements) {
      EXPECT_NE(record.insured_card_classification, "A1") << person.key;
      if (element.name == "SpecificDiseasesCertificateList") ++diseased;
      const std::string limit = element.value("LimitApplicationCertificateClassificationFlag");
      if (limit.empty()) continue;
      classes.insert(limit);
      EXPECT_EQ(limit.front(), age < 70 ? 'A' : 'B') << person.key;
      if (limit >= "B09") {
        EXPECT_GE(age, 75) << person.key;
      }
    }
  }
  EXPECT_GT(classes.size(), 12U);
  EXPECT_GT(diseased, 0U);
}

TEST(GeneratedPeople, AreTheSameForTheSameSeedAndComeBackFromTheirFile) {
  const auto some = generate_people(shipped(), 300, 7, day());
  const std::string text = to_yaml(some);
  EXPECT_EQ(text, to_yaml(generate_people(shipped(), 300, 7, day())));
  EXPECT_NE(text, to_yaml(generate_people(shipped(), 300, 8, day())));
  EXPECT_EQ(to_yaml(parse_people(text, "people.yaml")), text);
}

// As `service people --count 5000 -o FILE` and `service --people FILE` do it.
TEST(GeneratedPeople, ComeBackFromTheirFileByTheThousand) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  const auto path = folder.path() / "people.yaml";
  ASSERT_TRUE(adapters::files::write_atomically(path, to_yaml(people())));
  EXPECT_GT(std::filesystem::file_size(path), scenario::document_size_limit);
  EXPECT_EQ(load_people(path).size(), many);
}

TEST(PopulationShares, TellEveryMistake) {
  try {
    parse_population(R"(ages: [{from: 7, until: 3, per_thousand: 900}]
insurers: [{name: a, number: "12345678901", per_thousand: 1000}]
traits: {dependent: 3}
)",
                     "population.yaml");
    FAIL() << "taken";
  } catch (const scenario::ScenarioError& error) {
    const std::string told = error.what();
    EXPECT_THAT(told, HasSubstr("population.yaml:2:"));
    EXPECT_THAT(told, HasSubstr("did you mean \"dependant\""));
    EXPECT_THAT(told, HasSubstr("elderly_insurer"));
  }
  const auto shares = [&](const std::string& ages) {
    return "ages: " + ages + R"(
insurers: [{name: a, number: "1", per_thousand: 1000}]
elderly_insurer: {name: b, number: "2"}
welfare_office: {name: c, number: "3"}
ratios_of_70_to_74: [{ratio: 20, per_thousand: 1000}]
ratios_from_75: [{ratio: 10, per_thousand: 1000}]
traits: {replaced_character: 0, rare_character: 0, dependant: 0, medical_aid: 0, died: 0, no_longer_insured: 0,
  moved_to_another_insurer: 0, two_records: 0, not_registered_for_card_use: 0, protected_address: 0, without_history: 0,
  cost_limit: 0, specified_disease: 0}
)";
  };
  EXPECT_NO_THROW(parse_population(shares("[{from: 0, until: 9, per_thousand: 1000}]"), "p.yaml"));
  try {
    parse_population(shares("[{from: 7, until: 3, per_thousand: 900}]"), "p.yaml");
    FAIL() << "taken";
  } catch (const scenario::ScenarioError& error) {
    EXPECT_THAT(error.what(), HasSubstr("900 together; expected 1000"));
    EXPECT_THAT(error.what(), HasSubstr("ends before it begins"));
  }
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
