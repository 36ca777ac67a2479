// SPDX-License-Identifier: Apache-2.0
// evaluation.json: everything that was found, for programs; reports are drawn from it alone. The
// schema stands in data/schemas/evaluation.schema.json.
#pragma once

#include "evaluation/evaluation.hpp"

#include <boost/json/value.hpp>

namespace madoguchi::evaluation::report {

boost::json::value evaluation_json(const Evaluation& evaluation);

}  // namespace madoguchi::evaluation::report
