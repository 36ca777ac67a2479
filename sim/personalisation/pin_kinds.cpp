// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/pin_kinds.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::personalisation {
namespace {

using card::CardProfile;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool four_digits(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, is_digit);
}

bool password(std::string_view text) {
  return text.size() >= 6 && text.size() <= 16 &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

constexpr std::string_view four = "four digits";

constexpr auto kinds = std::to_array<PinKind>({
    {"authentication",
     {"authentication PIN", "利用者証明用電子証明書の暗証番号"},
     &CardProfile::authentication_pin,
     &CardProfile::authentication_tries,
     four_digits,
     four,
     true},
    {"signature",
     {"signature password", "署名用電子証明書の暗証番号"},
     &CardProfile::signature_password,
     &CardProfile::signature_tries,
     password,
     "6 to 16 of A-Z and 0-9",
     true},
    {"text",
     {"text PIN", "券面事項入力補助用の暗証番号"},
     &CardProfile::text_pin,
     &CardProfile::text_tries,
     four_digits,
     four,
     true},
    {"common",
     {"PIN of the common-card application", "共通カードAPの暗証番号"},
     &CardProfile::common_pin,
     &CardProfile::common_tries,
     four_digits,
     four,
     true},
    {"resident",
     {"resident-register PIN", "住民基本台帳用の暗証番号"},
     &CardProfile::resident_pin,
     &CardProfile::resident_tries,
     four_digits,
     four,
     true},
    {"number_a",
     {"verification number A (the 12 digits)", "照合番号A(12桁)"},
     nullptr,
     &CardProfile::number_a_tries,
     nullptr,
     "",
     false},
    {"number_b",
     {"verification number B", "照合番号B"},
     nullptr,
     &CardProfile::number_b_tries,
     nullptr,
     "",
     false},
    {"birth_date",
     {"birth-date PIN", "生年月日の暗証番号"},
     nullptr,
     &CardProfile::birth_date_tries,
     nullptr,
     "",
     false},
});

}  // namespace

std::span<const PinKind> pin_kinds() { return kinds; }

const PinKind* find_pin_kind(std::string_view key) {
  const auto found = std::ranges::find(kinds, key, &PinKind::key);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace madoguchi::sim::personalisation
