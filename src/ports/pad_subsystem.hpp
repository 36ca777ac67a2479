// SPDX-License-Identifier: Apache-2.0
// Presentation attack detection (ISO/IEC 30107-3): looks at the frames of one presentation beside
// the comparison and says how much the face seems to be a living one.
#pragma once

#include "biometrics/comparison.hpp"
#include "biometrics/image.hpp"
#include "ports/task.hpp"

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::ports {

/// Names for reports.
struct PadIdentity {
  std::string name;
  std::string calibration;                   ///< which data the threshold was set on
  std::vector<std::string> network_digests;  ///< "file sha256"
};

/// Scores are larger the more the presentation seems bona fide; their range is the subsystem's own.
class PadSubsystem {
 public:
  virtual ~PadSubsystem() = default;

  virtual PadIdentity identity() const = 0;

  /// A presentation with a lower score is suspected to be an attack.
  virtual double threshold() const = 0;

  /// Another presentation begins; what was seen before counts no more.
  virtual void begin() = 0;

  /// One frame with the face that was found in it. Errors only for what is no property of the
  /// frame.
  virtual Task<double> look(std::shared_ptr<const biometrics::Image> frame,
                            biometrics::FaceBox face) = 0;

  /// The score of the presentation so far; at least the threshold when nothing was seen.
  virtual double score() const = 0;
};

}  // namespace madoguchi::ports
