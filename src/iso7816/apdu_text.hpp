// SPDX-License-Identifier: Apache-2.0
// APDUs in words for logs and reports, with everything secret masked.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"

#include <string>

namespace madoguchi::iso7816 {

/// "SELECT application D392F000260100000001", "VERIFY PIN (14 bytes)", "READ BINARY 256 at 0".
std::string describe(const CommandApdu& command);

/// Header and data as hexadecimal digits; reference data (VERIFY, CHANGE) and their Lc are "**".
std::string masked_hex(const CommandApdu& command);

}  // namespace madoguchi::iso7816
