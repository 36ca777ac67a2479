// SPDX-License-Identifier: Apache-2.0
// What of a command and its answer must never be kept: PINs and keys that are sent, and what tells
// who the card's holder is. Only what is known to be harmless stays readable.
#pragma once

#include "iso7816/current_file.hpp"
#include "sim/record/hidden_bytes.hpp"

namespace madoguchi::sim::record {

/// The command with PINs, numbers and keys hidden; header and Lc stay.
HiddenBytes without_secrets(core::ByteView command);

/// The answer with contents of files hidden unless the file is a public one; SW1-SW2 stay. `place`
/// is what the command worked on.
HiddenBytes without_secrets(core::ByteView command, core::ByteView response,
                            const iso7816::FilePlace& place);

}  // namespace madoguchi::sim::record
