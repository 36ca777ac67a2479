// SPDX-License-Identifier: Apache-2.0
// check_shape: one function a kind of shape.
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::scenario {
namespace {

using Kind = Shape::Kind;

bool differs(const DocumentNode& node, const Shape& shape, const std::string& path,
             Problems& problems) {
  problems.add(node.place, path, "expected " + words_of(shape) + ", found " + description_of(node));
  return false;
}

bool check_integer(const DocumentNode& node, const Shape& shape, const std::string& path,
                   Problems& problems) {
  const auto number = node.is_scalar() && !node.quoted ? integer_of(node.text) : std::nullopt;
  if (!number || *number < shape.minimum || *number > shape.maximum) {
    return differs(node, shape, path, problems);
  }
  return true;
}

bool check_choice(const DocumentNode& node, const Shape& shape, const std::string& path,
                  Problems& problems) {
  if (!node.is_scalar()) return differs(node, shape, path, problems);
  if (std::ranges::find(shape.choices, node.text) != shape.choices.end()) return true;
  problems.add(node.place, path, unknown_name("value", node.text, shape.choices));
  return false;
}

bool check_list(const DocumentNode& node, const Shape& shape, const std::string& path,
                Problems& problems) {
  if (!node.is_sequence()) return differs(node, shape, path, problems);
  bool good = true;
  if (static_cast<long>(node.items.size()) < shape.minimum) {
    problems.add(node.place, path,
                 "expected at least " + std::to_string(shape.minimum) +
                     " of: " + words_of(shape.parts.front()));
    good = false;
  }
  for (std::size_t i = 0; i < node.items.size() && !problems.full(); ++i) {
    good &=
        check_shape(node.items[i], shape.parts.front(), below(path, std::to_string(i)), problems);
  }
  return good;
}

bool check_dictionary(const DocumentNode& node, const Shape& shape, const std::string& path,
                      Problems& problems) {
  if (!node.is_mapping()) return differs(node, shape, path, problems);
  bool good = true;
  if (static_cast<long>(node.entries.size()) < shape.minimum) {
    problems.add(node.place, path,
                 "expected at least " + std::to_string(shape.minimum) + " " + shape.note);
    good = false;
  }
  for (const DocumentNode::Entry& entry : node.entries) {
    if (problems.full()) break;
    good &= check_shape(entry.value, shape.parts.front(), below(path, entry.key), problems);
  }
  return good;
}

bool check_known_keys(const DocumentNode& node, const Shape& shape, const std::string& path,
                      Problems& problems) {
  std::vector<std::string_view> known;
  for (const Field& field : shape.fields) known.push_back(field.key);
  bool good = true;
  for (const DocumentNode::Entry& entry : node.entries) {
    if (problems.full()) break;
    const auto field = std::ranges::find(shape.fields, entry.key, &Field::key);
    if (field == shape.fields.end()) {
      problems.add(entry.place, below(path, entry.key), unknown_name("key", entry.key, known));
      good = false;
    } else {
      good &= check_shape(entry.value, field->shape, below(path, entry.key), problems);
    }
  }
  return good;
}

bool check_missing_keys(const DocumentNode& node, const Shape& shape, const std::string& path,
                        Problems& problems) {
  bool good = true;
  std::vector<std::string_view> alternatives;
  std::vector<std::string_view> given;
  for (const Field& field : shape.fields) {
    const bool there = node.find(field.key) != nullptr;
    if (field.need == Need::required && !there) {
      problems.add(node.place, below(path, field.key),
                   "missing; expected " + words_of(field.shape));
      good = false;
    }
    if (field.need != Need::one_of) continue;
    alternatives.push_back(field.key);
    if (there) given.push_back(field.key);
  }
  if (!alternatives.empty() && given.size() != 1) {
    const std::string which =
        given.empty() ? "expected one of these keys: "
                      : "found " + joined(given) + " together; expected only one of these keys: ";
    problems.add(node.place, path, which + joined(alternatives));
    good = false;
  }
  return good;
}

bool check_mapping(const DocumentNode& node, const Shape& shape, const std::string& path,
                   Problems& problems) {
  if (!node.is_mapping()) return differs(node, shape, path, problems);
  const bool known = check_known_keys(node, shape, path, problems);
  // A mistyped key would be told a second time as a missing one.
  if (!known && std::ranges::any_of(node.entries, [&](const DocumentNode::Entry& entry) {
        return std::ranges::find(shape.fields, entry.key, &Field::key) == shape.fields.end();
      })) {
    const bool needs_action = std::ranges::any_of(
        shape.fields, [](const Field& field) { return field.need == Need::one_of; });
    if (needs_action) return false;
  }
  return check_missing_keys(node, shape, path, problems) && known;
}

DocumentNode::Kind written_as(const Shape& shape) {
  switch (shape.kind) {
    case Kind::list:
      return DocumentNode::Kind::sequence;
    case Kind::mapping:
    case Kind::dictionary:
      return DocumentNode::Kind::mapping;
    case Kind::nothing:
    case Kind::anything:
      return DocumentNode::Kind::null;
    default:
      return DocumentNode::Kind::scalar;
  }
}

// The alternatives written like the value decide which mistakes are told.
bool check_either(const DocumentNode& node, const Shape& shape, const std::string& path,
                  Problems& problems) {
  std::vector<const Shape*> likely;
  for (const Shape& part : shape.parts) {
    Problems unheard;
    if (check_shape(node, part, path, unheard)) return true;
    if (written_as(part) == node.kind) likely.push_back(&part);
  }
  if (likely.size() == 1) return check_shape(node, *likely.front(), path, problems);
  std::vector<std::string_view> names;
  for (const Shape* part : likely) {
    names.insert(names.end(), part->choices.begin(), part->choices.end());
  }
  problems.add(node.place, path,
               "expected " + words_of(shape) + ", found " + description_of(node) +
                   suggestion(node.text, names));
  return false;
}

}  // namespace

DocumentNode known_part(DocumentNode node, const Shape& shape) {
  if (shape.kind == Kind::mapping) {
    const auto field_of = [&shape](const DocumentNode::Entry& entry) {
      return std::ranges::find(shape.fields, entry.key, &Field::key);
    };
    std::erase_if(node.entries,
                  [&](const auto& entry) { return field_of(entry) == shape.fields.end(); });
    for (DocumentNode::Entry& entry : node.entries) {
      entry.value = known_part(std::move(entry.value), field_of(entry)->shape);
    }
  } else if (shape.kind == Kind::dictionary) {
    for (DocumentNode::Entry& entry : node.entries) {
      entry.value = known_part(std::move(entry.value), shape.parts.front());
    }
  } else if (shape.kind == Kind::list) {
    for (DocumentNode& item : node.items) {
      item = known_part(std::move(item), shape.parts.front());
    }
  }
  return node;
}

bool check_shape(const DocumentNode& node, const Shape& shape, const std::string& path,
                 Problems& problems) {
  switch (shape.kind) {
    case Kind::anything:
      return true;
    case Kind::nothing:
      return node.is_null() || (node.is_mapping() && node.entries.empty()) ||
             differs(node, shape, path, problems);
    case Kind::boolean:
      return (node.is_scalar() && !node.quoted && boolean_of(node.text)) ||
             differs(node, shape, path, problems);
    case Kind::integer:
      return check_integer(node, shape, path, problems);
    case Kind::text:
      return (node.is_scalar() && shape.valid(node.text)) || differs(node, shape, path, problems);
    case Kind::choice:
      return check_choice(node, shape, path, problems);
    case Kind::list:
      return check_list(node, shape, path, problems);
    case Kind::mapping:
      return check_mapping(node, shape, path, problems);
    case Kind::dictionary:
      return check_dictionary(node, shape, path, problems);
    case Kind::either:
      return check_either(node, shape, path, problems);
  }
  return false;
}

}  // namespace madoguchi::scenario
