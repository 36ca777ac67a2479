// SPDX-License-Identifier: Apache-2.0
// What the files of the My Number card's applications hold, in words.
#pragma once

#include "core/text.hpp"
#include "iso7816/identifiers.hpp"

namespace madoguchi::sim::personalisation {

/// Empty texts for a file that is not in the table.
core::Text file_label(const iso7816::Aid& application, iso7816::FileIdentifier file);

}  // namespace madoguchi::sim::personalisation
