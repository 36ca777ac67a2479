// SPDX-License-Identifier: Apache-2.0
// What the terminal's reader operation screen does to the reader.
#pragma once

#include "checkin/vocabulary.hpp"
#include "ports/task.hpp"

namespace madoguchi::ports {

class ReaderControl {
 public:
  virtual ~ReaderControl() = default;

  /// Switches the mode for the card uses that begin from now on. Error: reader_unavailable.
  virtual Task<> set_mode(checkin::ReaderMode mode) = 0;

  /// The reader was switched off and on again: a card use is over, and only what it keeps without
  /// power is left. Errors: those of its memory.
  virtual Task<> restart() { co_return core::Result<>{}; }
};

}  // namespace madoguchi::ports
