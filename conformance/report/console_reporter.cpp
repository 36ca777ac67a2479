// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/console_reporter.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/run_report.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace madoguchi::conformance::report {
namespace {

constexpr std::size_t bar_width = 24;

constexpr int colour_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return 32;
    case Outcome::inconclusive:
      return 33;
    case Outcome::fail:
      return 31;
    case Outcome::error:
      return 35;
    default:
      return 90;
  }
}

/// One line without control bytes: a cause may quote what a device sent.
std::string printable(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    clean += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return clean;
}

std::string bar(std::size_t done, std::size_t planned) {
  const std::size_t filled = planned == 0 ? 0 : std::min(bar_width, done * bar_width / planned);
  std::string text;
  for (std::size_t i = 0; i < bar_width; ++i) text += i < filled ? "█" : "░";
  return text;
}

}  // namespace

ConsoleOptions console_options_for(int descriptor, core::Language language) {
  ConsoleOptions options;
  options.language = language;
  options.live = isatty(descriptor) == 1;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: any value but empty
  options.colour = options.live && (no_color == nullptr || *no_color == '\0');
  winsize size{};
  if (options.live && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    options.columns = size.ws_col;
  }
  return options;
}

ConsoleReporter::ConsoleReporter(std::ostream& out, ConsoleOptions options)
    : out_(out), options_(std::move(options)) {
  options_.columns = std::max<std::size_t>(options_.columns, 40);
}

void ConsoleReporter::run_started(std::size_t scenarios) {
  planned_ = scenarios;
  started_ = options_.now();
  rows_.clear();
  totals_ = {};
  draw_live_line();
}

void ConsoleReporter::scenario_started(const std::string& id, const scenario::Title&) {
  current_ = id;
  steps_ = 0;
  draw_live_line();
}

void ConsoleReporter::step_finished(const std::string&, const scenario::StepResult&) {
  ++steps_;
  draw_live_line();
}

void ConsoleReporter::scenario_finished(const scenario::ScenarioResult& result) {
  const Outcome outcome = outcome_of(result);
  ++totals_.of(outcome);
  Row row{result.id,
          title_in(result.title, options_.language, result.id),
          outcome,
          result.counter_duration,
          printable(result.cause),
          result.cause_place ? place_text(*result.cause_place) : std::string{},
          fmt::format("{}", fmt::join(result.requirements, ", "))};
  if (result.repetition > 0) row.id += fmt::format("#{}", result.repetition + 1);
  const bool worth_a_line = options_.live ? outcome != Outcome::pass : true;
  if (!options_.quiet && worth_a_line) {
    clear_live_line();
    print_line(row);
  }
  rows_.push_back(std::move(row));
  current_.clear();
  draw_live_line();
}

void ConsoleReporter::run_finished() {
  clear_live_line();
  if (planned_ > totals_.all()) totals_.not_run += planned_ - totals_.all();
  print_table();
  print_totals();
  out_.flush();
}

std::string ConsoleReporter::elapsed() const {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(options_.now() - started_).count();
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string ConsoleReporter::verdict_text(Outcome outcome) const {
  return fmt::format("{} {}", shape_of(outcome), core::label_of(outcome).in(options_.language));
}

std::string ConsoleReporter::painted(Outcome outcome, const std::string& text) const {
  if (!options_.colour) return text;
  return fmt::format("\x1b[{}m{}\x1b[0m", colour_of(outcome), text);
}

void ConsoleReporter::draw_live_line() {
  if (!options_.live || options_.quiet) return;
  std::string text = fmt::format("{} {}/{}", bar(rows_.size(), planned_), rows_.size(), planned_);
  for (const Outcome outcome :
       {Outcome::pass, Outcome::fail, Outcome::inconclusive, Outcome::error}) {
    if (totals_.of(outcome) > 0) {
      text += fmt::format("  {}{}", shape_of(outcome), totals_.of(outcome));
    }
  }
  text += "  " + elapsed();
  if (!current_.empty()) text += fmt::format("  {} ({})", current_, steps_ + 1);
  out_ << "\r\x1b[2K" << clip_to(text, options_.columns - 1) << std::flush;
}

void ConsoleReporter::clear_live_line() {
  if (options_.live && !options_.quiet) out_ << "\r\x1b[2K";
}

/// Where it was expected, and what asks for it: `madoguchi explain` has the words.
std::string ConsoleReporter::source_of(const Row& row) {
  std::string text = row.place.empty() ? "" : fmt::format("  [{}]", row.place);
  if (!row.clauses.empty()) text += fmt::format("  ({})", row.clauses);
  return text;
}

void ConsoleReporter::print_line(const Row& row) {
  const std::size_t number = rows_.size() + 1;
  const std::size_t digits = std::to_string(std::max(planned_, number)).size();
  out_ << fmt::format("[{:>{}}/{}] ", number, digits, planned_)
       << painted(row.outcome, verdict_text(row.outcome)) << "  " << row.id << "  ("
       << short_duration(row.duration) << ")\n";
  if (!row.cause.empty()) {
    out_ << "    " << row.cause << source_of(row) << '\n';
  }
}

void ConsoleReporter::print_table() {
  const bool only_bad = options_.table_limit > 0 && rows_.size() > options_.table_limit;
  std::size_t id_width = 2;
  std::size_t verdict_width = 8;
  for (const Row& row : rows_) {
    id_width = std::max(id_width, display_width(row.id));
    verdict_width = std::max(verdict_width, display_width(verdict_text(row.outcome)));
  }
  id_width = std::min(id_width, options_.columns * 2 / 5);
  constexpr std::size_t time_width = 12;
  const std::size_t taken = verdict_width + id_width + time_width + 6;
  const std::size_t title_width =
      options_.columns > taken + 16 ? options_.columns - taken - 1 : std::size_t{16};
  if (!rows_.empty()) out_ << '\n';
  for (const Row& row : rows_) {
    if (only_bad && row.outcome == Outcome::pass) continue;
    out_ << painted(row.outcome, pad_to(verdict_text(row.outcome), verdict_width)) << "  "
         << pad_to(clip_to(row.id, id_width), id_width) << "  "
         << pad_to(short_duration(row.duration), time_width) << "  "
         << clip_to(row.title, title_width) << '\n';
    if (row.cause.empty() || row.outcome == Outcome::pass) continue;
    out_ << std::string(verdict_width + 2, ' ') << row.cause << source_of(row) << '\n';
  }
}

void ConsoleReporter::print_totals() {
  const bool japanese = options_.language == core::Language::japanese;
  std::string line = fmt::format("{} {}", rows_.size(), japanese ? "シナリオ:" : "scenarios:");
  std::string separator = " ";
  for (const auto& row : enum_names(std::type_identity<Outcome>{})) {
    if (totals_.of(row.value) == 0) continue;
    line += separator +
            painted(row.value, fmt::format("{} {} {}", shape_of(row.value), totals_.of(row.value),
                                           row.label.in(options_.language)));
    separator = ", ";
  }
  out_ << '\n' << line << "  (" << elapsed() << ")\n";
}

}  // namespace madoguchi::conformance::report
