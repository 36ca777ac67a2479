// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_reader.hpp"

#include "scenario/card_faults.hpp"
#include "scenario/card_timing.hpp"
#include "scenario/document_shape.hpp"
#include "scenario/read_field.hpp"
#include "scenario/step.hpp"
#include "scenario/surface_reader.hpp"
#include "scenario/world_checks.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::scenario {
namespace {

class CardReader {
 public:
  CardReader(World& world, const DocumentNode* people, const CardPresetFinder& find_preset,
             Problems& problems)
      : world_(world), people_(people), find_preset_(find_preset), problems_(problems) {}

  /// `path` is the card's place in the document: world.card.
  Card read(const DocumentNode& node, std::string path) {
    using fields::set;
    path_ = std::move(path);
    card_ = {};
    const auto field = [&](std::string_view name) {
      return fields::sound(node, card_shape(), name);
    };
    if (world_.people.size() == 1) card_.of = world_.people.front().key;
    set_person(card_.of, field("of"), "of");
    if (card_.of.empty() && !world_.people.empty() && node.find("of") == nullptr) {
      problems_.add(node.place, below(path_, "of"),
                    "missing; there are several people: " + names_of_people());
    }
    card_.photo_of = card_.certificate_of = card_.of;
    if (const DocumentNode* profile = field("profile")) read_profile(*profile);
    set(card_.kind, field("kind"));
    set(card_.medium, field("medium"));
    check_medium(card_, node, path_, problems_);
    set_person(card_.photo_of, field("photo_of"), "photo_of");
    set_person(card_.certificate_of, field("certificate_of"), "certificate_of");
    set(card_.pin_tries_left, field("pin_tries_left"));
    set(card_.certificate, field("certificate"));
    set(card_.face_failures, field("face_failures"));
    if (const DocumentNode* until = field("certificate_until")) read_last_day(node, *until);
    if (const DocumentNode* faults = field("faults")) read_faults(*faults);
    if (const DocumentNode* timing = field("timing")) {
      card_.timing = read_card_timing(*timing, below(path_, "timing"), problems_);
    }
    if (const DocumentNode* surface = field("surface")) card_.surface = read_surface(*surface);
    if (const DocumentNode* pin = field("pin")) card_.pin = core::Secret(pin->text);
    if (card_.kind == checkin::CardKind::pinless) refuse_pin(node);
    return std::move(card_);
  }

 private:
  std::string names_of_people() const {
    std::vector<std::string_view> names;
    for (const Person& person : world_.people) names.push_back(person.key);
    return joined(names);
  }

  void refuse_pin(const DocumentNode& node) {
    card_.pin = core::Secret();
    for (const std::string key : {"pin", "pin_tries_left"}) {
      if (const DocumentNode* value = node.find(key)) {
        problems_.add(value->place, below(path_, key), "a pinless card has no PIN");
      }
    }
  }

  void read_last_day(const DocumentNode& node, const DocumentNode& until) {
    card_.certificate_until = core::parse_date(until.text);
    if (!card_.certificate_until || card_.certificate == CertificateState::revoked) return;
    const bool over = *card_.certificate_until < world_.date;
    const auto state = over ? CertificateState::expired : CertificateState::valid;
    if (node.find("certificate") != nullptr && card_.certificate != state) {
      problems_.add(until.place, below(path_, "certificate_until"),
                    "does not agree with certificate: " + node.find("certificate")->text);
    }
    card_.certificate = state;
  }

  // Comes before the other keys of the card, which change what the profile says.
  void read_profile(const DocumentNode& reference) {
    card_.profile = reference.text;
    if (!find_preset_) return;
    const std::optional<CardPreset> preset = find_preset_(reference, world_.date, problems_);
    if (!preset) return;
    card_.profile = preset->file;
    card_.kind = preset->kind;
    card_.pin = preset->pin;
    card_.pin_tries_left = preset->pin_tries_left;
    card_.certificate = preset->certificate;
    card_.certificate_edition = preset->certificate_edition;
    const auto holder = std::ranges::find(world_.people, card_.of, &Person::key);
    if (holder != world_.people.end()) fill(*holder, *preset);
  }

  // The scenario's own words about the holder come before those of the profile.
  void fill(Person& holder, const CardPreset& preset) const {
    const DocumentNode* given = people_ == nullptr ? nullptr : people_->find(holder.key);
    const auto open = [given](std::string_view key) {
      return given == nullptr || given->find(key) == nullptr;
    };
    if (preset.name && open("name")) holder.name = *preset.name;
    if (preset.address && open("address")) holder.address = *preset.address;
    if (preset.sex && open("sex")) holder.sex = *preset.sex;
    if (preset.born && open("born")) holder.born = *preset.born;
  }

  void read_faults(const DocumentNode& list) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string path = below(below(path_, "faults"), std::to_string(i));
      card_.faults.push_back(read_card_fault(list.items[i], path, problems_));
    }
  }

  void set_person(std::string& target, const DocumentNode* value, std::string_view key) {
    if (value == nullptr || !value->is_scalar()) return;
    const std::string path = below(path_, key);
    ReadContext context{world_, problems_, path};
    if (known_person(*value, path, context)) target = value->text;
  }

  World& world_;
  const DocumentNode* people_;
  const CardPresetFinder& find_preset_;
  Problems& problems_;
  std::string path_;
  Card card_;
};

}  // namespace

void read_cards(World& world, const DocumentNode& node, const CardPresetFinder& find_preset,
                Problems& problems) {
  CardReader reader(world, node.find("people"), find_preset, problems);
  const DocumentNode* card = node.find("card");
  const DocumentNode* several = node.find("cards");
  if (several == nullptr) {
    DocumentNode ordinary;
    ordinary.place = node.place;
    world.card = reader.read(card != nullptr ? *card : ordinary, "world.card");
    return;
  }
  if (card != nullptr) {
    problems.add(card->place, "world.card", "stands in world.cards with a name, or alone");
  }
  if (world.card_alone) {
    problems.add(several->place, "world.cards", "a card that is tested alone is the only one");
  }
  for (const DocumentNode::Entry& entry : several->entries) {
    Card read = reader.read(entry.value, "world.cards." + entry.key);
    read.name = entry.key;
    if (world.card.name.empty()) {
      world.card = std::move(read);
    } else {
      world.other_cards.push_back(std::move(read));
    }
  }
}

}  // namespace madoguchi::scenario
