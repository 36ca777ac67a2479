// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/open_card.hpp"

#include "apps/madoguchi/media_preparation.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "sim/card_file/card_file.hpp"
#include "sim/counter/people.hpp"
#include "sim/personalisation/card_profiles.hpp"
#include "sim/personalisation/description_reader.hpp"

#include <fmt/format.h>

#include <array>

namespace madoguchi::apps {
namespace {

namespace personalisation = sim::personalisation;

bool names_description(const std::string& reference) {
  return reference.ends_with(".yaml") || reference.ends_with(".yml");
}

/// Photographs of synthetic people, rendered when they are asked for first.
personalisation::PhotographSource photographs_of(const Environment& environment) {
  return [&environment](std::uint64_t person) -> core::Result<core::Bytes> {
    sim::camera::MediaLibrary media(environment.media());
    const std::array items{sim::camera::MediaItem{.person = person, .scene = {}}};
    const core::Result<> prepared = prepare_media(environment, media, items);
    if (!prepared) return prepared.error();
    return media.photograph(person);
  };
}

}  // namespace

bool names_card_file(const std::string& reference) {
  return !names_description(reference) &&
         (reference.ends_with(".card") || reference.find('/') != std::string::npos);
}

core::Result<personalisation::CardDescription> read_description(const std::filesystem::path& path) {
  try {
    return personalisation::load_card_description(path, loader_options().today);
  } catch (const scenario::ScenarioError& mistakes) {
    return core::fail(core::Errc::invalid_argument, mistakes.what());
  }
}

core::Result<personalisation::CardDescription> find_profile(const Environment& environment,
                                                            const std::string& name) {
  const personalisation::CardProfiles profiles(environment.cards());
  const auto file = profiles.find(name);
  if (!file) return core::fail(core::Errc::invalid_argument, profiles.unknown(name));
  return read_description(*file);
}

OpenedCard opened(personalisation::MadeCard made) {
  return {.chip = std::make_shared<sim::card::VirtualCard>(std::move(made.image)),
          .printed = std::move(made.printed),
          .remarks = std::move(made.remarks)};
}

core::Result<personalisation::MadeCard> make_described_card(
    const Environment& environment, const personalisation::CardDescription& description) {
  auto keys = std::make_shared<sim::pki::KeyStore>(environment.keys());
  const auto hierarchy =
      sim::pki::TestHierarchy::make(std::move(keys), sim::counter::authority_validity());
  if (!hierarchy) return hierarchy.error();
  return personalisation::make_card(description, loader_options().today, *hierarchy,
                                    photographs_of(environment));
}

core::Result<OpenedCard> open_card(const Environment& environment, const std::string& reference) {
  if (names_card_file(reference)) {
    auto file = sim::card_file::CardFile::open(reference);
    if (!file) return file.error();
    return OpenedCard{.chip = std::make_shared<sim::card::VirtualCard>(
                          std::move(file->contents.image), std::move(file->memory)),
                      .printed = personalisation::printed_card_of(file->contents.notes),
                      .kept = true};
  }
  const auto description = names_description(reference) ? read_description(reference)
                                                        : find_profile(environment, reference);
  if (!description) return description.error();
  auto made = make_described_card(environment, *description);
  if (!made) return made.error();
  return opened(*std::move(made));
}

ExitCode tell(const Environment& environment, const core::Error& error) {
  using core::Errc;
  switch (error.code) {
    case Errc::invalid_argument:
    case Errc::malformed_data:
    case Errc::file_missing:
    case Errc::unsupported:
      fmt::print(stderr, "madoguchi: {}\n",
                 error.context.empty() ? error.message(environment.language) : error.context);
      return ExitCode::usage;
    default:
      fmt::print(stderr, "madoguchi: {}\n  {}\n", error.message(environment.language),
                 core::error_text(error.code).advice.in(environment.language));
      return ExitCode::error;
  }
}

}  // namespace madoguchi::apps
