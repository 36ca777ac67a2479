// SPDX-License-Identifier: Apache-2.0
// The comparators made of neural networks: detector, landmarks, quality, alignment, features. Which
// networks, and how two templates make a score, stands in the registry; the decision follows the
// calibration that it is given.
#pragma once

#include "biometrics/calibration.hpp"
#include "biometrics/face_network.hpp"
#include "ports/face_comparator.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace madoguchi::adapters::opencv {

struct FaceNetworkOptions {
  std::filesystem::path network_folder = {};
  biometrics::Calibration calibration = {};
  /// Instead of the limits that the comparator's recipe states.
  std::optional<biometrics::QualityLimits> quality = {};
  /// Threads of OpenCV. A setting of the whole process: the last comparator made decides.
  int threads = 1;
  /// Where create_template computes; the awaiting thread itself when empty. One thread only.
  std::optional<boost::asio::any_io_executor> worker = {};
  /// Of so many pictures templates are kept for when the same pixels come again (not by a worker).
  std::size_t remembered = 0;
  /// Name of a recipe.
  std::string comparator = "reference";
  /// Where it is looked up; the shipped one when empty.
  std::shared_ptr<const biometrics::NetworkRegistry> registry = {};
};

/// For the same picture and number of threads the same template to the bit. One call at a time.
class FaceNetworkComparator final : public ports::FaceComparator {
 public:
  /// Loads the networks. Errors: network_model_missing, digest_mismatch (also when the calibration
  /// was made with other networks), io_failure, malformed_data, invalid_argument for a name that
  /// the registry does not have.
  static core::Result<std::unique_ptr<FaceNetworkComparator>> load(FaceNetworkOptions options);

  ~FaceNetworkComparator() override;

  biometrics::ComparatorIdentity identity() const override;
  biometrics::Threshold threshold() const override;
  ports::Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) override;
  core::Result<biometrics::ComparisonScore> compare(const biometrics::Template& probe,
                                                    const biometrics::Template& reference) override;

  /// What create_template computes, without an event loop. Errors: invalid_argument for a picture
  /// whose size and pixels disagree, malformed_data for a network that answers otherwise than the
  /// registry says, internal.
  core::Result<biometrics::Extraction> extract(const biometrics::Image& sample,
                                               biometrics::SampleRole role);

  const biometrics::QualityLimits& limits() const;

  /// Limits of face quality from now on.
  void set_limits(const biometrics::QualityLimits& limits);

 private:
  struct Parts;
  FaceNetworkComparator(FaceNetworkOptions options, std::shared_ptr<Parts> parts);

  FaceNetworkOptions options_;
  std::shared_ptr<Parts> parts_;
};

}  // namespace madoguchi::adapters::opencv
