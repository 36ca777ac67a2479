// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/ordered_observers.hpp"

namespace madoguchi::conformance::runner {

class OrderedObservers::Slot : public scenario::RunObserver {
 public:
  Slot(OrderedObservers& owner, std::size_t index) : owner_(owner), index_(index) {}

  void scenario_started(const std::string& id, const scenario::Title& title) override {
    owner_.handle(index_, [id, title](RunObserver& o) { o.scenario_started(id, title); });
  }
  void step_finished(const std::string& id, const scenario::StepResult& step) override {
    owner_.handle(index_, [id, step](RunObserver& o) { o.step_finished(id, step); });
  }
  void scenario_finished(const scenario::ScenarioResult& result) override {
    const auto kept = std::make_shared<const scenario::ScenarioResult>(result);
    owner_.handle(index_, [kept](RunObserver& o) { o.scenario_finished(*kept); });
  }

  std::vector<Event> waiting;
  bool done = false;

 private:
  OrderedObservers& owner_;
  std::size_t index_;
};

OrderedObservers::OrderedObservers(std::vector<scenario::RunObserver*> observers,
                                   std::size_t scenarios)
    : observers_(std::move(observers)) {
  for (std::size_t i = 0; i < scenarios; ++i) slots_.push_back(std::make_unique<Slot>(*this, i));
}

OrderedObservers::~OrderedObservers() = default;

scenario::RunObserver& OrderedObservers::at(std::size_t index) { return *slots_.at(index); }

void OrderedObservers::done(std::size_t index) {
  const std::lock_guard lock(mutex_);
  slots_.at(index)->done = true;
  while (turn_ < slots_.size() && slots_[turn_]->done) {
    if (++turn_ == slots_.size()) break;
    for (const Event& event : std::exchange(slots_[turn_]->waiting, {})) tell(event);
  }
}

void OrderedObservers::run_started(std::size_t scenarios) {
  tell([scenarios](scenario::RunObserver& o) { o.run_started(scenarios); });
}

void OrderedObservers::run_finished() {
  tell([](scenario::RunObserver& o) { o.run_finished(); });
}

void OrderedObservers::handle(std::size_t index, Event event) {
  const std::lock_guard lock(mutex_);
  if (index == turn_) {
    tell(event);
  } else {
    slots_[index]->waiting.push_back(std::move(event));
  }
}

void OrderedObservers::tell(const Event& event) {
  for (scenario::RunObserver* observer : observers_) event(*observer);
}

}  // namespace madoguchi::conformance::runner
