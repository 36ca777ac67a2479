// SPDX-License-Identifier: Apache-2.0
// Inside this folder: the findings about a comparator under test.
#pragma once

#include "core/text.hpp"
#include "evaluation/examination.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace madoguchi::evaluation::report {

boost::json::object examination_json(const ComparatorExamination& examination);

/// The findings with their rules, and how the library was held. Throws for another document.
std::string examination_text(const boost::json::object& examination, core::Language language);

}  // namespace madoguchi::evaluation::report
