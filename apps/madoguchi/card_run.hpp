// SPDX-License-Identifier: Apache-2.0
// `madoguchi run --profile pcsc`: tests the card in a PC/SC reader.
#pragma once

#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/run_options.hpp"

namespace madoguchi::apps {

/// Needs a reader with a card in it. Throws BadUsage, ScenarioError.
ExitCode run_against_card(const Environment& environment, const RunOptions& options);

}  // namespace madoguchi::apps
