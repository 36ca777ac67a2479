// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 4648, section 4), for pictures inside the page.
#pragma once

#include "core/bytes.hpp"

#include <string>

namespace madoguchi::conformance::report {

std::string base64(core::ByteView bytes);

}  // namespace madoguchi::conformance::report
