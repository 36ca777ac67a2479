// SPDX-License-Identifier: Apache-2.0
// What may stand in the description of a card: the check, the JSON Schema and the reference all
// come from here.
#pragma once

#include "scenario/shape.hpp"

#include <string>

namespace madoguchi::sim::personalisation {

/// The whole document, and its parts that have a table of their own in the reference.
const scenario::Shape& description_shape();
const scenario::Shape& holder_shape();
const scenario::Shape& pin_shape();
const scenario::Shape& certificates_shape();

/// The format as JSON Schema, for editors.
std::string card_json_schema();

/// The format and all settings as Markdown, for docs/card-reference.md.
std::string card_reference_markdown();

}  // namespace madoguchi::sim::personalisation
