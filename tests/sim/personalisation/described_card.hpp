// SPDX-License-Identifier: Apache-2.0
// Cards made from descriptions, with keys kept in the build folder and two photographs.
#pragma once

#include "adapters/files/files.hpp"
#include "core/hex.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/personalisation/description_reader.hpp"
#include "sim/personalisation/make_card.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <string>
#include <string_view>

namespace madoguchi::sim::personalisation {

inline const core::CivilDate day_at_counter{std::chrono::year{2026}, std::chrono::month{11},
                                            std::chrono::day{23}};

/// A real photograph; people with even numbers look like one person, the others like another.
inline core::Result<core::Bytes> photograph(std::uint64_t person) {
  const auto file =
      adapters::files::read_file(std::string(MADOGUCHI_SOURCE_DIR) + "/tests/data/faces/person_90" +
                                     (person % 2 == 0 ? "2" : "1") + "_photograph.jp2",
                                 1U << 20U);
  if (!file) return file.error();
  return core::to_bytes(*file);
}

inline CardDescription described(std::string_view yaml, core::CivilDate today = day_at_counter) {
  return parse_card_description(yaml, "card.yaml", today);
}

inline MadeCard made(const CardDescription& description, core::CivilDate today = day_at_counter) {
  auto card = make_card(description, today, card::hierarchy(), photograph);
  EXPECT_TRUE(card) << card.error().message();
  return card.value();
}

inline MadeCard made(std::string_view yaml, core::CivilDate today = day_at_counter) {
  return made(described(yaml, today), today);
}

/// A powered card that is talked to in hexadecimal.
class Chip {
 public:
  explicit Chip(card::CardImage image) : card_(std::move(image)) { card_.power_on(); }

  std::string send(std::string_view command) {
    return core::to_hex(card_.process(core::from_hex(command).value()));
  }
  core::Bytes data(std::string_view command) {
    core::Bytes answer = card_.process(core::from_hex(command).value());
    answer.resize(answer.size() < 2 ? 0 : answer.size() - 2);
    return answer;
  }
  std::string select(std::string_view aid) { return send("00A4040C0A" + std::string(aid)); }
  std::string select_jpki() { return select("D392F000260100000001"); }
  std::string select_face() { return select("D3921000310001010402"); }
  std::string select_text() { return select("D3921000310001010408"); }
  /// VERIFY by short identifier: "92" is file 12.
  std::string verify(std::string_view reference, const core::Secret& value) {
    const std::string& text = value.reveal();
    core::Bytes command{0x00, 0x20, 0x00, (*core::from_hex(reference))[0],
                        static_cast<std::uint8_t>(text.size())};
    core::append(command, core::as_bytes(text));
    return core::to_hex(card_.process(command));
  }

 private:
  card::VirtualCard card_;
};

}  // namespace madoguchi::sim::personalisation
