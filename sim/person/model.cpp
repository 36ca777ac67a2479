// SPDX-License-Identifier: Apache-2.0
#include "sim/person/model.hpp"

#include "sim/person/hairline.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr float far_below = -100;  // millimetres under the hairline: no hair near

/// Distance of each place of the head from the hairline, for the shade of hair on skin.
void measure_hairline(const Traits& traits, Grid& head) {
  for (Vertex& vertex : head.vertices) {
    if (traits.hair == HairStyle::bald || vertex.v < -60) {
      vertex.above = far_below;
    } else if (vertex.depth < -20) {
      vertex.above = 50;
    } else {
      const float angle = arc_sine(std::clamp(vertex.u / 77, -1.0F, 1.0F));
      vertex.above = vertex.v - hairline_height(traits, angle);
    }
  }
}

}  // namespace

std::shared_ptr<const Model> build_model(const Traits& traits) {
  auto model = std::make_shared<Model>();
  model->traits = traits;
  const HeadShape shape(model->traits);
  model->head = shape.grid();
  measure_hairline(traits, model->head.neutral);
  model->hair = hair_grid(traits, shape);
  model->ears = {ear_grid(traits, shape, -1), ear_grid(traits, shape, 1)};
  model->body = body_grid(traits);
  model->glasses = make_glasses(traits, shape);
  model->skin = paint_skin(traits);
  return model;
}

}  // namespace madoguchi::sim::person
