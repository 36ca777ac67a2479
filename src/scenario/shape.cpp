// SPDX-License-Identifier: Apache-2.0
#include "scenario/shape.hpp"

#include "core/civil_time.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {
namespace shapes {
namespace {

bool is_date(std::string_view text) { return core::parse_date(text).has_value(); }

bool is_short_text(std::string_view text) { return !text.empty() && text.size() <= 200; }

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

Shape of_kind(Shape::Kind kind) {
  Shape shape;
  shape.kind = kind;
  return shape;
}

}  // namespace

Shape anything(std::string note) {
  Shape shape;
  shape.note = std::move(note);
  return shape;
}

Shape nothing() { return of_kind(Shape::Kind::nothing); }

Shape boolean() { return of_kind(Shape::Kind::boolean); }

Shape integer(long minimum, long maximum) {
  Shape shape = of_kind(Shape::Kind::integer);
  shape.minimum = minimum;
  shape.maximum = maximum;
  return shape;
}

Shape text(std::string note) { return text(std::move(note), is_short_text, "^.{1,200}$"); }

Shape text(std::string note, bool (*valid)(std::string_view), std::string pattern) {
  Shape shape = of_kind(Shape::Kind::text);
  shape.note = std::move(note);
  shape.valid = valid;
  shape.pattern = std::move(pattern);
  return shape;
}

Shape date() { return text("a date YYYY-MM-DD", is_date, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"); }

Shape key(std::string note) { return text(std::move(note), is_key, "^[A-Za-z0-9_-]{1,64}$"); }

Shape choice(std::vector<std::string_view> names) {
  Shape shape = of_kind(Shape::Kind::choice);
  shape.choices = std::move(names);
  return shape;
}

Shape list(Shape element, long at_least) {
  Shape shape = of_kind(Shape::Kind::list);
  shape.parts.push_back(std::move(element));
  shape.minimum = at_least;
  return shape;
}

Shape mapping(std::vector<Field> fields) {
  Shape shape = of_kind(Shape::Kind::mapping);
  shape.fields = std::move(fields);
  return shape;
}

Shape dictionary(Shape value, std::string key_note, long at_least) {
  Shape shape = of_kind(Shape::Kind::dictionary);
  shape.parts.push_back(std::move(value));
  shape.note = std::move(key_note);
  shape.minimum = at_least;
  return shape;
}

Shape either(std::vector<Shape> parts) {
  Shape shape = of_kind(Shape::Kind::either);
  shape.parts = std::move(parts);
  return shape;
}

Shape title() {
  return mapping(
      {{"en", text("English"), Need::required, ""}, {"ja", text("Japanese"), Need::required, ""}});
}

Shape or_none(Shape shape) {
  if (shape.kind == Shape::Kind::choice) {
    shape.choices.push_back("none");
    return shape;
  }
  return either({std::move(shape), choice({"none"})});
}

}  // namespace shapes

std::string below(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

namespace {

std::string words_of_mapping(const Shape& shape) {
  std::string keys;
  for (const Field& field : shape.fields) keys += (keys.empty() ? "" : ", ") + field.key;
  return "a mapping of " + keys;
}

std::string words_of_either(const Shape& shape) {
  std::string words;
  for (const Shape& part : shape.parts) words += (words.empty() ? "" : ", or ") + words_of(part);
  return words;
}

}  // namespace

std::string words_of(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::anything:
      return shape.note.empty() ? "any value" : shape.note;
    case Shape::Kind::nothing:
      return "no value";
    case Shape::Kind::boolean:
      return "true or false";
    case Shape::Kind::integer:
      return "a whole number " + std::to_string(shape.minimum) + " to " +
             std::to_string(shape.maximum);
    case Shape::Kind::text:
      return shape.note.empty() ? "a text" : shape.note;
    case Shape::Kind::choice:
      return shape.choices.size() == 1 ? std::string(shape.choices.front())
                                       : "one of " + joined(shape.choices);
    case Shape::Kind::list:
      return "a list of " + words_of(shape.parts.front());
    case Shape::Kind::mapping:
      return words_of_mapping(shape);
    case Shape::Kind::dictionary:
      return "a mapping from " + shape.note + " to " + words_of(shape.parts.front());
    case Shape::Kind::either:
      return words_of_either(shape);
  }
  return "?";
}

}  // namespace madoguchi::scenario
