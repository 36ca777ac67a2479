// SPDX-License-Identifier: Apache-2.0
// What `card serve` tells when everything is there.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "sim/serving/card_server.hpp"

#include <filesystem>
#include <string>

namespace madoguchi::apps {

/// A line for each reader, below the variable that makes a program see it; with --json one line.
std::string serving_text(const Environment& environment, const sim::serving::CardServer& server,
                         const std::filesystem::path& control);

}  // namespace madoguchi::apps
