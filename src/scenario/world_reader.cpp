// SPDX-License-Identifier: Apache-2.0
#include "scenario/world_reader.hpp"

#include "scenario/camera_view.hpp"
#include "scenario/card_faults.hpp"
#include "scenario/card_timing.hpp"
#include "scenario/document_shape.hpp"
#include "scenario/emr_world.hpp"
#include "scenario/person_defaults.hpp"
#include "scenario/population_view.hpp"
#include "scenario/read_value.hpp"
#include "scenario/step.hpp"
#include "scenario/subsidy_reader.hpp"
#include "scenario/surface_reader.hpp"
#include "scenario/world_checks.hpp"

#include <algorithm>
#include <filesystem>

namespace madoguchi::scenario {
namespace {

// The value of a key if it is there and has its shape; nullptr otherwise.
const DocumentNode* sound(const DocumentNode& node, const Shape& shape, std::string_view key) {
  const DocumentNode* value = node.find(key);
  const auto field = std::ranges::find(shape.fields, key, &Field::key);
  if (value == nullptr || field == shape.fields.end()) return nullptr;
  Problems noted_already;
  return check_shape(*value, field->shape, "", noted_already) ? value : nullptr;
}

template <core::NamedEnum E>
void set(E& target, const DocumentNode* value) {
  if (value != nullptr) target = enum_from<E>(*value, target);
}

void set(std::string& target, const DocumentNode* value) {
  if (value != nullptr) target = value->text;
}

void set(int& target, const DocumentNode* value) {
  if (value != nullptr) target = static_cast<int>(integer_of(value->text).value_or(target));
}

void set(bool& target, const DocumentNode* value) {
  if (value != nullptr) target = boolean_of(value->text).value_or(target);
}

void set(std::optional<int>& target, const DocumentNode* value) {
  if (value == nullptr) return;
  if (const auto number = integer_of(value->text)) target = static_cast<int>(*number);
}

void set(core::CivilDate& target, const DocumentNode* value) {
  if (value != nullptr) target = core::parse_date(value->text).value_or(target);
}

void read_insured(Person& person, const DocumentNode& node) {
  if (is_word(node, "none")) {
    person.insured.reset();
    return;
  }
  Insured& insured = *person.insured;
  set(insured.insurer, node.find("insurer"));
  set(insured.symbol, node.find("symbol"));
  set(insured.number, node.find("number"));
  set(insured.branch, node.find("branch"));
  set(insured.ratio, node.find("ratio"));
  set(insured.validity, node.find("validity"));
}

Person read_person(const std::string& key, const DocumentNode& node) {
  const auto field = [&](std::string_view name) { return sound(node, person_shape(), name); };
  int seed = 1;
  set(seed, field("person"));
  Person person = person_from_seed(key, static_cast<std::uint64_t>(seed));
  set(person.name, field("name"));
  set(person.name_kana, field("name_kana"));
  set(person.sex, field("sex"));
  set(person.born, field("born"));
  set(person.address, field("address"));
  if (const DocumentNode* insured = field("insured")) read_insured(person, *insured);
  if (const DocumentNode* kinds = field("information")) {
    person.information = enums_from<eligibility::InformationKind>(*kinds);
  }
  set(person.registered, field("registered"));
  set(person.certificate_known, field("certificate_known"));
  set(person.dv_protected, field("dv_protected"));
  set(person.specified_disease, field("specified_disease"));
  if (const DocumentNode* subsidies = field("subsidies")) {
    for (const DocumentNode& one : subsidies->items) person.subsidies.push_back(read_subsidy(one));
  }
  return person;
}

class WorldReader {
 public:
  WorldReader(World& world, const CardPresetFinder& find_preset, Problems& problems)
      : world_(world), find_preset_(find_preset), problems_(problems) {}

  void read_people(const DocumentNode& people) {
    people_ = &people;
    for (const DocumentNode::Entry& entry : people.entries) {
      world_.people.push_back(read_person(entry.key, entry.value));
      check_ratio(entry, problems_);
      const Person& person = world_.people.back();
      if (person.born > world_.date) {
        const DocumentNode* born = entry.value.find("born");
        problems_.add(born != nullptr ? born->place : entry.place,
                      "world.people." + entry.key + ".born", "born after the day of the scenario");
      }
    }
  }

  void read_card(const DocumentNode& node) {
    const auto field = [&](std::string_view name) { return sound(node, card_shape(), name); };
    Card& card = world_.card;
    if (world_.people.size() == 1) card.of = world_.people.front().key;
    set_person(card.of, field("of"), "world.card.of");
    if (card.of.empty() && !world_.people.empty() && node.find("of") == nullptr) {
      problems_.add(node.place, "world.card.of", "missing; there are several people");
    }
    card.photo_of = card.certificate_of = card.of;
    if (const DocumentNode* profile = field("profile")) read_profile(*profile);
    set(card.kind, field("kind"));
    set(card.medium, field("medium"));
    check_medium(card, node, problems_);
    set_person(card.photo_of, field("photo_of"), "world.card.photo_of");
    set_person(card.certificate_of, field("certificate_of"), "world.card.certificate_of");
    set(card.pin_tries_left, field("pin_tries_left"));
    set(card.certificate, field("certificate"));
    set(card.face_failures, field("face_failures"));
    if (const DocumentNode* until = field("certificate_until")) read_last_day(node, *until);
    if (const DocumentNode* faults = field("faults")) read_faults(*faults);
    if (const DocumentNode* timing = field("timing")) {
      card.timing = read_card_timing(*timing, "world.card.timing", problems_);
    }
    if (const DocumentNode* surface = field("surface")) card.surface = read_surface(*surface);
    if (const DocumentNode* pin = field("pin")) card.pin = core::Secret(pin->text);
    if (card.kind != checkin::CardKind::pinless) return;
    card.pin = core::Secret();
    for (const std::string key : {"pin", "pin_tries_left"}) {
      if (const DocumentNode* value = node.find(key)) {
        problems_.add(value->place, "world.card." + key, "a pinless card has no PIN");
      }
    }
  }

  void read_camera(const DocumentNode& node) {
    set_person(world_.camera.of, node.find("of"), "world.camera.of");
    ReadContext context{world_, problems_, "world.camera"};
    const auto scene = read_scene(node, world_.camera.of, context);
    if (scene) world_.camera.scene = *scene;
    const auto shape = shapes::text("");
    const DocumentNode* package = node.find("package");
    if (package != nullptr && package->is_scalar() && shape.valid(package->text)) {
      read_package(*package, scene.has_value());
    }
  }

 private:
  void read_package(const DocumentNode& reference, bool with_scene) {
    namespace fs = std::filesystem;
    const fs::path file(reference.place.file);
    const fs::path folder = (file.parent_path() / reference.text).lexically_normal();
    world_.camera.package = folder.string();
    std::error_code unknown;
    if (!fs::exists(folder / "stream.yaml", unknown)) {
      problems_.add(reference.place, "world.camera.package",
                    "no recorded stream there: expected a folder with stream.yaml");
    }
    if (with_scene) {
      problems_.add(reference.place, "world.camera.package",
                    "a recorded stream shows what it shows: leave the other keys but \"of\" out");
    }
  }

  void read_last_day(const DocumentNode& node, const DocumentNode& until) {
    Card& card = world_.card;
    card.certificate_until = core::parse_date(until.text);
    if (!card.certificate_until || card.certificate == CertificateState::revoked) return;
    const bool over = *card.certificate_until < world_.date;
    const auto state = over ? CertificateState::expired : CertificateState::valid;
    if (node.find("certificate") != nullptr && card.certificate != state) {
      problems_.add(until.place, "world.card.certificate_until",
                    "does not agree with certificate: " + node.find("certificate")->text);
    }
    card.certificate = state;
  }

  // Comes before the other keys of the card, which change what the profile says.
  void read_profile(const DocumentNode& reference) {
    Card& card = world_.card;
    card.profile = reference.text;
    if (!find_preset_) return;
    const std::optional<CardPreset> preset = find_preset_(reference, world_.date, problems_);
    if (!preset) return;
    card.profile = preset->file;
    card.kind = preset->kind;
    card.pin = preset->pin;
    card.pin_tries_left = preset->pin_tries_left;
    card.certificate = preset->certificate;
    card.certificate_edition = preset->certificate_edition;
    const auto holder = std::ranges::find(world_.people, card.of, &Person::key);
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
      world_.card.faults.push_back(
          read_card_fault(list.items[i], "world.card.faults." + std::to_string(i), problems_));
    }
  }

  void set_person(std::string& target, const DocumentNode* value, const std::string& path) {
    if (value == nullptr || !value->is_scalar()) return;
    ReadContext context{world_, problems_, path};
    if (known_person(*value, path, context)) target = value->text;
  }

  World& world_;
  const CardPresetFinder& find_preset_;
  Problems& problems_;
  const DocumentNode* people_ = nullptr;
};

}  // namespace

World read_world(const DocumentNode& node, core::CivilDate today,
                 const CardPresetFinder& find_preset, Problems& problems) {
  World world;
  world.date = today;
  const auto field = [&](std::string_view name) { return sound(node, world_shape(), name); };
  set(world.date, field("date"));
  set(world.institution, field("institution"));
  set(world.service, field("service"));
  if (const DocumentNode* staff = field("staff")) set(world.staff.account, staff->find("account"));
  if (const DocumentNode* setup = field("counter")) {
    set(world.counter.screen_timeout, setup->find("screen_timeout"));
    set(world.counter.reminder_after, setup->find("reminder_after"));
    set(world.counter.electronic_prescriptions, setup->find("electronic_prescriptions"));
    set(world.counter.visual_mode_returns, setup->find("visual_mode_returns"));
    set(world.counter.external_reader, setup->find("external_reader"));
    set(world.counter.subsidies, setup->find("subsidies"));
  }
  WorldReader reader(world, find_preset, problems);
  if (const DocumentNode* population = node.find("population")) {
    world.population = read_population(*population, problems);
    reject_company(node, problems);
    return world;
  }
  if (const DocumentNode* people = node.find("people")) {
    reader.read_people(*people);
    if (node.find("card") == nullptr && node.find("emr") == nullptr) {
      problems.add(node.place, "world.card", "missing");
    }
  } else if (node.find("emr") != nullptr) {
    // charts without people
  } else {
    world.card_alone = true;
    world.people.push_back(person_from_seed("holder", 1));
  }
  if (const DocumentNode* emr = field("emr")) world.emr = read_emr(*emr, world, problems);
  const DocumentNode* card = node.find("card");
  world.emr_alone = node.find("emr") != nullptr && card == nullptr;
  if (world.emr_alone) {
    reject_counter(node, problems);
    return world;
  }
  reader.read_card(card != nullptr ? *card : DocumentNode{});
  world.camera.of = world.card.of;
  if (const DocumentNode* camera = field("camera")) reader.read_camera(*camera);
  return world;
}

}  // namespace madoguchi::scenario
