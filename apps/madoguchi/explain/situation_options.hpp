// SPDX-License-Identifier: Apache-2.0
// A situation at the counter, as given on the command line.
#pragma once

#include "checkin/declaration.hpp"
#include "checkin/situation.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace madoguchi::apps::explain {

/// The words as they were typed.
struct SituationOptions {
  std::string date;
  std::string card;  ///< empty: ordinary where a card is shown
  std::string carrier;
  std::string visit;
  std::string present;
  std::string institution;
  std::string failed;  ///< why the usual way stopped
  std::vector<std::string> tried;
  std::string pin;
  std::string mode;
  std::vector<std::string> documents;
  std::vector<std::string> traits;
  std::vector<std::string> equipment;
  std::string certificate_ends;
  std::string insurance_card_ends;
  bool system_failure_lookup = false;
  bool disaster_lookup = false;
  std::string born;
  int told_share = -1;
  std::vector<std::string> identifiers;
  bool refuses_sevens = false;
  bool disaster_claim = false;

  std::filesystem::path form;  ///< where the declaration goes; empty: nowhere
  std::string name;
  std::string sex;
  std::string address;
  std::string contact;
  std::string insurance;
  std::string insurer_name;
  std::string employer;
};

void add_situation_options(CLI::App& command, SituationOptions& options);

/// Throws BadUsage with the nearest known word.
checkin::Situation situation_of(const SituationOptions& options, core::CivilDate today);

/// The declaration with what the options give. Throws BadUsage.
checkin::Declaration declaration_of(const SituationOptions& options,
                                    const checkin::Situation& situation);

}  // namespace madoguchi::apps::explain
