// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/scenario_card.hpp"

#include "iso7816/my_number_files.hpp"
#include "sim/card_surface/printed_front.hpp"
#include "sim/counter/people.hpp"
#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/description_reader.hpp"
#include "sim/personalisation/make_card.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

using personalisation::CardDescription;
using personalisation::PhotoDescription;

core::Result<CardDescription> profile_in(const scenario::World& world,
                                         const scenario::Card& given) {
  if (given.profile.empty()) return CardDescription{};
  try {
    return personalisation::load_card_description(given.profile, world.date);
  } catch (const scenario::ScenarioError& mistakes) {
    return core::fail(core::Errc::invalid_argument, mistakes.what());
  }
}

/// What the scenario says about the card comes before what the profile says.
CardDescription described(const scenario::World& world, const scenario::Card& given,
                          CardDescription card) {
  const scenario::Person& holder = *world.find(given.of);
  card.kind = given.kind;
  card.holder.person = holder.seed;
  card.holder.name = holder.name;
  card.holder.address = holder.address;
  card.holder.born = personalisation::DayRule{.fixed = holder.born};
  card.holder.sex = holder_of(holder).sex;
  if (card.kind == checkin::CardKind::ordinary) {
    personalisation::PinDescription& pin = card.pins["authentication"];
    pin.value = given.pin;
    pin.tries_left = given.pin_tries_left;
  }
  if (given.photo_of != given.of) {
    card.photo = {.from = PhotoDescription::From::person,
                  .person = world.find(given.photo_of)->seed};
  }
  const bool expired = given.certificate == scenario::CertificateState::expired;
  auto& expires = card.certificates.expires;
  if (expires && (expires->on(world.date) < world.date) != expired) expires.reset();
  if (expired && !expires) expires = personalisation::days_from_today(-1);
  if (given.certificate_until) {
    expires = personalisation::DayRule{.fixed = *given.certificate_until};
  }
  return card;
}

card::CardProfile profile_of(const scenario::World& world, const scenario::Card& given,
                             const CardDescription& description, std::uint64_t seed) {
  card::CardProfile profile = personalisation::profile_of(description, world.date);
  profile.seed = seed;
  const scenario::Person* certified = world.find(given.certificate_of);
  if (certified != nullptr && certified->key != given.of) {
    profile.certificate_of = certified_holder(*certified, world);
  }
  return profile;
}

/// A phone takes over the certificates and nothing of the card's face; how its chip answers beyond
/// that is not public: an assumption.
void leave_certificates_only(card::CardImage& image) {
  std::erase_if(image.applications, [](const card::CardApplication& application) {
    return application.role == card::ApplicationRole::application &&
           application.aid != iso7816::my_number::jpki_application;
  });
}

/// What a scanner sees is the same in every run: it goes by the person.
core::Result<std::optional<card_surface::DrawnScanner>> scanner_of(
    const scenario::Card& given, const personalisation::PrintedCard& printed) {
  std::optional<card_surface::DrawnScanner> scanner;
  if (!given.surface) return scanner;
  auto front = card_surface::draw_front(printed);
  if (!front) return front.error();
  scanner.emplace(*std::move(front), *given.surface, printed.person);
  return scanner;
}

}  // namespace

core::Result<ScenarioCard> make_card(const scenario::World& world, const scenario::Card& given,
                                     const personalisation::PhotographSource& photographs,
                                     const pki::TestHierarchy& hierarchy, std::uint64_t seed) {
  auto profile = profile_in(world, given);
  if (!profile) return profile.error();
  if (profile->foreign) {
    auto made = personalisation::make_card(*profile, world.date, hierarchy, photographs);
    if (!made) return made.error();
    return ScenarioCard{.chip = std::make_shared<card::VirtualCard>(std::move(made->image))};
  }
  const CardDescription card = described(world, given, std::move(*profile));
  auto made =
      personalisation::make_card(card, personalisation::holder_of(card, world.date),
                                 profile_of(world, given, card, seed), hierarchy, photographs);
  if (!made) return made.error();
  if (given.medium != checkin::Medium::card) leave_certificates_only(made->image);
  auto scanner = scanner_of(given, made->printed);
  if (!scanner) return scanner.error();
  return ScenarioCard{.chip = std::make_shared<card::VirtualCard>(std::move(made->image)),
                      .verification_number = made->printed.verification_number_b,
                      .scanner = *std::move(scanner)};
}

}  // namespace madoguchi::sim::counter
