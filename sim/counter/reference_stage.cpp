// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/reference_stage.hpp"

#include "adapters/files/files.hpp"
#include "biometrics/scene_properties.hpp"
#include "sim/counter/people.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace madoguchi::sim::counter {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_face_file = 1U << 20U;

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  // Names differ in their random part; the time of writing tells the order.
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
    std::error_code unknown;
    return std::pair(fs::last_write_time(a, unknown), a) <
           std::pair(fs::last_write_time(b, unknown), b);
  });
  return files;
}

}  // namespace

ReferenceStage::ReferenceStage(const scenario::World& world, Devices& devices,
                               std::map<std::string, StagedCard> cards, StagedCamera& camera,
                               fs::path face_folder, ports::TraceSink& trace)
    : world_(world),
      devices_(devices),
      cards_(std::move(cards)),
      card_(&cards_.at(world.card.name)),
      insured_(registered_people(world)),
      camera_(camera),
      face_folder_(std::move(face_folder)),
      trace_(trace) {}

std::vector<scenario::EvidenceFile> ReferenceStage::evidence() const {
  std::vector<scenario::EvidenceFile> files;
  for (const auto& [name, card] : cards_)
    std::ranges::move(card.evidence(name), std::back_inserter(files));
  // What the EMR got, byte for byte: it may be Shift_JIS.
  for (const fs::path& path : files_of(face_folder_)) {
    const auto content = adapters::files::read_file(path, largest_face_file);
    if (content) files.push_back({path.filename().string(), *content, false});
  }
  return files;
}

core::Result<> ReferenceStage::hold_card(const std::string& card) {
  const auto known = cards_.find(card);
  if (known == cards_.end()) return core::fail(core::Errc::invalid_argument, "card " + card);
  if (card_ == &known->second) return {};
  if (card_inserted_) return core::fail(core::Errc::invalid_argument, "a card lies on the reader");
  card_ = &known->second;
  devices_.hold_card(card_->device);
  if (held_card_) held_card_(*world_.find_card(card));
  return {};
}

core::Result<> ReferenceStage::set_day(core::CivilDate day) {
  devices_.open_on(day);
  note(ports::Lane::staff, "the counter opens on " + core::to_iso(day));
  return {};
}

core::Result<> ReferenceStage::set_insurance(ports::InsuranceChange change) {
  const scenario::Person* person = world_.find(change.person);
  if (person == nullptr) return core::fail(core::Errc::invalid_argument, change.person);
  note(ports::Lane::service, "the insurance of " + change.person + " changes");
  std::erase_if(insured_, [&](const auto& known) { return known.key == change.person; });
  if (change.known) {
    eligibility::RegisteredPerson known = registered_person(*person, world_);
    known.validity = change.validity;
    known.records.clear();
    for (madoguchi::eligibility::FoundRecord& found : change.records) {
      known.records.push_back(std::move(found.record));
    }
    insured_.push_back(std::move(known));
  }
  return devices_.service().put_people(insured_);
}

ports::Task<> ReferenceStage::insert_card() {
  if (card_inserted_ && !devices_.has_card()) {
    // A fault took it off; the reader has to notice before it can come again.
    card_inserted_ = false;
    const auto noticed = co_await devices_.remove_card();
    if (!noticed) co_return noticed.error();
  }
  if (!card_inserted_) {
    devices_.insert_card();
    card_inserted_ = true;
    note(ports::Lane::patient, "puts the card on the reader");
  }
  co_return core::Result<>{};
}

ports::Task<> ReferenceStage::remove_card() {
  if (!card_inserted_) co_return core::Result<>{};
  card_inserted_ = false;
  note(ports::Lane::patient, "takes the card off the reader");
  co_return co_await devices_.remove_card();
}

core::Result<> ReferenceStage::add_card_fault(ports::CardFault fault) {
  note(ports::Lane::card, "from now on: " + fault.label);
  card_->faults->add(std::move(fault));
  return {};
}

core::Result<> ReferenceStage::clear_card_faults() {
  note(ports::Lane::card, "from now on: no faults");
  card_->faults->clear();
  return {};
}

ports::Task<> ReferenceStage::set_service(ports::ServiceCondition condition) {
  note(ports::Lane::service, "service is " + std::string(core::name_of(condition)));
  co_return devices_.set_service(condition);
}

core::Result<> ReferenceStage::set_surface(ports::SurfaceView view) {
  if (!surface_) return core::fail(core::Errc::unsupported, "another look of the card's front");
  note(ports::Lane::card, "the front looks otherwise");
  return surface_(view);
}

core::Result<int> ReferenceStage::number_tries_left() {
  const auto left = card_->number_tries_left ? card_->number_tries_left() : std::nullopt;
  if (!left) return core::fail(core::Errc::unsupported, "tries of this card");
  return *left;
}

core::Result<> ReferenceStage::set_reader_cable(bool plugged) {
  if (!cable_) return core::fail(core::Errc::unsupported, "the cable of this reader");
  note(ports::Lane::reader, plugged ? "cable plugged in" : "cable pulled out");
  cable_(plugged);
  return {};
}

ports::Task<> ReferenceStage::face_camera(std::string person) {
  const scenario::Person* known = world_.find(person);
  if (known == nullptr) co_return core::fail(core::Errc::invalid_argument, person);
  camera_.show(known->seed);
  note(ports::Lane::camera, person + " stands before the camera");
  co_return core::Result<>{};
}

ports::Task<> ReferenceStage::set_scene(biometrics::Scene scene) {
  camera_.show(scene);
  note(ports::Lane::camera, "view: " + biometrics::name_of_scene(scene));
  co_return core::Result<>{};
}

core::Result<std::vector<ports::EmrFile>> ReferenceStage::face_files() {
  std::vector<ports::EmrFile> files;
  for (const fs::path& path : files_of(face_folder_)) {
    core::Result<std::string> content = adapters::files::read_file(path, largest_face_file);
    if (!content) return content.error();
    files.push_back({path.filename().string(), std::move(content.value())});
  }
  return files;
}

void ReferenceStage::note(ports::Lane lane, std::string title) {
  trace_.record({.lane = lane, .at = clock().now(), .title = std::move(title)});
}

}  // namespace madoguchi::sim::counter
