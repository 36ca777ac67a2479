// SPDX-License-Identifier: Apache-2.0
// A run as a person watches it: a live line on a terminal, plain lines elsewhere, a table at the
// end.
#pragma once

#include "conformance/report/outcome.hpp"
#include "core/text.hpp"
#include "scenario/run_observer.hpp"

#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace madoguchi::conformance::report {

struct ConsoleOptions {
  core::Language language = core::Language::english;
  bool live = false;          ///< redraw one line while the run goes on
  bool colour = false;        ///< ANSI colours
  std::size_t columns = 100;  ///< width of the terminal
  bool quiet = false;         ///< only the table and the totals
  std::size_t table_limit =
      0;  ///< with more scenarios, list only those that are not a pass; 0: all
  /// Wall clock of the elapsed time.
  std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

/// What suits a file descriptor: live only on a terminal, colours only there and without NO_COLOR.
ConsoleOptions console_options_for(int descriptor, core::Language language);

class ConsoleReporter : public scenario::RunObserver {
 public:
  /// The stream has to outlive the reporter.
  ConsoleReporter(std::ostream& out, ConsoleOptions options);

  void run_started(std::size_t scenarios) override;
  void scenario_started(const std::string& id, const scenario::Title& title) override;
  void step_finished(const std::string& id, const scenario::StepResult& step) override;
  void scenario_finished(const scenario::ScenarioResult& result) override;
  void run_finished() override;

  const Totals& totals() const { return totals_; }

 private:
  /// What the table keeps of a scenario.
  struct Row {
    std::string id;
    std::string title;
    Outcome outcome = Outcome::not_run;
    std::chrono::nanoseconds duration{0};
    std::string cause;
    std::string place;
    std::string clauses;  ///< ids of the requirements
  };

  static std::string source_of(const Row& row);
  std::string elapsed() const;
  std::string verdict_text(Outcome outcome) const;
  std::string painted(Outcome outcome, const std::string& text) const;
  void draw_live_line();
  void clear_live_line();
  void print_line(const Row& row);
  void print_table();
  void print_totals();

  std::ostream& out_;
  ConsoleOptions options_;
  std::chrono::steady_clock::time_point started_{};
  std::size_t planned_ = 0;
  std::size_t steps_ = 0;  ///< of the current scenario
  std::string current_;
  std::vector<Row> rows_;
  Totals totals_;
};

}  // namespace madoguchi::conformance::report
