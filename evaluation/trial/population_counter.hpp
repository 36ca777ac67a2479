// SPDX-License-Identifier: Apache-2.0
// Worlds of a population: builds their counters, and leaves all others to another factory.
#pragma once

#include "evaluation/trial/reference_observer.hpp"
#include "scenario/counter.hpp"

#include <functional>
#include <memory>
#include <span>

namespace madoguchi::evaluation::trial {

/// The trial of a plan under these options. Errors: what cannot be loaded.
using PopulationTrialMaker = std::function<core::Result<std::unique_ptr<ports::PopulationTrial>>(
    const ports::PopulationPlan& plan, const scenario::CounterOptions& options)>;

/// Trials of the reference comparator with its attack detection.
PopulationTrialMaker reference_trials(ObserverFolders folders, ObserverChoice choice = {});

/// Makes the templates that trials of these plans need and that are not kept yet, on as many
/// threads as the choice says. Errors: those of the comparator and of drawing.
core::Result<> prepare_trials(const ObserverFolders& folders, const ObserverChoice& choice,
                              std::span<const ports::PopulationPlan> plans,
                              const pictures::Progress& progress);

class PopulationFactory final : public scenario::CounterFactory {
 public:
  /// `system` names what watches the population.
  PopulationFactory(std::unique_ptr<scenario::CounterFactory> others, PopulationTrialMaker make,
                    std::string system = "madoguchi reference comparator")
      : others_(std::move(others)), make_(std::move(make)), system_(std::move(system)) {}

  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override;

 private:
  std::unique_ptr<scenario::CounterFactory> others_;
  PopulationTrialMaker make_;
  std::string system_;
};

}  // namespace madoguchi::evaluation::trial
