// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/generated_people.hpp"

#include "core/seeded_random.hpp"
#include "eligibility/ages.hpp"
#include "sim/eligibility/families.hpp"
#include "sim/eligibility/generated_certificates.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>

namespace madoguchi::sim::eligibility {
namespace {

using core::SeededRandom;
using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::QualificationRecord;
using madoguchi::eligibility::QualificationValidity;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::years;

struct PartOfName {
  std::string_view text;
  std::string_view kana;
};

// Words nobody is called, and given names of forms to fill in.
constexpr std::array<PartOfName, 8> families{{{"試験", "ｼｹﾝ"},
                                              {"見本", "ﾐﾎﾝ"},
                                              {"例示", "ﾚｲｼﾞ"},
                                              {"試行", "ｼｺｳ"},
                                              {"検証", "ｹﾝｼｮｳ"},
                                              {"練習", "ﾚﾝｼｭｳ"},
                                              {"模擬", "ﾓｷﾞ"},
                                              {"仮名", "ｶﾒｲ"}}};
constexpr std::array<PartOfName, 8> women{{{"花子", "ﾊﾅｺ"},
                                           {"一子", "ｲﾁｺ"},
                                           {"春子", "ﾊﾙｺ"},
                                           {"雪子", "ﾕｷｺ"},
                                           {"夏子", "ﾅﾂｺ"},
                                           {"秋子", "ｱｷｺ"},
                                           {"月子", "ﾂｷｺ"},
                                           {"星子", "ﾎｼｺ"}}};
constexpr std::array<PartOfName, 8> men{{{"太郎", "ﾀﾛｳ"},
                                         {"一郎", "ｲﾁﾛｳ"},
                                         {"次郎", "ｼﾞﾛｳ"},
                                         {"三郎", "ｻﾌﾞﾛｳ"},
                                         {"四郎", "ｼﾛｳ"},
                                         {"五郎", "ｺﾞﾛｳ"},
                                         {"六郎", "ﾛｸﾛｳ"},
                                         {"七郎", "ｼﾁﾛｳ"}}};
// The first is outside JIS X 0208, the second outside Shift_JIS altogether.
constexpr std::array<std::string_view, 2> rare_characters{"德", "𠮷"};

bool happens(SeededRandom& random, int per_thousand) {
  return random.below(1000) < static_cast<std::uint64_t>(per_thousand);
}

/// One of a list whose shares are a thousand.
template <class List>
const typename List::value_type& one_of(SeededRandom& random, const List& list) {
  auto left = static_cast<int>(random.below(1000));
  for (const auto& row : list) {
    if (left < row.per_thousand) return row;
    left -= row.per_thousand;
  }
  return list.back();
}

/// Somebody who has this age on the day.
core::CivilDate birth_date(SeededRandom& random, int age, core::CivilDate day) {
  const auto last = sys_days{day - years{age}};
  return core::CivilDate{last - days{static_cast<int>(random.below(365))}};
}

void name_person(SeededRandom& random, const TraitShares& traits, QualificationRecord& record) {
  const bool woman = random.below(2) == 0;
  record.sex = woman ? "2" : "1";
  const PartOfName family = families[random.below(families.size())];
  const PartOfName given = (woman ? women : men)[random.below(women.size())];
  std::string shown(family.text);
  constexpr std::size_t bytes_of_a_character = 3;
  if (happens(random, traits.replaced_character)) {
    shown.replace(0, bytes_of_a_character, "\u25CF");
  } else if (happens(random, traits.rare_character)) {
    shown.replace(0, bytes_of_a_character, rare_characters[random.below(rare_characters.size())]);
  }
  record.name = shown + "\u3000" + std::string(given.text);
  record.insured_name = record.name;
  record.name_kana = std::string(family.kana) + " " + std::string(given.kana);
  record.address =
      fmt::format("試験県見本市例示町{}－{}", 1 + random.below(9), 1 + random.below(30));
}

std::string ratio_text(int ratio) { return fmt::format("{:03}", ratio); }

int usual_ratio(SeededRandom& random, const PopulationShares& shares, int age) {
  if (age >= 75) return one_of(random, shares.ratios_from_75).ratio;
  if (age >= 70) return one_of(random, shares.ratios_of_70_to_74).ratio;
  // Until the first of April after the sixth birthday; here simply below seven.
  return age < 7 ? 20 : 30;
}

void insure(SeededRandom& random, const PopulationShares& shares, int age, std::uint64_t number,
            QualificationRecord& record) {
  const bool elderly = age >= 75;
  const InsurerShare insurer = elderly ? shares.elderly_insurer : one_of(random, shares.insurers);
  record.insurer_number = insurer.number;
  record.insurer_name = insurer.name;
  record.insured_card_symbol = insurer.symbol;
  record.insured_identification_number = fmt::format("{:08}", 10000000 + number);
  // A child is somebody's family.
  const bool dependant = !elderly && (age < 16 || happens(random, shares.traits.dependant));
  record.personal_family_classification = dependant ? "2" : "1";
  record.insured_branch_number = fmt::format("{:02}", dependant ? 1 + random.below(4) : 0);
  record.partial_contribution_ratio = ratio_text(usual_ratio(random, shares, age));
}

/// A day within the last two months, for what changed lately.
core::CivilDate lately(SeededRandom& random, core::CivilDate day) {
  return core::CivilDate{sys_days{day} - days{1 + static_cast<int>(random.below(60))}};
}

void give_medical_aid(const PopulationShares& shares, core::CivilDate day, std::uint64_t number,
                      RegisteredPerson& person) {
  QualificationRecord& record = person.records.front();
  record.insured_card_classification = "A1";
  record.insurer_number = shares.welfare_office.number;
  record.insurer_name = shares.welfare_office.name;
  record.insured_card_symbol.clear();
  record.insured_identification_number = fmt::format("{:07}", number % 10000000);
  record.personal_family_classification = "1";
  record.insured_branch_number = "00";
  record.partial_contribution_ratio.clear();
  madoguchi::eligibility::OqsElement ticket{"MedicalTicketInfo", {}, {}};
  ticket.put("TicketType", "01");
  ticket.put("MedicalTreatmentMonth", fmt::format("{}{:02}", static_cast<int>(day.year()),
                                                  static_cast<unsigned>(day.month())));
  ticket.put("IssueNumber", fmt::format("{:07}", number % 10000000));
  ticket.put("MedicalTreatmentType", "02");
  ticket.put("SingleOrCombinedUse", "01");
  person.tickets.push_back(std::move(ticket));
}

void end_insurance(core::CivilDate from, RegisteredPerson& person) {
  QualificationRecord& record = person.records.front();
  record.disqualification_date = std::max(from, *record.qualification_date);
  person.validity = QualificationValidity::invalid;
}

/// The record that came after, or stands beside, the first one.
QualificationRecord next_record(SeededRandom& random, const PopulationShares& shares,
                                const QualificationRecord& first, core::CivilDate from) {
  QualificationRecord next = first;
  const InsurerShare insurer = one_of(random, shares.insurers);
  next.insurer_number = insurer.number;
  next.insurer_name = insurer.name;
  next.insured_card_symbol = insurer.symbol;
  next.insured_identification_number = fmt::format("{:08}", 20000000 + random.below(10000000));
  next.qualification_date = from;
  next.disqualification_date.reset();
  return next;
}

void change_insurance(SeededRandom& random, const PopulationShares& shares, core::CivilDate day,
                      int age, RegisteredPerson& person) {
  const TraitShares& traits = shares.traits;
  if (happens(random, traits.died) || happens(random, traits.no_longer_insured)) {
    end_insurance(lately(random, day), person);
  } else if (age < 75 && happens(random, traits.moved_to_another_insurer)) {
    const core::CivilDate since = lately(random, day);
    QualificationRecord now = next_record(random, shares, person.records.front(), since);
    person.records.front().disqualification_date = since;
    person.records.insert(person.records.begin(), std::move(now));
  } else if (age < 75 && happens(random, traits.two_records)) {
    person.records.push_back(
        next_record(random, shares, person.records.front(), lately(random, day)));
    person.validity = QualificationValidity::several;
  }
}

RegisteredPerson make_person(const PopulationShares& shares, std::uint64_t number,
                             std::uint64_t seed, core::CivilDate day) {
  SeededRandom random(core::seed_of("sim/eligibility/people", seed) + number);
  RegisteredPerson person;
  person.key = fmt::format("person-{}", number);
  person.common_name = fmt::format("{:018}0011A", number);
  QualificationRecord record;
  name_person(random, shares.traits, record);
  const AgeGroup& group = one_of(random, shares.ages);
  const auto span = static_cast<std::uint64_t>(group.until - group.from + 1);
  record.birthdate = birth_date(random, group.from + static_cast<int>(random.below(span)), day);
  const int age = core::age_on(record.birthdate, day);
  insure(random, shares, age, number, record);
  record.qualification_date =
      core::CivilDate{std::max(sys_days{record.birthdate},
                               sys_days{day} - days{100 + static_cast<int>(random.below(3000))})};
  if (age >= madoguchi::eligibility::late_elderly_age) {  // insured there from that birthday on
    const core::CivilDate first{
        sys_days{record.birthdate + years{madoguchi::eligibility::late_elderly_age}}};
    record.qualification_date = std::max(*record.qualification_date, first);
  }
  person.records.push_back(std::move(record));
  if (happens(random, shares.traits.medical_aid)) {
    give_medical_aid(shares, day, number, person);
  } else {
    change_insurance(random, shares, day, age, person);
  }
  give_certificates(shares.traits, number, seed, day, person);
  person.registered = !happens(random, shares.traits.not_registered_for_card_use);
  person.dv_protected = happens(random, shares.traits.protected_address);
  if (!happens(random, shares.traits.without_history)) {
    person.information = {InformationKind::drug, InformationKind::treatment};
    if (age >= 40) person.information.insert(InformationKind::checkup);  // as the checkups begin
  }
  person.file_consents = person.information;
  return person;
}

}  // namespace

std::vector<RegisteredPerson> generate_people(const PopulationShares& shares, std::size_t count,
                                              std::uint64_t seed, core::CivilDate day) {
  std::vector<RegisteredPerson> people;
  people.reserve(count);
  for (std::uint64_t number = 1; number <= count; ++number) {
    people.push_back(make_person(shares, number, seed, day));
  }
  join_families(people);
  return people;
}

}  // namespace madoguchi::sim::eligibility
