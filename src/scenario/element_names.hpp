// SPDX-License-Identifier: Apache-2.0
// The names of elements that result files can have, as data/oqs/layouts.yaml has them.
#pragma once

#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// In alphabetical order, each once.
const std::vector<std::string_view>& element_names();

/// Text of a layout file as it was when the program was built; empty for an unknown name.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::scenario
