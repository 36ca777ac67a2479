// SPDX-License-Identifier: Apache-2.0
// Templates and attack detection scores of whole presentations by any comparator behind the port.
#pragma once

#include "biometrics/image.hpp"
#include "evaluation/pictures/template_store.hpp"
#include "ports/face_comparator.hpp"
#include "ports/pad_subsystem.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// Used by one thread at a time.
class PresentationExtractor {
 public:
  /// `attack_detection` may be null. Both outlive the extractor.
  PresentationExtractor(ports::FaceComparator& comparator, ports::PadSubsystem* attack_detection)
      : comparator_(comparator), attack_detection_(attack_detection) {}

  /// The card's photograph. Error: that of the comparator.
  core::Result<StoredTemplate> reference(const biometrics::Image& photograph);

  /// Another presentation begins.
  void begin();

  /// The next frame of the presentation, with the score of attack detection so far.
  core::Result<StoredTemplate> frame(const biometrics::Image& frame);

  /// Milliseconds on the wall clock of each extraction so far, attack detection included.
  const std::vector<double>& times() const { return times_; }

  ports::FaceComparator& comparator() { return comparator_; }
  const ports::PadSubsystem* attack_detection() const { return attack_detection_; }

 private:
  core::Result<StoredTemplate> extract(const biometrics::Image& sample, biometrics::SampleRole role,
                                       bool look);

  ports::FaceComparator& comparator_;
  ports::PadSubsystem* attack_detection_;
  boost::asio::io_context loop_;
  std::vector<double> times_;
};

using PresentationExtractors = std::vector<std::unique_ptr<PresentationExtractor>>;

}  // namespace madoguchi::evaluation::pictures
