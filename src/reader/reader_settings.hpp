// SPDX-License-Identifier: Apache-2.0
// What makers decide differently. None of these figures is published: the defaults are assumptions.
#pragma once

#include "biometrics/presentation_decision.hpp"
#include "checkin/defects.hpp"
#include "checkin/vocabulary.hpp"

#include <chrono>

namespace madoguchi::reader {

struct ReaderSettings {
  checkin::Institution institution = checkin::Institution::clinic;

  /// How long the reader waits for a card that was announced.
  std::chrono::milliseconds card_patience{10000};

  /// How long the patient stands before the camera at most.
  std::chrono::milliseconds presentation_limit{10000};

  /// Frames compared, matches needed, unusable frames.
  biometrics::PresentationPolicy presentation;

  /// Presentations in one transaction before the face is refused until the card is placed again.
  int face_attempts = 3;

  checkin::Defects defects;
};

}  // namespace madoguchi::reader
