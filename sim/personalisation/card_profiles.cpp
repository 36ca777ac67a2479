// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/card_profiles.hpp"

#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/description_reader.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".yaml";

/// Whether a reference is a path and not a name.
bool is_path(std::string_view reference) {
  return reference.find('/') != std::string_view::npos || reference.ends_with(ending) ||
         reference.ends_with(".yml");
}

scenario::CertificateState certificate_state(const CardDescription& card, core::CivilDate today) {
  if (card.certificates.revoked) return scenario::CertificateState::revoked;
  const CardDays days = days_of(card, today);
  return days.expires && *days.expires < today ? scenario::CertificateState::expired
                                               : scenario::CertificateState::valid;
}

}  // namespace

std::vector<std::string> CardProfiles::names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ending) names.push_back(it->path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::optional<fs::path> CardProfiles::find(std::string_view name) const {
  if (is_path(name)) return std::nullopt;
  const fs::path file = folder_ / (std::string(name) + ending);
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::nullopt;
  return file;
}

std::string CardProfiles::unknown(std::string_view name) const {
  const std::vector<std::string> all = names();
  const std::vector<std::string_view> known(all.begin(), all.end());
  return scenario::unknown_name("card profile", name, known);
}

scenario::CardPresetFinder CardProfiles::preset_finder() const {
  return [profiles = *this](const scenario::DocumentNode& reference, core::CivilDate today,
                            scenario::Problems& problems) -> std::optional<scenario::CardPreset> {
    auto file = profiles.find(reference.text);
    if (!file && is_path(reference.text)) {
      file = (fs::path(reference.place.file).parent_path() / reference.text).lexically_normal();
    }
    if (!file) {
      problems.add(reference.place, "world.card.profile", profiles.unknown(reference.text));
      return std::nullopt;
    }
    try {
      scenario::CardPreset preset = preset_of(load_card_description(*file, today), today);
      preset.file = file->string();
      return preset;
    } catch (const scenario::ScenarioError& error) {
      for (const core::DocumentError& mistake : error.errors()) {
        problems.add(reference.place, "world.card.profile", mistake.text());
      }
      return std::nullopt;
    }
  };
}

scenario::CardPreset preset_of(const CardDescription& card, core::CivilDate today) {
  scenario::CardPreset preset;
  preset.kind = card.kind;
  const card::CardProfile profile = profile_of(card, today);
  preset.pin = profile.authentication_pin;
  preset.pin_tries_left = profile.authentication_tries.now();
  preset.certificate = certificate_state(card, today);
  preset.certificate_edition = card.certificates.edition;
  preset.name = card.holder.name;
  preset.address = card.holder.address;
  if (card.holder.born) preset.born = card.holder.born->on(today);
  if (card.holder.sex) {
    preset.sex = *card.holder.sex == '9' ? std::string("3") : std::string(1, *card.holder.sex);
  }
  return preset;
}

}  // namespace madoguchi::sim::personalisation
