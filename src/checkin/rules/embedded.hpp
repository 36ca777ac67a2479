// SPDX-License-Identifier: Apache-2.0
// The rule files as they were when the program was built.
#pragma once

#include <string_view>

namespace madoguchi::checkin::rules {

/// Text of a rule file by its file name; empty for an unknown name.
std::string_view embedded_file(std::string_view name);

}  // namespace madoguchi::checkin::rules
