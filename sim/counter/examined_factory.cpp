// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/examined_factory.hpp"

#include "sim/counter/reference_factory.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

using adapters::comparator_library::LibraryUnderTest;
using biometrics::ComparatorFindings;

/// Enough for one scenario; the next ones repeat others.
constexpr adapters::comparator_library::RepeatPlan repeated_calls{
    .first = 2, .every = 16, .in_new_process = 2};

/// What is new since `before`. A library that never came up spoils every scenario.
ComparatorFindings new_findings(const ComparatorFindings& before, const ComparatorFindings& now,
                                bool usable) {
  ComparatorFindings fresh;
  for (const auto& [fault, finding] : now.all()) {
    const auto known = before.all().find(fault);
    const std::uint64_t old = known == before.all().end() ? 0 : known->second.count;
    if (finding.count > old) fresh.add(fault, finding.first, finding.count - old);
    if (!usable && finding.count == old) fresh.add(fault, finding.first);
  }
  return fresh;
}

class ExaminedCounter final : public scenario::Counter {
 public:
  ExaminedCounter(std::unique_ptr<scenario::Counter> counter,
                  std::shared_ptr<LibraryUnderTest> library, ComparatorFindings& seen)
      : counter_(std::move(counter)), library_(std::move(library)), seen_(seen) {}

  ports::SystemUnderTest& system() override { return counter_->system(); }
  ports::Stage& stage() override { return counter_->stage(); }
  ports::CardBench* card_bench() override { return counter_->card_bench(); }
  ports::PopulationTrial* population_trial() override { return counter_->population_trial(); }

  void run(std::function<ports::Awaitable<void>()> task) override {
    counter_->run(std::move(task));
    library_->repeat_in_new_process();
    const ComparatorFindings now = library_->findings();
    fresh_ = new_findings(seen_, now, library_->usable());
    seen_ = now;
  }

  std::vector<std::string> findings() const override {
    std::vector<std::string> lines = counter_->findings();
    for (const std::string& line : fresh_.lines()) lines.push_back("comparator: " + line);
    return lines;
  }

  std::vector<scenario::EvidenceFile> evidence() const override {
    auto files = counter_->evidence();
    if (fresh_.empty()) return files;
    std::string text;
    for (const auto& [fault, finding] : fresh_.all()) {
      text += std::string(core::name_of(fault)) + " " + std::to_string(finding.count) + ": " +
              finding.first + "\n  " + std::string(biometrics::rule_of(fault).en) + "\n";
    }
    const std::string output = library_->output();
    if (!output.empty()) text += "\nWhat the library printed:\n" + output;
    files.push_back({"comparator-findings.txt", std::move(text)});
    return files;
  }

 private:
  std::unique_ptr<scenario::Counter> counter_;
  std::shared_ptr<LibraryUnderTest> library_;
  ComparatorFindings& seen_;
  ComparatorFindings fresh_;
};

}  // namespace

core::Result<std::unique_ptr<scenario::CounterFactory>> ExaminedFactory::make(
    std::unique_ptr<ReferenceFactory> counters, const ComparatorUnderTest& under_test) {
  auto setup = under_test.setup;
  setup.repeat = repeated_calls;
  auto library = LibraryUnderTest::open(std::move(setup));
  if (!library) return library.error();
  return std::unique_ptr<scenario::CounterFactory>(
      new ExaminedFactory(std::move(counters), *std::move(library), under_test.threshold));
}

ExaminedFactory::ExaminedFactory(std::unique_ptr<ReferenceFactory> counters,
                                 std::shared_ptr<LibraryUnderTest> library,
                                 biometrics::Threshold threshold)
    : library_(std::move(library)),
      comparator_(library_, threshold),
      counters_(std::move(counters)) {
  counters_->compare_with(comparator_);
}

ExaminedFactory::~ExaminedFactory() = default;

core::Result<std::unique_ptr<scenario::Counter>> ExaminedFactory::build(
    const scenario::World& world, const scenario::CounterOptions& options,
    ports::TraceSink& trace) {
  auto counter = counters_->build(world, options, trace);
  if (!counter) return counter.error();
  return std::unique_ptr<scenario::Counter>(
      std::make_unique<ExaminedCounter>(*std::move(counter), library_, seen_));
}

}  // namespace madoguchi::sim::counter
