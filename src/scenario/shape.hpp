// SPDX-License-Identifier: Apache-2.0
// What a value in a scenario may look like. The check of every document, the JSON Schema and the
// reference pages all come from these descriptions, so that they cannot disagree.
#pragma once

#include "core/enum_names.hpp"
#include "core/text.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

struct Field;

struct Shape {
  enum class Kind {
    anything,
    nothing,     ///< no value, or an empty mapping
    boolean,     ///< true or false
    integer,     ///< minimum .. maximum
    text,        ///< a scalar of a form: `valid` and, for editors, `pattern`
    choice,      ///< one of `choices`
    list,        ///< of parts[0], at least `minimum`
    mapping,     ///< with the known keys `fields`
    dictionary,  ///< any keys of a form, values of parts[0]
    either,      ///< one of the parts
  };

  Kind kind = Kind::anything;
  std::string note;  ///< what the value means: "a person of this scenario"
  long minimum = 0;
  long maximum = 0;
  bool (*valid)(std::string_view) = nullptr;
  std::string pattern;
  std::vector<std::string_view> choices;  ///< static storage
  std::vector<Shape> parts;
  std::vector<Field> fields;
};

/// How often a key has to be there.
enum class Need {
  optional,
  required,
  one_of,  ///< exactly one of the keys marked so
};

struct Field {
  std::string key;
  Shape shape;
  Need need = Need::optional;
  std::string note;  ///< meaning and default
};

namespace shapes {

Shape anything(std::string note);
Shape nothing();
Shape boolean();
Shape integer(long minimum, long maximum);
/// Any text of at least one and at most 200 bytes.
Shape text(std::string note);
Shape text(std::string note, bool (*valid)(std::string_view), std::string pattern);
Shape date();
/// The key of a person, account or other thing of the document: a word of letters, digits, - and _.
Shape key(std::string note);
Shape choice(std::vector<std::string_view> names);
Shape list(Shape element, long at_least = 0);
Shape mapping(std::vector<Field> fields);
Shape dictionary(Shape value, std::string key_note, long at_least = 1);
Shape either(std::vector<Shape> parts);
/// Text in both languages: {en, ja}.
Shape title();

template <core::NamedEnum E>
Shape choice_of() {
  return choice(core::all_names<E>());
}

/// The shape or the word `none`.
Shape or_none(Shape shape);

}  // namespace shapes

/// The value without the keys that its shape does not know, so that the rest can be judged as well.
DocumentNode known_part(DocumentNode node, const Shape& shape);

/// Compares a value with its shape and notes every difference; true if there is none. `path` is
/// the place of the value in the document, such as "world.card".
bool check_shape(const DocumentNode& node, const Shape& shape, const std::string& path,
                 Problems& problems);

/// "one of a, b", "a whole number 1 to 3", "a list of ...": for messages and the reference.
std::string words_of(const Shape& shape);

/// "world" and "card" to "world.card".
std::string below(const std::string& path, std::string_view key);

}  // namespace madoguchi::scenario
