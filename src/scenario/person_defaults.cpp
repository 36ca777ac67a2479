// SPDX-License-Identifier: Apache-2.0
#include "scenario/person_defaults.hpp"

#include "core/seeded_random.hpp"

#include <fmt/format.h>

#include <array>

namespace madoguchi::scenario {
namespace {

struct PartOfName {
  std::string_view text;
  std::string_view kana;
};

// Words nobody is called: test, specimen, example, trial, inspection, practice.
constexpr std::array<PartOfName, 6> families{{{"試験", "ｼｹﾝ"},
                                              {"見本", "ﾐﾎﾝ"},
                                              {"例示", "ﾚｲｼﾞ"},
                                              {"試行", "ｼｺｳ"},
                                              {"検証", "ｹﾝｼｮｳ"},
                                              {"練習", "ﾚﾝｼｭｳ"}}};
constexpr std::array<PartOfName, 4> women{
    {{"花子", "ﾊﾅｺ"}, {"一子", "ｲﾁｺ"}, {"春子", "ﾊﾙｺ"}, {"雪子", "ﾕｷｺ"}}};
constexpr std::array<PartOfName, 4> men{
    {{"太郎", "ﾀﾛｳ"}, {"一郎", "ｲﾁﾛｳ"}, {"次郎", "ｼﾞﾛｳ"}, {"三郎", "ｻﾌﾞﾛｳ"}}};

core::CivilDate birth_date(core::SeededRandom& random) {
  using namespace std::chrono;
  const auto year_of_birth = year{1935 + static_cast<int>(random.below(66))};  // adults all
  const auto month_of_birth = month{1 + static_cast<unsigned>(random.below(12))};
  const auto day_of_birth = day{1 + static_cast<unsigned>(random.below(28))};
  return year_month_day{year_of_birth, month_of_birth, day_of_birth};
}

}  // namespace

Person person_from_seed(std::string key, std::uint64_t seed) {
  core::SeededRandom random(core::seed_of("scenario/person", seed));
  Person person;
  person.key = std::move(key);
  person.seed = seed;
  const bool woman = random.below(2) == 0;
  // Neighbouring numbers get different family names, so that few people never share a name.
  const PartOfName family = families[seed % families.size()];
  const PartOfName given = (woman ? women : men)[(seed / families.size()) % women.size()];
  person.sex = woman ? "2" : "1";
  person.name = std::string(family.text) + "\u3000" + std::string(given.text);
  person.name_kana = std::string(family.kana) + " " + std::string(given.kana);
  person.born = birth_date(random);
  person.address = "試験県見本市例示町" + std::to_string(1 + random.below(9)) + "－" +
                   std::to_string(1 + random.below(30));
  person.insured = Insured{};
  person.insured->number = std::to_string(1000000 + seed);
  person.information = {eligibility::InformationKind::drug, eligibility::InformationKind::checkup,
                        eligibility::InformationKind::treatment};
  return person;
}

namespace {

eligibility::QualificationRecord insurance_record(const Person& person, const Insured& insured) {
  eligibility::QualificationRecord record;
  record.insurer_number = insured.insurer;
  record.insured_card_symbol = insured.symbol;
  record.insured_identification_number = insured.number;
  record.insured_branch_number = insured.branch;
  record.insured_card_classification = insured.classification;
  record.personal_family_classification = insured.relation;
  record.insured_name = insured.holder.empty() ? person.name : insured.holder;
  record.name = person.name;
  record.name_kana = person.name_kana;
  record.sex = person.sex;
  record.birthdate = person.born;
  record.address = person.address;
  record.partial_contribution_ratio = fmt::format("{:03}", insured.ratio);
  record.insurer_name = insured.insurer_name;
  record.qualification_date = insured.qualified;
  record.disqualification_date = insured.disqualified;
  record.elements = insured.elements;
  return record;
}

}  // namespace

eligibility::QualificationRecord insurance_record_of(const Person& person) {
  return insurance_record(person, person.insured.value_or(Insured{}));
}

std::vector<eligibility::QualificationRecord> insurance_records_of(const Person& person) {
  std::vector<eligibility::QualificationRecord> records{insurance_record_of(person)};
  for (const Insured& other : person.other_records) {
    records.push_back(insurance_record(person, other));
  }
  return records;
}

}  // namespace madoguchi::scenario
