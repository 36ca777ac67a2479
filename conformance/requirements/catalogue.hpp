// SPDX-License-Identifier: Apache-2.0
// Requirement clauses as data: what a standard or notice asks for, in our words, under ids that are
// never reused.
#pragma once

#include "core/enum_names.hpp"
#include "scenario/results.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::conformance::requirements {

/// How binding a clause is.
enum class Level { shall, shall_not, may, info };

struct Clause {
  std::string id;     ///< "N-04"
  std::string place;  ///< where in the source, in the source's own numbering
  Level level = Level::shall;
  scenario::Title text;                              ///< what it says, in our words
  std::optional<scenario::Title> not_tested_reason;  ///< why no scenario can cover it; info only
};

/// One source of requirements: a notice, a standard.
struct Catalogue {
  std::string standard;    ///< short name, "notice"
  scenario::Title title;   ///< full name
  scenario::Title source;  ///< issuer and date
  std::vector<Clause> clauses;

  const Clause* find(std::string_view id) const;
};

/// A requirement file that cannot be used; what() is "file:line: reason".
class CatalogueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads a catalogue from YAML text; `name` is the file name in messages. Throws CatalogueError.
Catalogue parse_catalogue(std::string_view yaml, const std::string& name);

/// Reads a catalogue file. Throws CatalogueError.
Catalogue load_catalogue(const std::filesystem::path& file);

/// The notice on PIN-less cards, as built into the program.
const Catalogue& notice();

/// What a check-in has to do beside the notice, as built into the program.
const Catalogue& checkin();

/// What a My Number card answers, as built into the program.
const Catalogue& card_edge();

/// What an EMR has to do with results of the eligibility check, as built into the program.
const Catalogue& emr();

/// All built-in catalogues.
using Catalogues = std::vector<const Catalogue*>;
const Catalogues& catalogues();

/// The clause of an id in any built-in catalogue; nullptr for an unknown one.
const Clause* find_clause(std::string_view id);

constexpr auto enum_names(std::type_identity<Level>) {
  return std::to_array<core::EnumName<Level>>({
      {Level::shall, "shall", {"shall", "必須"}},
      {Level::shall_not, "shall_not", {"shall not", "禁止"}},
      {Level::may, "may", {"may", "任意"}},
      {Level::info, "info", {"information", "情報"}},
  });
}

}  // namespace madoguchi::conformance::requirements
