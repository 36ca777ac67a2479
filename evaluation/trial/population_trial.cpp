// SPDX-License-Identifier: Apache-2.0
// The trial of a population by the reference comparator and its attack detection.
#include "ports/population_trial.hpp"

#include "evaluation/trial/population_counter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace madoguchi::evaluation::trial {
namespace {

using biometrics::performance::Limit;
using biometrics::performance::LimitCondition;
using biometrics::performance::LimitedRate;

pictures::PopulationPlan plan_of(const ports::PopulationPlan& asked) {
  pictures::PopulationPlan plan;
  plan.first = asked.first;
  plan.people = asked.people;
  plan.scenes = asked.scenes;
  plan.attackers = asked.attackers;
  plan.attempts = asked.attempts;
  plan.frames = asked.frames;
  return plan;
}

std::string text_of(const JudgedLimit& judged) {
  std::string text =
      fmt::format("{:.4g} [{:.4g}, {:.4g}], {} of {}", judged.observed.rate(), judged.interval.low,
                  judged.interval.high, judged.observed.errors, judged.observed.trials);
  if (!judged.subject.empty()) text += ", " + judged.subject;
  if (judged.support != Support::sufficient) {
    text += fmt::format(": {}", core::label_of(judged.support).en);
  }
  return text;
}

class ReferenceTrial final : public ports::PopulationTrial {
 public:
  ReferenceTrial(ObserverFolders folders, ObserverChoice choice,
                 std::unique_ptr<ReferenceObserver> observer, pictures::PopulationPlan plan,
                 const scenario::CounterOptions& options)
      : folders_(std::move(folders)),
        choice_(std::move(choice)),
        observer_(std::move(observer)),
        plan_(std::move(plan)),
        options_(options) {}

  core::Result<> run() override {
    const std::string overlap = pictures::overlap_with(plan_, observer_->calibration());
    if (!overlap.empty()) return core::fail(core::Errc::invalid_argument, overlap);
    auto seen = pictures::observe({observer_->observer()}, plan_, {}, {});
    if (!seen) return seen.error();
    population_ = std::move(seen->front());
    if (options_.defects.contains(checkin::Defect::accepts_presentation_attacks)) trust_everybody();
    return {};
  }

  core::Result<ports::LimitFinding> judge(const Limit& limit) override {
    if (!population_) {
      return core::fail(core::Errc::invalid_argument, "nobody has presented themselves yet");
    }
    if (limit.rate == LimitedRate::template_time && options_.mode == scenario::Mode::sim) {
      return ports::LimitFinding{
          {}, "not measured on the virtual clock (mode hil measures it)", false};
    }
    Evaluation evaluation;
    observer_->evaluate(*population_, settings_for(limit), evaluation);
    if (limit.rate == LimitedRate::template_time) {
      const core::Result<> measured = measure();
      if (!measured) return measured.error();
      evaluation.template_times = times_;
    }
    const auto judged = judge_limits({limit}, evaluation).front();
    return ports::LimitFinding{judged.verdict, text_of(judged), true};
  }

 private:
  /// A template that is kept takes no time, so all are made again.
  core::Result<> measure() {
    if (!times_.empty()) return {};
    ObserverChoice choice = choice_;
    choice.fresh = true;
    const auto fresh = ReferenceObserver::load(folders_, choice);
    if (!fresh) return fresh.error();
    const auto seen = pictures::observe({(*fresh)->observer()}, plan_, {}, {});
    if (!seen) return seen.error();
    times_ = (*fresh)->template_times();
    return {};
  }

  /// What attack detection says when it is broken on purpose.
  void trust_everybody() {
    for (Presentation& one : population_->set.presentations) {
      for (PresentedFrame& frame : one.frames) {
        if (frame.liveness) frame.liveness = std::numeric_limits<double>::max();
      }
    }
  }

  PresentationEvaluationSettings settings_for(const Limit& limit) const {
    PresentationEvaluationSettings settings;
    settings.one_to_one.fmrs.clear();
    if (limit.condition == LimitCondition::fmr) settings.one_to_one.fmrs = {limit.at};
    if (limit.condition == LimitCondition::threshold) {
      settings.one_to_one.thresholds = {limit.at};
      settings.attack_thresholds = {limit.at};
    }
    if (limit.condition == LimitCondition::apcer) settings.apcers = {limit.at};
    if (limit.condition == LimitCondition::fpir) settings.fpirs = {limit.at};
    settings.transactions.attempts = plan_.attempts;
    settings.transactions.accepts_any_face =
        options_.defects.contains(checkin::Defect::accepts_any_face);
    return settings;
  }

  ObserverFolders folders_;
  ObserverChoice choice_;
  std::unique_ptr<ReferenceObserver> observer_;
  pictures::PopulationPlan plan_;
  scenario::CounterOptions options_;
  std::optional<pictures::Population> population_;
  std::vector<double> times_;
};

}  // namespace

PopulationTrialMaker reference_trials(ObserverFolders folders, ObserverChoice choice) {
  return [folders = std::move(folders), choice = std::move(choice)](
             const ports::PopulationPlan& plan, const scenario::CounterOptions& options)
             -> core::Result<std::unique_ptr<ports::PopulationTrial>> {
    auto observer = ReferenceObserver::load(folders, choice);
    if (!observer) return observer.error();
    std::unique_ptr<ports::PopulationTrial> trial = std::make_unique<ReferenceTrial>(
        folders, choice, *std::move(observer), plan_of(plan), options);
    return trial;
  };
}

core::Result<> prepare_trials(const ObserverFolders& folders, const ObserverChoice& choice,
                              std::span<const ports::PopulationPlan> plans,
                              const pictures::Progress& progress) {
  if (plans.empty()) return {};
  const auto observer = ReferenceObserver::load(folders, choice);
  if (!observer) return observer.error();
  for (const ports::PopulationPlan& plan : plans) {
    const auto seen = pictures::observe({(*observer)->observer()}, plan_of(plan), {}, progress);
    if (!seen) return seen.error();
  }
  return {};
}

}  // namespace madoguchi::evaluation::trial
