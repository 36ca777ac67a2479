// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_play.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <exception>

namespace madoguchi::scenario {
namespace {

// Taking the card away must not hang a run whose scenario is over.
constexpr std::chrono::seconds clearing_limit{30};

std::string in_seconds(std::chrono::nanoseconds time) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count()) + " s";
}

}  // namespace

ScenarioPlay::ScenarioPlay(const ScenarioDocument& scenario, Counter& counter,
                           ports::TraceSink& trace, RunObserver& observer, ScenarioResult& result)
    : scenario_(scenario),
      clock_(counter.stage().clock()),
      observer_(observer),
      result_(result),
      context_{counter.system(), counter.stage(), trace, scenario.world, {}, false, {}} {
  if (ports::CardBench* bench = counter.card_bench()) {
    context_.card = &card_.emplace(*bench, counter.stage());
  }
  context_.population = counter.population_trial();
  context_.emr = counter.emr_bench();
}

ports::Awaitable<void> ScenarioPlay::play(std::chrono::nanoseconds limit) {
  using boost::asio::experimental::awaitable_operators::operator||;
  co_await (play_steps() || watch(limit, "the scenario"));
  result_.counter_duration = clock_.now().time_since_epoch();
  co_await (clear_counter() || watch(clearing_limit, "taking the card away"));
}

// The verdict is given before the steps are cancelled, so that the first cause is the right one.
ports::Awaitable<void> ScenarioPlay::watch(std::chrono::nanoseconds limit, std::string what) {
  co_await clock_.sleep_until(clock_.now() + limit);
  judge(Verdict::error, what + " took longer than " + in_seconds(limit), nullptr);
}

// An exception would make the watch wait for its limit, so none may leave.
ports::Awaitable<void> ScenarioPlay::play_steps() {
  const bool reached = co_await reach_card();
  if (!reached) co_return;
  for (std::size_t i = 0; i < scenario_.steps.size(); ++i) {
    StepResult& record = result_.steps[i];
    record.started = clock_.now();
    try {
      co_await play_step(i);
    } catch (const std::exception& error) {
      judge(record, Verdict::error, record.action + ": " + error.what());
    }
    record.duration = clock_.now() - record.started;
    observer_.step_finished(scenario_.id, record);
    if (record.verdict > Verdict::pass || result_.verdict > Verdict::pass) co_return;
  }
}

// Where the card is tested alone it lies in the reader from the beginning.
ports::Awaitable<bool> ScenarioPlay::reach_card() {
  if (!card_) co_return true;
  try {
    const core::Result<> placed = co_await card_->place();
    if (placed) co_return true;
    judge(Verdict::error, "reaching the card: " + placed.error().message(), nullptr);
  } catch (const std::exception& error) {
    judge(Verdict::error, std::string("reaching the card: ") + error.what(), nullptr);
  }
  co_return false;
}

ports::Awaitable<void> ScenarioPlay::play_step(std::size_t index) {
  const PlannedStep& planned = scenario_.steps[index];
  StepResult& record = result_.steps[index];
  context_.seen = {};
  context_.decisions.clear();
  if (card_) card_->response.reset();
  const auto files = context_.stage.face_files();
  const std::size_t files_before = files ? files->size() : 0;
  const core::Result<> done = co_await planned.step->run(context_);
  if (!done) {
    judge(record, Verdict::error, planned.action + ": " + done.error().message());
    co_return;
  }
  judge(record, Verdict::pass, {});
  if (card_ && card_->response && !planned.save.empty()) {
    card_->saved[planned.save] = card_->response->data;
  }
  check(planned, files_before, record);
}

void ScenarioPlay::check(const PlannedStep& planned, std::size_t files_before, StepResult& record) {
  const Evidence evidence{context_.seen, context_.stage,      context_.world, files_before,
                          context_.card, context_.population, context_.emr,   &context_.decisions};
  for (const PlannedCheck& planned_check : planned.checks) {
    Check check{planned_check.key,
                planned_check.expectation->expected(),
                {},
                Verdict::pass,
                planned_check.place};
    const core::Result<Finding> finding = planned_check.expectation->check(evidence);
    std::string cause;
    if (!finding) {
      check.verdict = Verdict::error;
      cause = check.key + ": " + finding.error().message();
    } else {
      check.actual = finding->actual;
      if (!finding->judged) check.verdict = Verdict::none;
      if (finding->judged && !finding->as_expected) {
        check.verdict = finding->conclusive ? Verdict::fail : Verdict::inconclusive;
        cause = check.key + ": expected " + check.expected + ", observed " + check.actual;
      }
    }
    const Place* place = check.verdict > Verdict::pass ? &planned_check.place : nullptr;
    judge(check.verdict, cause, place);
    judge(record, check.verdict, cause);
    record.checks.push_back(std::move(check));
  }
}

ports::Awaitable<void> ScenarioPlay::clear_counter() {
  if (card_) {
    card_->close();  // it stays in the reader, for the next scenario
    co_return;
  }
  if (context_.population != nullptr) co_return;  // nobody brought a card
  try {
    const core::Result<> removed = co_await context_.stage.remove_card();
    if (!removed) {
      judge(Verdict::error, "taking the card away: " + removed.error().message(), nullptr);
    }
    // A system that has failed already is not asked again.
    if (context_.card_on_reader && result_.verdict != Verdict::error) {
      ports::PatientAction taken = ports::CardTaken{};
      const auto noticed = co_await context_.system.patient(std::move(taken));
      if (!noticed) {
        judge(Verdict::error, "taking the card away: " + noticed.error().message(), nullptr);
      }
    }
  } catch (const std::exception& error) {
    judge(Verdict::error, std::string("taking the card away: ") + error.what(), nullptr);
  }
}

void ScenarioPlay::judge(StepResult& record, Verdict verdict, const std::string& cause) {
  if (verdict > Verdict::pass && record.cause.empty()) record.cause = cause;
  record.verdict = worse_of(record.verdict, verdict);
  judge(verdict, cause, &record.place);
}

void ScenarioPlay::judge(Verdict verdict, const std::string& cause, const Place* place) {
  if (verdict > Verdict::pass && result_.cause.empty()) {
    result_.cause = cause;
    if (place != nullptr) result_.cause_place = *place;
  }
  result_.verdict = worse_of(result_.verdict, verdict);
}

}  // namespace madoguchi::scenario
