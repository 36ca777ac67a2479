// SPDX-License-Identifier: Apache-2.0
// Which application and file of a card are current, followed from outside by its commands and
// answers (ISO/IEC 7816-4, 7.1 and 8.2.2).
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/status_word.hpp"

#include <optional>

namespace madoguchi::iso7816 {

/// An application and a file of it, as far as known.
struct FilePlace {
  std::optional<Aid> application{};
  std::optional<FileIdentifier> file{};

  bool operator==(const FilePlace&) const = default;
};

class CurrentFile {
 public:
  /// What a command works on: what it selects, the file of its short identifier, else what is
  /// current.
  FilePlace place_of(const CommandApdu& command) const;

  /// Follows a command that the card answered so.
  void observe(const CommandApdu& command, StatusWord answer);

  /// The card lost its power.
  void forget() { current_ = {}; }

  const FilePlace& current() const { return current_; }

 private:
  FilePlace current_;
};

}  // namespace madoguchi::iso7816
