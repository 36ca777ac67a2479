// SPDX-License-Identifier: Apache-2.0
// One presentation (ISO/IEC 19795-1): the patient stands before the camera once, frames are
// compared with the card's photograph until the decision.
#pragma once

#include "reader/reader_parts.hpp"
#include "reader/reader_settings.hpp"

#include <optional>

namespace madoguchi::reader {

/// Compares frames with a reference. Errors: camera_failure, and those of the comparator. Scores go
/// to the trace, templates nowhere.
ports::Task<biometrics::PresentationOutcome> present_face(ReaderParts parts,
                                                          ReaderSettings settings,
                                                          biometrics::Template reference);

/// What a reader with defects makes of an outcome.
biometrics::PresentationOutcome with_defects(biometrics::PresentationOutcome outcome,
                                             const checkin::Defects& defects);

}  // namespace madoguchi::reader
