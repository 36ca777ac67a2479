// SPDX-License-Identifier: Apache-2.0
#include "scenario/world_reader.hpp"

#include "scenario/camera_view.hpp"
#include "scenario/card_reader.hpp"
#include "scenario/document_shape.hpp"
#include "scenario/emr_world.hpp"
#include "scenario/insurance_reader.hpp"
#include "scenario/insured_reader.hpp"
#include "scenario/person_defaults.hpp"
#include "scenario/population_view.hpp"
#include "scenario/read_field.hpp"
#include "scenario/rule_file.hpp"
#include "scenario/step.hpp"
#include "scenario/subsidy_reader.hpp"
#include "scenario/world_checks.hpp"

#include <algorithm>
#include <filesystem>

namespace madoguchi::scenario {
namespace {

using fields::set;
using fields::sound;

void read_insurance(Person& person, const DocumentNode* insured, const DocumentNode* others,
                    Problems& problems) {
  const std::string path = "world.people." + person.key;
  // Further insurers know the person by the same numbers unless they say otherwise.
  const Insured usual = *person.insured;
  if (insured != nullptr && is_word(*insured, "none")) {
    person.insured.reset();
  } else if (insured != nullptr) {
    read_insured(*person.insured, *insured, path + ".insured", problems);
  }
  if (others == nullptr) return;
  for (const DocumentNode& other : others->items) {
    person.other_records.push_back(usual);
    read_insured(person.other_records.back(), other, path + ".other_records", problems);
  }
}

Person read_person(const std::string& key, const DocumentNode& node, Problems& problems) {
  const auto field = [&](std::string_view name) { return sound(node, person_shape(), name); };
  int seed = 1;
  set(seed, field("person"));
  Person person = person_from_seed(key, static_cast<std::uint64_t>(seed));
  set(person.name, field("name"));
  set(person.name_kana, field("name_kana"));
  set(person.sex, field("sex"));
  set(person.born, field("born"));
  set(person.address, field("address"));
  read_insurance(person, field("insured"), field("other_records"), problems);
  if (const DocumentNode* tickets = field("tickets")) person.tickets = read_tickets(*tickets);
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

/// The path of a rule file that stands beside the scenario; its mistakes are the scenario's.
std::string own_rules(const DocumentNode& reference, Problems& problems) {
  namespace fs = std::filesystem;
  const fs::path scenario(reference.place.file);
  const std::string file = (scenario.parent_path() / reference.text).lexically_normal().string();
  for (core::DocumentError& error : read_rule_file(file, checkin::rules::shipped_rules()).errors) {
    const bool placed = error.line > 0;
    const Place place{error.file, error.line, error.column};
    problems.add(placed ? place : reference.place, placed ? error.key : "world.counter.rules",
                 placed ? error.message : file + ": " + error.message);
  }
  return file;
}

class WorldReader {
 public:
  WorldReader(World& world, Problems& problems) : world_(world), problems_(problems) {}

  void read_people(const DocumentNode& people) {
    for (const DocumentNode::Entry& entry : people.entries) {
      world_.people.push_back(read_person(entry.key, entry.value, problems_));
      check_ratios(entry);
      const Person& person = world_.people.back();
      if (person.born > world_.date) {
        const DocumentNode* born = entry.value.find("born");
        problems_.add(born != nullptr ? born->place : entry.place,
                      "world.people." + entry.key + ".born", "born after the day of the scenario");
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
  void check_ratios(const DocumentNode::Entry& person) {
    const std::string path = "world.people." + person.key;
    if (const DocumentNode* insured = person.value.find("insured")) {
      check_ratio(*insured, path + ".insured.ratio", problems_);
    }
    const DocumentNode* others = person.value.find("other_records");
    if (others == nullptr) return;
    for (std::size_t i = 0; i < others->items.size(); ++i) {
      check_ratio(others->items[i], path + ".other_records." + std::to_string(i) + ".ratio",
                  problems_);
    }
  }

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

  void set_person(std::string& target, const DocumentNode* value, const std::string& path) {
    if (value == nullptr || !value->is_scalar()) return;
    ReadContext context{world_, problems_, path};
    if (known_person(*value, path, context)) target = value->text;
  }

  World& world_;
  Problems& problems_;
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
  set(world.confirms_notices, field("confirms_notices"));
  if (const DocumentNode* staff = field("staff")) set(world.staff.account, staff->find("account"));
  if (const DocumentNode* setup = field("counter")) {
    set(world.counter.screen_timeout, setup->find("screen_timeout"));
    set(world.counter.reminder_after, setup->find("reminder_after"));
    set(world.counter.electronic_prescriptions, setup->find("electronic_prescriptions"));
    set(world.counter.visual_mode_returns, setup->find("visual_mode_returns"));
    set(world.counter.external_reader, setup->find("external_reader"));
    set(world.counter.subsidies, setup->find("subsidies"));
    if (const DocumentNode* encoding = setup->find("file_encoding")) {
      world.counter.file_encoding = enum_from(*encoding, eligibility::OqsEncoding::utf_8);
    }
    if (const DocumentNode* rules = setup->find("rules")) {
      world.counter.rules = own_rules(*rules, problems);
    }
  }
  WorldReader reader(world, problems);
  if (const DocumentNode* population = node.find("population")) {
    world.population = read_population(*population, problems);
    reject_company(node, problems);
    return world;
  }
  if (const DocumentNode* people = node.find("people")) {
    reader.read_people(*people);
  } else if (node.find("emr") != nullptr) {
    // charts without people
  } else {
    world.card_alone = true;
    world.people.push_back(person_from_seed("holder", 1));
  }
  if (const DocumentNode* emr = field("emr")) world.emr = read_emr(*emr, world, problems);
  const bool carded = node.find("card") != nullptr || node.find("cards") != nullptr;
  world.emr_alone = node.find("emr") != nullptr && !carded;
  if (world.emr_alone) {
    reject_counter(node, problems);
    return world;
  }
  read_cards(world, node, find_preset, problems);
  world.camera.of = world.card.of;
  if (const DocumentNode* camera = field("camera")) reader.read_camera(*camera);
  return world;
}

}  // namespace madoguchi::scenario
