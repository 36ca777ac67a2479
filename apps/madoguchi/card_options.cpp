// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card_options.hpp"

#include "apps/madoguchi/media_preparation.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "scenario/person_defaults.hpp"
#include "sim/counter/people.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <memory>

namespace madoguchi::apps {

void add_card_options(CLI::App& command, CardOptions& options) {
  command.add_option("--person", options.person, "Number of the synthetic person who holds it")
      ->capture_default_str();
  command.add_option("--kind", options.kind, "ordinary or pinless")
      ->check(CLI::IsMember({"ordinary", "pinless"}))
      ->capture_default_str();
  command.add_option("--pin", options.pin, "Four-digit PIN of an ordinary card")
      ->capture_default_str();
  command.add_option("--pin-tries-left", options.pin_tries_left, "0 is a locked PIN")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  command.add_option("--certificate", options.certificate, "valid, expired or revoked")
      ->check(CLI::IsMember({"valid", "expired", "revoked"}))
      ->capture_default_str();
}

scenario::World world_of(const CardOptions& options) {
  scenario::World world;
  world.date = loader_options().today;
  world.people.push_back(scenario::person_from_seed("holder", options.person));
  world.card.of = "holder";
  world.card.photo_of = "holder";
  world.card.certificate_of = "holder";
  world.card.kind = core::value_of<checkin::CardKind>(options.kind).value();
  world.card.pin = core::Secret(options.pin);
  world.card.pin_tries_left = options.pin_tries_left;
  world.card.certificate = core::value_of<scenario::CertificateState>(options.certificate).value();
  world.camera.of = "holder";
  return world;
}

core::Result<sim::counter::ScenarioCard> card_of(const Environment& environment,
                                                 const CardOptions& options) {
  sim::camera::MediaLibrary media(environment.media());
  const std::array items{sim::camera::MediaItem{.person = options.person, .stream = {}}};
  const core::Result<> prepared = prepare_media(environment, media, items);
  if (!prepared) return prepared.error();
  core::Result<core::Bytes> photograph = media.photograph(options.person);
  if (!photograph) return photograph.error();
  auto keys = std::make_shared<sim::pki::KeyStore>(environment.keys());
  const auto hierarchy =
      sim::pki::TestHierarchy::make(std::move(keys), sim::counter::authority_validity());
  if (!hierarchy) return hierarchy.error();
  return sim::counter::make_card(world_of(options), std::move(photograph.value()),
                                 hierarchy.value(), 1);
}

}  // namespace madoguchi::apps
