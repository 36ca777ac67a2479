// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/printed_front.hpp"

#include "sim/card_surface/front_paper.hpp"
#include "sim/card_surface/front_text.hpp"
#include "sim/pki/holder.hpp"

#include <array>
#include <string>
#include <vector>

namespace madoguchi::sim::card_surface {
namespace {

using biometrics::Image;

constexpr std::array<int, 3> label_ink{120, 100, 84};
constexpr std::array<int, 3> mark_ink{120, 110, 214};

/// "02" as " 2": dates on cards have no leading zeros.
std::string without_zero(const std::string& digits) {
  return digits.front() == '0' ? " " + digits.substr(1) : digits;
}

/// What the birth year begins with: the era, or the century of a foreign national's.
std::string before_year(const personalisation::PrintedCard& card) {
  if (card.foreign_national) {
    return "  " + std::to_string(static_cast<int>(card.born.year()) / 100);
  }
  constexpr std::array eras{"明治", "大正", "昭和", "平成", "令和"};
  return eras.at(static_cast<std::size_t>(pki::era_digit(card.born) - 1));
}

std::string sex_of(const personalisation::PrintedCard& card) {
  return card.sex == '1' ? "男" : card.sex == '2' ? "女" : "－";
}

/// What is on every card: whose design it is not is told in large letters.
std::vector<FrontLine> form() {
  return {
      {690, 150, "見本", 120, false, mark_ink, 0.45},
      {45, 604, "試験用の見本 SPECIMEN ・ 実在の人物・カードではありません", 20, false, mark_ink},
      {45, 46, "氏名", 20, false, label_ink},
      {45, 108, "住所", 20, false, label_ink},
      {690, 312, "性別", 20, false, label_ink},
      {430, 470, "セキュリティコード", 18, false, label_ink},
      {342, 522, "電子証明書の有効期限　　　年　　月　　日", 18, false, label_ink},
      {342, 550, "追記欄", 18, false, label_ink},
      {790, 34, "個人番号カード", 28}};
}

std::vector<FrontLine> lines_of(const personalisation::PrintedCard& card) {
  const std::string& number = card.verification_number_b.reveal();
  const auto& places = ports::number_places;
  const std::string birth_year =
      card.foreign_national ? number.substr(0, 2) : without_zero(number.substr(0, 2));
  const std::string birth = before_year(card) + birth_year + "年" +
                            without_zero(number.substr(2, 2)) + "月" +
                            without_zero(number.substr(4, 2)) + "日生";
  std::string expiry = number.substr(6, 4) + "年";
  const auto two = [](unsigned value) { return (value < 10 ? " " : "") + std::to_string(value); };
  expiry += two(static_cast<unsigned>(card.card_expiry.month())) + "月" +
            two(static_cast<unsigned>(card.card_expiry.day())) + "日まで有効";
  constexpr int era_width = 4 * ports::front_digit_width;
  constexpr int height = ports::front_digit_height;
  return {{110, 34, card.name, 36},
          {110, 102, card.address, 28},
          {740, 304, sex_of(card), 30},
          {places[0].left - era_width, places[0].top, birth, height, true},
          {places[3].left, places[3].top, expiry, height, true},
          {places[4].left, places[4].top, number.substr(10, 4), height, true}};
}

}  // namespace

core::Result<Image> draw_front(const personalisation::PrintedCard& card) {
  if (card.verification_number_b.reveal().size() != 14) {
    return core::fail(core::Errc::invalid_argument, "a card without a number B on its front");
  }
  Image front = blank_front();
  for (const std::vector<FrontLine>& lines : {form(), lines_of(card)}) {
    for (const FrontLine& line : lines) {
      if (const auto printed = print(front, line); !printed) return printed.error();
    }
  }
  return front;
}

}  // namespace madoguchi::sim::card_surface
