// SPDX-License-Identifier: Apache-2.0
// Inside this folder: data/networks/shipped.yaml as text in the program.
#pragma once

#include <string_view>

namespace madoguchi::adapters::network_registry {

/// Empty for a name that is not there.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::adapters::network_registry
