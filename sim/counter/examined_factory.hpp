// SPDX-License-Identifier: Apache-2.0
// The reference counter with a face comparison library under test in the place of the reference
// comparator. What the library does against its interface fails the scenario that showed it.
#pragma once

#include "adapters/comparator_library/library_comparator.hpp"
#include "scenario/counter.hpp"

#include <memory>

namespace madoguchi::sim::counter {

class ReferenceFactory;

/// A library to test, and the threshold that the counter decides with.
struct ComparatorUnderTest {
  adapters::comparator_library::LibrarySetup setup;
  biometrics::Threshold threshold;
};

class ExaminedFactory final : public scenario::CounterFactory {
 public:
  /// Starts the library's process. Errors: those of LibraryUnderTest::open.
  static core::Result<std::unique_ptr<scenario::CounterFactory>> make(
      std::unique_ptr<ReferenceFactory> counters, const ComparatorUnderTest& under_test);

  ~ExaminedFactory() override;

  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override;

 private:
  ExaminedFactory(std::unique_ptr<ReferenceFactory> counters,
                  std::shared_ptr<adapters::comparator_library::LibraryUnderTest> library,
                  biometrics::Threshold threshold);

  std::shared_ptr<adapters::comparator_library::LibraryUnderTest> library_;
  adapters::comparator_library::LibraryComparator comparator_;
  std::unique_ptr<ReferenceFactory> counters_;
  biometrics::ComparatorFindings seen_;  ///< that a scenario has been told of
};

}  // namespace madoguchi::sim::counter
