// SPDX-License-Identifier: Apache-2.0
// Building HTML from the fragments in assets/: escaping, both languages, filling in.
#pragma once

#include "conformance/report/outcome.hpp"
#include "scenario/results.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::conformance::report {

/// Text for HTML content and attribute values: markup characters escaped, control bytes and bytes
/// that are not UTF-8 shown as "\xNN".
std::string html_text(std::string_view text);

/// Both languages as markup; the page shows one of them.
std::string both(std::string_view en, std::string_view ja);
std::string both(const scenario::Title& title);

/// An outcome in both languages, its name for programs and the sign that stands for it.
std::string outcome_label(Outcome outcome);
std::string outcome_name(Outcome outcome);
std::string outcome_shape(Outcome outcome);

/// A letter-and-digit form of an id, for element ids.
std::string element_id(std::string_view id);

/// A key of a template and the markup to put there.
using Field = std::pair<std::string_view, std::string>;

/// Replaces each "{{key}}"; a key that is not given becomes nothing.
std::string fill(std::string_view text, std::initializer_list<Field> fields);

/// A fragment of assets/scenario.html by its name; a broken invariant if there is none.
std::string_view fragment(std::string_view name);

}  // namespace madoguchi::conformance::report
