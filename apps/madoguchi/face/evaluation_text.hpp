// SPDX-License-Identifier: Apache-2.0
// An evaluation in a few lines for the terminal.
#pragma once

#include "core/text.hpp"
#include "evaluation/evaluation.hpp"

#include <string>

namespace madoguchi::apps {

std::string evaluation_text(const evaluation::Evaluation& evaluation, core::Language language);

}  // namespace madoguchi::apps
