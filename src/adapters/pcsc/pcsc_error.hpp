// SPDX-License-Identifier: Apache-2.0
// PC/SC return codes as errors of ours: the one place where they are translated.
#pragma once

#include "core/result.hpp"

#include <string>

namespace madoguchi::adapters::pcsc {

/// The error of a PC/SC return code other than success; `doing` tells which call of ours failed.
core::Error pcsc_error(long code, std::string doing);

/// Whether the code means that pcscd went away and a new context is needed.
bool service_is_gone(long code);

}  // namespace madoguchi::adapters::pcsc
