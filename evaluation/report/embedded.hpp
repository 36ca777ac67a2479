// SPDX-License-Identifier: Apache-2.0
// Inside this folder: the files of assets/ as text in the program.
#pragma once

#include <string_view>

namespace madoguchi::evaluation::report {

/// Empty for a name that is not there.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::evaluation::report
