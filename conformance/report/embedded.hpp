// SPDX-License-Identifier: Apache-2.0
// The page's template, style and script (assets/) as they were when the program was built.
#pragma once

#include <string_view>

namespace madoguchi::conformance::report {

/// Text of an asset by its file name; empty for an unknown name.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::conformance::report
