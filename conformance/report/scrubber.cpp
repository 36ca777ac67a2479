// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/scrubber.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace madoguchi::conformance::report {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Years 1900-2099, and a day and a time of day that can exist.
bool is_time(std::string_view digits) {
  const int year = number(digits.substr(0, 4));
  const int month = number(digits.substr(4, 2));
  const int day = number(digits.substr(6, 2));
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         number(digits.substr(8, 2)) < 24 && number(digits.substr(10, 2)) < 60 &&
         number(digits.substr(12, 2)) < 60;
}

/// Verification number B: birth YYMMDD, year of expiry, four digits. An APDU in hexadecimal may be
/// 14 digits as well: 00840000000008.
bool is_number_b(std::string_view digits) {
  const int month = number(digits.substr(2, 2));
  const int day = number(digits.substr(4, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && digits.substr(6, 2) == "20";
}

/// What kind of secret a run of digits would be; empty if none.
std::string_view kind_of(std::string_view digits) {
  if (digits.size() == 12) return "12-digit number";
  if (digits.size() == 14 && is_number_b(digits) && !is_time(digits)) return "14-digit number";
  return {};
}

/// A run of digits found in a text: where, how long in the text, and its digits.
struct Run {
  std::size_t length = 0;
  std::string digits;
};

/// Digits that follow each other.
Run plain_run(std::string_view text) {
  Run run;
  while (run.length < text.size() && is_digit(text[run.length])) ++run.length;
  run.digits = text.substr(0, run.length);
  return run;
}

/// Three groups of four, as people write the individual number.
Run grouped_run(std::string_view text) {
  constexpr std::size_t length = 14;
  if (text.size() < length || (text[4] != ' ' && text[4] != '-') || text[9] != text[4]) return {};
  Run run{length, {}};
  for (std::size_t i = 0; i < length; ++i) {
    if (i == 4 || i == 9) continue;
    if (!is_digit(text[i])) return {};
    run.digits += text[i];
  }
  const bool more =
      text.size() > length + 1 && text[length] == text[4] && is_digit(text[length + 1]);
  return more ? Run{} : run;
}

/// Bytes 30..39 in hexadecimal, with or without one blank between them.
Run hexadecimal_run(std::string_view text) {
  Run run;
  const bool blanks = text.size() > 2 && text[2] == ' ';
  std::size_t at = 0;
  while (at + 1 < text.size() && text[at] == '3' && is_digit(text[at + 1])) {
    run.digits += text[at + 1];
    run.length = at + 2;
    at += 2;
    if (blanks && at < text.size()) {
      if (text[at] != ' ') break;
      ++at;
    }
  }
  return run;
}

class Scrubber {
 public:
  explicit Scrubber(std::string_view text) : text_(text) {}

  ScrubbedText scrubbed() {
    while (at_ < text_.size()) {
      if (!masked_key() && !masked_digits()) copy(1);
    }
    return std::move(result_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void copy(std::size_t length) {
    result_.text += text_.substr(at_, length);
    at_ += length;
  }

  void mask(std::string_view kind, std::size_t length, std::string_view replacement) {
    result_.findings.push_back(fmt::format("{} at byte {}", kind, at_));
    result_.text += replacement;
    at_ += length;
  }

  bool masked_key() {
    constexpr std::string_view begin = "-----BEGIN ";
    if (!rest().starts_with(begin)) return false;
    const std::size_t header = rest().find("-----", begin.size());
    if (header == std::string_view::npos) return false;
    if (rest().substr(0, header).find("PRIVATE KEY") == std::string_view::npos) return false;
    std::size_t length = header + 5;
    while (length < rest().size() && in_key(rest().substr(length))) ++length;
    if (rest().substr(length).starts_with("-----END ")) {
      const std::size_t close = rest().find("-----", length + 9);
      if (close != std::string_view::npos) length = close + 5;
    }
    mask("private key", length, "[masked private key]");
    return true;
  }

  /// Whether the text goes on with a key's Base64, header lines or (escaped) line ends. A key that
  /// was cut off ends where the document around it goes on: at a quote or a tag.
  static bool in_key(std::string_view text) {
    constexpr std::string_view others = "+/=:,-\\ \t\r\n";
    return !text.starts_with("-----") &&
           (is_word(text[0]) || others.find(text[0]) != std::string_view::npos);
  }

  bool masked_digits() {
    if (!is_digit(text_[at_])) return false;
    if (at_ > 0 && is_word(text_[at_ - 1])) return false;
    for (const Run& run : {grouped_run(rest()), plain_run(rest()), hexadecimal_run(rest())}) {
      const bool stands_alone =
          at_ + run.length == text_.size() || !is_word(text_[at_ + run.length]);
      const std::string_view kind = kind_of(run.digits);
      if (kind.empty() || !stands_alone || part_of_fraction(run.length)) continue;
      mask(kind, run.length, "[masked number]");
      return true;
    }
    copy(std::max<std::size_t>(plain_run(rest()).length, 1));
    return true;
  }

  /// "3.141592653589" is a measurement.
  bool part_of_fraction(std::size_t length) const {
    const bool before = at_ > 1 && text_[at_ - 1] == '.' && is_digit(text_[at_ - 2]);
    const std::size_t after = at_ + length;
    return before ||
           (after + 1 < text_.size() && text_[after] == '.' && is_digit(text_[after + 1]));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  ScrubbedText result_;
};

}  // namespace

ScrubbedText scrub(std::string_view text) { return Scrubber(text).scrubbed(); }

}  // namespace madoguchi::conformance::report
