// SPDX-License-Identifier: Apache-2.0
// What every command needs to know about where it runs: data, cache, language.
#pragma once

#include "conformance/runner/exit_code.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace madoguchi::apps {

inline constexpr const char* program_version = MADOGUCHI_VERSION;

/// Exit codes of all commands.
using ExitCode = conformance::runner::ExitCode;

struct Environment {
  std::filesystem::path data_root;  ///< holds scenarios/ and data/
  std::filesystem::path cache;      ///< media, networks and test keys
  core::Language language = core::Language::english;
  bool json = false;  ///< output for programs

  std::filesystem::path scenarios() const { return data_root / "scenarios"; }
  std::filesystem::path cards() const { return scenarios() / "cards"; }
  std::filesystem::path data() const { return data_root / "data"; }
  std::filesystem::path networks() const { return cache / "networks"; }
  std::filesystem::path media() const { return cache / "media"; }
  std::filesystem::path keys() const { return cache / "keys"; }

  /// The one of two texts that the user reads.
  std::string_view say(core::Text text) const { return text.in(language); }

  /// Ends the command with an error (exit code 4).
  [[noreturn]] void give_up(const core::Error& error) const;
};

/// Data: $MADOGUCHI_DATA, the source tree the program was built in, or ../share/madoguchi beside
/// it. Cache: $MADOGUCHI_CACHE, $XDG_CACHE_HOME/madoguchi or ~/.cache/madoguchi. Language: $LANG.
Environment find_environment();

/// "en" or "ja"; empty for anything else.
std::optional<core::Language> parse_language(const std::string& name);

}  // namespace madoguchi::apps
