// SPDX-License-Identifier: Apache-2.0
// The requirement files as they were when the program was built.
#pragma once

#include <string_view>

namespace madoguchi::conformance::requirements {

/// Text of a requirement file by its file name; empty for an unknown name.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::conformance::requirements
