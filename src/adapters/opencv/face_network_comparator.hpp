// SPDX-License-Identifier: Apache-2.0
// The reference face comparator: detector, landmarks, alignment and features by neural networks,
// cosine as score. Decides with the calibration that it is given.
#pragma once

#include "biometrics/calibration.hpp"
#include "biometrics/face_quality.hpp"
#include "ports/face_comparator.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace madoguchi::adapters::opencv {

struct FaceNetworkOptions {
  std::filesystem::path network_folder = {};
  biometrics::Calibration calibration = {};
  biometrics::QualityLimits quality = {};
  /// Threads of OpenCV. A setting of the whole process: the last comparator made decides.
  int threads = 1;
  /// Where create_template computes; the awaiting thread itself when empty. One thread only.
  std::optional<boost::asio::any_io_executor> worker = {};
};

/// For the same picture and number of threads the same template to the bit. One call at a time.
class FaceNetworkComparator final : public ports::FaceComparator {
 public:
  /// Loads the networks. Errors: network_model_missing, digest_mismatch (also when the calibration
  /// was made with other networks), io_failure.
  static core::Result<std::unique_ptr<FaceNetworkComparator>> load(FaceNetworkOptions options);

  ~FaceNetworkComparator() override;

  biometrics::ComparatorIdentity identity() const override;
  biometrics::Threshold threshold() const override;
  ports::Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) override;
  core::Result<biometrics::ComparisonScore> compare(const biometrics::Template& probe,
                                                    const biometrics::Template& reference) override;

  /// What create_template computes, without an event loop. Errors: invalid_argument for a picture
  /// whose size and pixels disagree, internal.
  core::Result<biometrics::Extraction> extract(const biometrics::Image& sample,
                                               biometrics::SampleRole role);

 private:
  struct Parts;
  FaceNetworkComparator(FaceNetworkOptions options, std::shared_ptr<Parts> parts);

  FaceNetworkOptions options_;
  std::shared_ptr<Parts> parts_;
};

}  // namespace madoguchi::adapters::opencv
