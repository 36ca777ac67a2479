// SPDX-License-Identifier: Apache-2.0
// Profiles by name, for people and for scenarios.
#include "sim/personalisation/card_profiles.hpp"

#include "scenario/scenario_loader.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::personalisation {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

const std::filesystem::path folder = std::string(MADOGUCHI_SOURCE_DIR) + "/scenarios/cards";

std::string scenario_with(const std::string& card) {
  return "id: x\ntitle: {en: x, ja: x}\nrequirements: [N-01]\nworld:\n  date: 2024-02-01\n"
         "  people: {hanako: {person: 1, born: 1970-01-02}}\n  card: {of: hanako, " +
         card + "}\nsteps:\n  - place_card:\n    expect: {methods: [face]}\n";
}

scenario::World world_of(const std::string& card) {
  scenario::LoaderOptions options;
  options.card_presets = CardProfiles(folder).preset_finder();
  return scenario::ScenarioLoader(options)
      .load_text(scenario_with(card), (folder.parent_path() / "pin/x.yaml").string())
      .front()
      .world;
}

std::string mistakes_of(const std::string& card) {
  try {
    world_of(card);
  } catch (const scenario::ScenarioError& error) {
    return error.what();
  }
  return {};
}

TEST(CardProfiles, HaveTheNamesOfTheirFiles) {
  const CardProfiles profiles(folder);
  EXPECT_THAT(profiles.names(), AllOf(Contains("ordinary"), Contains("forged-face")));
  EXPECT_TRUE(profiles.find("ordinary"));
  EXPECT_FALSE(profiles.find("ordinari"));
  EXPECT_FALSE(profiles.find("../cards/ordinary"));
  EXPECT_THAT(profiles.unknown("ordinari"), HasSubstr("did you mean \"ordinary\""));
  EXPECT_TRUE(CardProfiles(folder / "none").names().empty());
}

TEST(CardProfiles, GiveScenariosTheirCard) {
  const auto pinless = world_of("profile: pinless");
  EXPECT_EQ(pinless.card.kind, checkin::CardKind::pinless);
  EXPECT_EQ(pinless.card.profile, (folder / "pinless.yaml").string());
  EXPECT_EQ(world_of("profile: pin-locked").card.pin_tries_left, 0);
  EXPECT_EQ(world_of("profile: certificate-revoked").card.certificate,
            scenario::CertificateState::revoked);
  EXPECT_EQ(world_of("profile: certificate-expired-yesterday").card.certificate,
            scenario::CertificateState::expired);
  EXPECT_EQ(world_of("profile: certificate-expires-in-2-months").card.certificate,
            scenario::CertificateState::valid);
  EXPECT_EQ(world_of("profile: certificate-renewed-today").card.certificate_edition, 2U);
  EXPECT_EQ(world_of("profile: foreigner").people.front().name, "SPECIMEN　EXAMPLE TARO");
}

TEST(CardProfiles, AreChangedByTheScenario) {
  EXPECT_EQ(world_of("profile: pin-locked, pin_tries_left: 2").card.pin_tries_left, 2);
  EXPECT_EQ(world_of("profile: certificate-revoked, certificate: valid").card.certificate,
            scenario::CertificateState::valid);
  using namespace std::chrono;
  EXPECT_EQ(world_of("profile: foreigner").people.front().born, 1970y / 1 / 2)
      << "the scenario's own date of birth";
}

TEST(CardProfiles, MayBeFilesBesideTheScenario) {
  EXPECT_EQ(world_of("profile: ../cards/pinless.yaml").card.kind, checkin::CardKind::pinless);
  EXPECT_THAT(mistakes_of("profile: ../cards/none.yaml"), HasSubstr("none.yaml"));
}

TEST(CardProfiles, UnknownNamesAreToldWithTheNearest) {
  EXPECT_THAT(mistakes_of("profile: pinles"),
              AllOf(HasSubstr("x.yaml:7:"), HasSubstr("world.card.profile"),
                    HasSubstr("did you mean \"pinless\"")));
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
