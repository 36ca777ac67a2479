// SPDX-License-Identifier: Apache-2.0
#include "scenario/surface_reader.hpp"

#include "scenario/read_value.hpp"

namespace madoguchi::scenario {
namespace {

using enum Need;

template <core::NamedEnum E>
void set(E& target, const DocumentNode& node, std::string_view key) {
  if (const DocumentNode* value = node.find(key)) target = enum_from<E>(*value, target);
}

}  // namespace

const Shape& surface_shape() {
  static const Shape shape = shapes::mapping(
      {{"position", shapes::choice_of<ports::CardPosition>(), optional, "default straight"},
       {"light", shapes::choice_of<ports::SurfaceLight>(), optional, "default even"},
       {"wear", shapes::choice_of<ports::SurfaceWear>(), optional, "default none"},
       {"cover", shapes::choice_of<ports::SurfaceCover>(), optional, "fingers; default none"},
       {"sleeve", shapes::choice_of<ports::CardSleeve>(), optional, "default none"}});
  return shape;
}

ports::SurfaceView read_surface(const DocumentNode& node) {
  ports::SurfaceView view;
  set(view.position, node, "position");
  set(view.light, node, "light");
  set(view.wear, node, "wear");
  set(view.cover, node, "cover");
  set(view.sleeve, node, "sleeve");
  return view;
}

std::string in_words(const ports::SurfaceView& view, core::Language language) {
  std::string words(core::label_of(view.position).in(language));
  const auto add = [&](auto value) {
    if (value == decltype(value){}) return;
    words += language == core::Language::japanese ? "、" : ", ";
    words += core::label_of(value).in(language);
  };
  add(view.light);
  add(view.wear);
  add(view.cover);
  add(view.sleeve);
  return words;
}

}  // namespace madoguchi::scenario
