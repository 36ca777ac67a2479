// SPDX-License-Identifier: Apache-2.0
// Takes the values of a mapping's keys over into members. A key that is missing, or whose value
// does not have its shape (which is noted elsewhere), leaves the member as it is.
#pragma once

#include "core/civil_time.hpp"
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::scenario::fields {

/// The value of a key if it is there and has its shape; nullptr otherwise.
inline const DocumentNode* sound(const DocumentNode& node, const Shape& shape,
                                 std::string_view key) {
  const DocumentNode* value = node.find(key);
  const auto field = std::ranges::find(shape.fields, key, &Field::key);
  if (value == nullptr || field == shape.fields.end()) return nullptr;
  Problems noted_already;
  return check_shape(*value, field->shape, "", noted_already) ? value : nullptr;
}

template <core::NamedEnum E>
void set(E& target, const DocumentNode* value) {
  if (value != nullptr) target = enum_from<E>(*value, target);
}

inline void set(std::string& target, const DocumentNode* value) {
  if (value != nullptr) target = value->text;
}

inline void set(int& target, const DocumentNode* value) {
  if (value != nullptr) target = static_cast<int>(integer_of(value->text).value_or(target));
}

inline void set(bool& target, const DocumentNode* value) {
  if (value != nullptr) target = boolean_of(value->text).value_or(target);
}

inline void set(std::optional<int>& target, const DocumentNode* value) {
  if (value == nullptr) return;
  if (const auto number = integer_of(value->text)) target = static_cast<int>(*number);
}

inline void set(core::CivilDate& target, const DocumentNode* value) {
  if (value != nullptr) target = core::parse_date(value->text).value_or(target);
}

inline void set(std::optional<core::CivilDate>& target, const DocumentNode* value) {
  if (value != nullptr) target = core::parse_date(value->text);
}

}  // namespace madoguchi::scenario::fields
