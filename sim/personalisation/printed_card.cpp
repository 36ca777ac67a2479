// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/printed_card.hpp"

#include "core/enum_names.hpp"
#include "scenario/read_value.hpp"
#include "sim/pki/holder.hpp"

#include <fmt/format.h>

#include <array>

namespace madoguchi::sim::personalisation {
namespace {

constexpr std::string_view setting_prefix = "setting.";

std::string gregorian(core::CivilDate day) {
  return fmt::format("{}年{}月{}日", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string in_era(core::CivilDate day) {
  constexpr std::array eras{"明治", "大正", "昭和", "平成", "令和"};
  const auto era = static_cast<std::size_t>(pki::era_digit(day) - 1);
  const int year = pki::era_year(day);
  return fmt::format("{}{}年{}月{}日", eras.at(era), year == 1 ? "元" : std::to_string(year),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace

std::string PrintedCard::printed_birth_date() const {
  return foreign_national ? gregorian(born) : in_era(born);
}

std::string PrintedCard::printed_expiry() const { return gregorian(card_expiry); }

std::map<std::string, std::string> notes_of(const PrintedCard& card) {
  std::map<std::string, std::string> notes{
      {"title.en", card.title.en},
      {"title.ja", card.title.ja},
      {"model", card.model},
      {"kind", std::string(core::name_of(card.kind))},
      {"person", std::to_string(card.person)},
      {"name", card.name},
      {"address", card.address},
      {"born", core::to_iso(card.born)},
      {"sex", std::string(1, card.sex)},
      {"card_expiry", core::to_iso(card.card_expiry)},
      {"foreign_national", card.foreign_national ? "true" : "false"},
      {"number", card.number.reveal()},
      {"verification_number_b", card.verification_number_b.reveal()},
      {"revoked", card.revoked ? "true" : "false"}};
  for (const auto& [key, text] : card.settings) notes[std::string(setting_prefix) + key] = text;
  return notes;
}

PrintedCard printed_card_of(const std::map<std::string, std::string>& notes) {
  const auto text = [&notes](const char* key) {
    const auto found = notes.find(key);
    return found == notes.end() ? std::string{} : found->second;
  };
  PrintedCard card;
  card.title = {text("title.en"), text("title.ja")};
  card.model = text("model");
  card.kind = core::value_of<checkin::CardKind>(text("kind")).value_or(card.kind);
  card.person = static_cast<std::uint64_t>(scenario::integer_of(text("person")).value_or(0));
  card.name = text("name");
  card.address = text("address");
  card.born = core::parse_date(text("born")).value_or(card.born);
  if (const std::string sex = text("sex"); sex.size() == 1) card.sex = sex.front();
  card.card_expiry = core::parse_date(text("card_expiry")).value_or(card.card_expiry);
  card.foreign_national = text("foreign_national") == "true";
  card.number = core::Secret(text("number"));
  card.verification_number_b = core::Secret(text("verification_number_b"));
  card.revoked = text("revoked") == "true";
  for (const auto& [key, value] : notes) {
    if (key.starts_with(setting_prefix)) card.settings[key.substr(setting_prefix.size())] = value;
  }
  return card;
}

}  // namespace madoguchi::sim::personalisation
