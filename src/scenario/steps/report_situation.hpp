// SPDX-License-Identifier: Apache-2.0
// Staff tell the terminal who is there, with what, and what the day is like.
#pragma once

#include "scenario/step.hpp"

namespace madoguchi::scenario::steps {

Shape report_situation_shape();
std::unique_ptr<Step> report_situation(const DocumentNode& argument, ReadContext& context);

}  // namespace madoguchi::scenario::steps
