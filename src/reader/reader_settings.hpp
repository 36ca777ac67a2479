// SPDX-License-Identifier: Apache-2.0
// What makers decide differently. None of these figures is published: the defaults are assumptions.
#pragma once

#include "biometrics/presentation_decision.hpp"
#include "checkin/defects.hpp"
#include "checkin/rules/rule_table.hpp"
#include "checkin/vocabulary.hpp"

#include <chrono>
#include <memory>

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

  /// How long each screen waits for the patient; then the card use ends, or the answer is
  /// delivered without consents.
  std::chrono::milliseconds screen_timeout{60000};

  /// How long the card may lie there after the end before its owner is reminded.
  std::chrono::milliseconds reminder_after{10000};

  /// Whether failures of the face are kept from one visit to the next, and while the reader is off:
  /// a count for each card, kept by the reader. Where real readers or cards keep it is not
  /// published.
  bool keeps_face_failures = true;
  /// Failures in a row that lock the face.
  int face_lock_after = 10;
  /// What the count of a card is that the reader never saw.
  int earlier_face_failures = 0;

  /// The institution issues electronic prescriptions: the patient chooses their form.
  bool prescription_choice = false;

  /// An external reader for phones stands beside this one.
  bool external_reader = false;
  /// The reader asks whether records of medical subsidies are to be used.
  bool subsidies = false;

  /// Back to the patient's choice after one card use in visual-check mode. By default the mode
  /// stays until it is switched back.
  bool visual_mode_returns = false;

  /// What replaces the online check; empty: the rules that are shipped.
  std::shared_ptr<const checkin::rules::RuleTable> rules{};

  checkin::Defects defects;
};

}  // namespace madoguchi::reader
