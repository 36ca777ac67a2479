// SPDX-License-Identifier: Apache-2.0
// What turns a comparator's scores into decisions: threshold, offset, and the record of how both
// were found. Stored as JSON in data/calibrations/.
#pragma once

#include "biometrics/comparison.hpp"
#include "biometrics/error_rates.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::biometrics {

/// The synthetic people that a calibration was computed on.
struct CalibrationPeople {
  std::uint64_t first_seed = 0;
  std::uint64_t last_seed = 0;
  std::vector<std::string> stream_kinds;
  int frames_per_stream = 0;
  std::string generator_version;  ///< of the program that draws the people
};

/// Error rates at the threshold, on the comparisons that the threshold was chosen on.
struct CalibrationFigures {
  ErrorRate fmr;               ///< of non-mated comparisons
  ErrorRate fnmr;              ///< of mated comparisons
  double eer = 0;              ///< of both
  int reference_failures = 0;  ///< photographs without a template
  int probe_failures = 0;      ///< frames without a template
  int references = 0;          ///< photographs tried
  int probes = 0;              ///< frames tried
};

/// A score that anybody can compute again to see that the calibration still fits the program.
struct CalibrationProof {
  std::uint64_t person = 0;
  double score = 0;  ///< mated, first frame of the first stream kind
};

struct Calibration {
  std::string name;  ///< short, stands in reports
  Threshold threshold;
  bool provisional = false;                  ///< not measured on the data it is used for
  std::string measured_on;                   ///< what the threshold rests on, for people
  std::string rule;                          ///< how the threshold was chosen
  std::vector<float> mean_offset;            ///< removed from normalised features; may be empty
  std::vector<std::string> network_digests;  ///< "file sha256" of the networks it is valid for
  std::optional<CalibrationPeople> people;
  std::optional<CalibrationFigures> figures;
  std::vector<CalibrationProof> proofs;
};

/// "photographs" for the reference comparator, "photographs-resnet" for another: the name of the
/// calibration and of its file in data/calibrations/.
std::string calibration_name(const std::string& kind, const std::string& comparator);

/// Reads a calibration file. Error: malformed_data, naming the field.
core::Result<Calibration> parse_calibration(std::string_view json);

/// The calibration as a JSON text that parse_calibration reads back unchanged.
std::string to_json(const Calibration& calibration);

}  // namespace madoguchi::biometrics
