// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "apps/madoguchi/commands.hpp"

namespace madoguchi::apps {

/// `madoguchi service people`: thousands of people for the service, as the file that --people
/// reads.
void add_service_people_command(CLI::App& service, const Environment& environment,
                                CommandRunner& chosen);

}  // namespace madoguchi::apps
