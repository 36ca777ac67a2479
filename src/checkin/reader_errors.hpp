// SPDX-License-Identifier: Apache-2.0
// Errors as readers show them: number and text. Known from installers' reports are 001, 002 and
// 006; makers' texts differ in detail.
#pragma once

#include "checkin/vocabulary.hpp"

namespace madoguchi::checkin {

struct ReaderError {
  Reason reason = Reason::card_unreadable;
  std::string_view number;  ///< three digits
  core::Text text;
};

/// The row of a reason; nullptr for reasons whose number is not known.
const ReaderError* reader_error_of(Reason reason);

}  // namespace madoguchi::checkin
