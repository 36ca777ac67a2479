// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/scenario_card.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "adapters/pango/text_image.hpp"
#include "sim/card/personalise.hpp"
#include "sim/counter/people.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

/// As the card-face application holds names and addresses: PNG, one bit a pixel.
core::Result<core::Bytes> text_png(const std::string& text) {
  const core::Result<biometrics::Image> image = adapters::pango::render_text(text, {});
  if (!image) return image.error();
  return adapters::opencv::encode_bilevel_png(image.value());
}

}  // namespace

core::Result<ScenarioCard> make_card(const scenario::World& world, core::Bytes photograph,
                                     const pki::TestHierarchy& hierarchy, std::uint64_t seed) {
  const card::CardHolder holder = card_holder_of(world);
  core::Result<core::Bytes> name = text_png(holder.person.name);
  if (!name) return name.error();
  core::Result<core::Bytes> address = text_png(holder.person.address);
  if (!address) return address.error();
  card::CardPictures pictures;
  pictures.photo_jp2 = std::move(photograph);
  pictures.name_png = std::move(name.value());
  pictures.address_png = std::move(address.value());

  core::Result<card::PersonalisedCard> made =
      card::personalise(holder, card_profile_of(world, seed), hierarchy, pictures);
  if (!made) return made.error();
  return ScenarioCard{.chip = std::make_shared<card::VirtualCard>(std::move(made->image)),
                      .verification_number = card::verification_number_b(holder)};
}

}  // namespace madoguchi::sim::counter
