// SPDX-License-Identifier: Apache-2.0
// What staff can do within one `staff` step: a table of its own, one row a deed.
#pragma once

#include "scenario/step.hpp"

#include <memory>
#include <span>

namespace madoguchi::scenario::steps {

/// A row of the table of deeds. A deed is a step without a place of its own; one whose shape allows
/// no value can be written as a bare word.
struct DeedKind {
  std::string_view name;
  std::string_view meaning;
  Shape (*shape)();
  std::unique_ptr<Step> (*make)(const DocumentNode& argument, ReadContext& context);
  std::string_view example{};  ///< empty: the bare word
};

/// In the order of the reference.
std::span<const DeedKind> deed_kinds();

const DeedKind* find_deed_kind(std::string_view name);

/// Whether it can stand as a bare word.
bool is_bare_word(const DeedKind& kind);

}  // namespace madoguchi::scenario::steps
