// SPDX-License-Identifier: Apache-2.0
// Where a moment stands on a time line: linear, but long stretches without any event are cut short.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace madoguchi::conformance::report {

class TimeScale {
 public:
  using Nanoseconds = std::chrono::nanoseconds;
  struct Span {
    Nanoseconds from{0};
    Nanoseconds to{0};
  };
  struct Cut {
    double from = 0;  ///< position
    double to = 0;
    Nanoseconds length{0};  ///< what it stands for
  };
  struct Tick {
    double position = 0;
    std::string label;
  };

  /// Positions 0 .. width for the moments 0 .. end; `busy` is where something happens.
  TimeScale(std::vector<Span> busy, Nanoseconds end, double width);

  double position(Nanoseconds moment) const;
  const std::vector<Cut>& cuts() const { return cuts_; }

  /// Round moments, at least `distance` apart and none inside a cut.
  std::vector<Tick> ticks(double distance) const;

 private:
  struct Piece {
    Span time;
    double from = 0;
    double to = 0;
  };
  std::vector<Piece> pieces_;
  std::vector<Cut> cuts_;
  Nanoseconds end_;
};

}  // namespace madoguchi::conformance::report
