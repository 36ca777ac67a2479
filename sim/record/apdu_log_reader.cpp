// SPDX-License-Identifier: Apache-2.0
#include "sim/record/apdu_log_reader.hpp"

#include "sim/record/apdu_log_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace madoguchi::sim::record {
namespace {

using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

constexpr std::size_t most_errors = 100;
constexpr double longest_time = 1e9;  // seconds

/// A line taken apart at its blanks; columns count from 1.
class Fields {
 public:
  explicit Fields(std::string_view line) : line_(line) {
    // What stands behind the semicolon is for people.
    if (const std::size_t words = line_.find(';'); words != line_.npos) {
      line_ = line_.substr(0, words);
    }
  }
  std::string_view next() {
    const std::size_t begin = std::min(line_.find_first_not_of(' ', at_), line_.size());
    at_ = std::min(line_.find(' ', begin), line_.size());
    begin_ = begin;
    return line_.substr(begin, at_ - begin);
  }
  int column() const { return static_cast<int>(begin_) + 1; }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

class LogParser {
 public:
  explicit LogParser(const std::string& file) : file_(file) {}

  ParsedLog parse(std::string_view text) {
    if (text.size() > log_size_limit) {
      wrong(0, "larger than 256 MiB; this is not an APDU log");
      return std::move(log_);
    }
    if (!text.starts_with(log_heading)) {
      ++line_;
      wrong(1, fmt::format("expected the heading \"{}\"", log_heading));
      return std::move(log_);
    }
    while (!text.empty() && log_.errors.size() < most_errors) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_;
      read_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (open_) wrong(1, "the last command has no answer");
    return std::move(log_);
  }

 private:
  void read_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(' ') == line.npos || line.starts_with('#')) return;
    Fields fields(line);
    const auto at = seconds(fields, "the time in seconds");
    const auto took = at ? seconds(fields, "how long it took, in seconds") : std::nullopt;
    if (!took) return;
    const std::string_view mark = fields.next();
    if (mark.size() != 1 || std::string_view("><~?x+=-").find(mark) == std::string_view::npos) {
      return wrong(fields.column(),
                   fmt::format("expected one of > < ~ ? x + = -, found \"{}\"", printable(mark)));
    }
    read_event(mark[0], *at, *took, fields);
    const std::string_view rest = fields.next();
    if (!rest.empty() && good_) wrong(fields.column(), "nothing more was expected");
    good_ = true;
  }

  void read_event(char mark, std::chrono::nanoseconds at, std::chrono::nanoseconds took,
                  Fields& fields) {
    const int column = fields.column();
    const bool answer = std::string_view("<~?x").find(mark) != std::string_view::npos;
    if (answer != open_) {
      open_ = false;
      return wrong(column, answer ? "an answer without a command" : "the answer is missing");
    }
    switch (mark) {
      case '>':
        return read_command(at, fields);
      case '<':
        return read_answer(took, fields);
      case '~':
        return read_short_answer(took, fields);
      case '?':
        return end_command(Outcome::mute, took, HiddenBytes());
      case 'x':
        return end_command(Outcome::gone, took, HiddenBytes());
      default:
        return read_power(mark, at, fields);
    }
  }

  void read_power(char mark, std::chrono::nanoseconds at, Fields& fields) {
    ExchangeRecord record{.kind = Kind::power_off, .at = at};
    if (mark != '-') {
      record.kind = mark == '+' ? Kind::power_on : Kind::reset;
      auto atr = bytes(fields, "the ATR", 0);
      if (!atr) return;
      record.response = std::move(*atr);
    }
    log_.records.push_back(std::move(record));
  }

  void read_command(std::chrono::nanoseconds at, Fields& fields) {
    auto command = bytes(fields, "a command of at least 4 bytes", 1);
    if (!command) return;
    log_.records.push_back({.at = at, .command = std::move(*command)});
    open_ = true;
  }

  void read_answer(std::chrono::nanoseconds took, Fields& fields) {
    const auto status = bytes(fields, "a status word", 2);
    if (!status) return end_command(Outcome::answered, took, std::nullopt);
    if (status->bytes().size() != 2 || status->hidden_size() != 0) {
      wrong(fields.column(), "expected a status word of four digits");
      return end_command(Outcome::answered, took, std::nullopt);
    }
    Fields peek = fields;
    HiddenBytes data;
    if (!peek.next().empty()) {
      const auto read = bytes(fields, "the data of the answer", 0);
      if (!read) return end_command(Outcome::answered, took, std::nullopt);
      data = *read;
    }
    core::Bytes whole = data.bytes();
    core::append(whole, status->bytes());
    HiddenBytes response(std::move(whole));
    response.hide(data.hidden_from(), data.hidden_size());
    end_command(Outcome::answered, took, std::move(response));
  }

  void read_short_answer(std::chrono::nanoseconds took, Fields& fields) {
    auto response = bytes(fields, "at most one byte of the answer", 0);
    if (response && response->bytes().size() > 1) {
      wrong(fields.column(), "expected at most one byte; an answer with a status word is marked <");
      response.reset();
    }
    end_command(Outcome::answered, took, std::move(response));
  }

  void end_command(Outcome outcome, std::chrono::nanoseconds took,
                   std::optional<HiddenBytes> response) {
    open_ = false;
    if (!response) return;
    log_.records.back().outcome = outcome;
    log_.records.back().duration = took;
    log_.records.back().response = std::move(*response);
  }

  std::optional<std::chrono::nanoseconds> seconds(Fields& fields, std::string_view what) {
    const std::string text(fields.next());
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(std::abs(value) < longest_time)) {
      wrong(fields.column(), fmt::format("expected {}, found \"{}\"", what, printable(text)));
      return std::nullopt;
    }
    return std::chrono::nanoseconds(std::llround(value * 1e9));
  }

  std::optional<HiddenBytes> bytes(Fields& fields, std::string_view what, std::size_t least) {
    const std::string_view text = fields.next();
    std::size_t place = 0;
    auto read = HiddenBytes::parse(text, place);
    if (!read) {
      wrong(fields.column() + static_cast<int>(place),
            fmt::format("expected {} in hexadecimal, or *N for N hidden bytes", what));
    } else if (read->bytes().size() < least) {
      wrong(fields.column(), fmt::format("expected {}", what));
      read.reset();
    }
    return read;
  }

  static std::string printable(std::string_view text) {
    std::string shown(text.substr(0, 40));
    for (char& c : shown) {
      if (c < ' ' || c > '~') c = '?';
    }
    return shown;
  }

  void wrong(int column, std::string message) {
    good_ = false;
    log_.errors.push_back({file_, line_, column, {}, std::move(message)});
  }

  std::string file_;
  ParsedLog log_;
  int line_ = 0;
  bool open_ = false;  ///< a command waits for its answer
  bool good_ = true;   ///< nothing was wrong with this line yet
};

}  // namespace

ParsedLog parse_log(std::string_view text, const std::string& file) {
  return LogParser(file).parse(text);
}

}  // namespace madoguchi::sim::record
