// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/reference_factory.hpp"

#include "adapters/files/append_file.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "iso7816/my_number_files.hpp"
#include "scenario/person_defaults.hpp"
#include "scenario/rule_file.hpp"
#include "sim/card/defective_card.hpp"
#include "sim/card_bench/card_counter.hpp"
#include "sim/card_bench/simulated_site.hpp"
#include "sim/counter/face_memory_file.hpp"
#include "sim/counter/hil_devices.hpp"
#include "sim/counter/people.hpp"
#include "sim/counter/reference_assembly.hpp"
#include "sim/counter/simulated_devices.hpp"
#include "sim/counter/staged_card.hpp"
#include "sim/pki/institution_identity.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

/// Looks into the chip that answers; a card with defects keeps its own count.
std::function<std::optional<int>()> number_tries_in(const ScenarioCard& card,
                                                    const checkin::Defects& defects) {
  if (!card::card_defects_among(defects).empty()) return {};
  return [chip = card.chip] {
    return chip->tries_left(iso7816::my_number::card_face_application,
                            iso7816::my_number::card_face::verification_number_b);
  };
}

/// The chip, with its defects if there are any.
std::shared_ptr<card::CardDevice> chip_of(const ScenarioCard& card,
                                          const checkin::Defects& defects) {
  if (card::card_defects_among(defects).empty()) return card.chip;
  return std::make_shared<card::DefectiveCard>(card.chip->image(), defects);
}

/// Whether files have a place for everything that insurers tell of the people.
core::Result<> check_elements(const scenario::World& world, const emr::OqsFiles& files) {
  for (const scenario::Person& person : world.people) {
    for (const auto& record : scenario::insurance_records_of(person)) {
      const std::string unknown =
          madoguchi::eligibility::unknown_record_element(record.elements, *files.tables);
      if (unknown.empty()) continue;
      return core::fail(core::Errc::invalid_argument,
                        "world.people." + person.key + ": the tables have no element " + unknown);
    }
  }
  return {};
}

}  // namespace

ReferenceFactory::ReferenceFactory(
    const pki::TestHierarchy& hierarchy, camera::MediaLibrary& media,
    std::unique_ptr<adapters::opencv::FaceNetworkComparator> comparator,
    std::unique_ptr<ports::PadSubsystem> pad, vpcd::ReaderBank* readers, int slot)
    : hierarchy_(hierarchy),
      media_(media),
      comparator_(std::move(comparator)),
      limits_(comparator_->limits()),
      pad_(std::move(pad)),
      readers_(readers),
      slot_(slot) {}

core::Result<std::unique_ptr<scenario::Counter>> ReferenceFactory::build(
    const scenario::World& world, const scenario::CounterOptions& options,
    ports::TraceSink& trace) {
  if (const auto known = check_elements(world, files_); !known) return known.error();
  std::map<std::string, StagedCard> cards;
  std::map<std::string, CardFront> fronts;
  for (const scenario::Card* wanted : world.cards()) {
    core::Result<ScenarioCard> card = make_card_of(world, *wanted, options.seed);
    if (!card) return card.error();
    StagedCard staged = stage_card(chip_of(*card, options.defects), *wanted, world.date);
    staged.number_tries_left = number_tries_in(*card, options.defects);
    if (world.card_alone) return build_card_alone(world, options, *card, staged, trace);
    cards.emplace(wanted->name, std::move(staged));
    fronts.emplace(wanted->name, CardFront{.number = std::move(card->verification_number),
                                           .scanner = std::move(card->scanner)});
  }
  core::Result<std::unique_ptr<Devices>> devices =
      make_devices(world, options, cards.at(world.card.name).device);
  if (!devices) return devices.error();
  if (options.mode == scenario::Mode::sim) {
    for (auto& [name, card] : cards) card.clock->follow((*devices)->clock());
  }
  core::Result<pki::TestHierarchy::Institution> institution =
      hierarchy_.institution(institution_code);
  if (!institution) return institution.error();
  auto folder = adapters::files::TemporaryFolder::make();
  if (!folder) return folder.error();
  auto outbox = adapters::files::FolderEmrOutbox::open(folder->path() / "OQS");
  if (!outbox) return outbox.error();
  auto staff_log = adapters::files::AppendFile::open(folder->path() / "staff.log");
  if (!staff_log) return staff_log.error();
  auto face_memory = FaceMemoryFile::open(folder->path() / "reader-faces.txt");
  if (!face_memory) return face_memory.error();
  auto rules = rules_of(world);
  if (!rules) return rules.error();
  const bool careless = options.defects.contains(checkin::Defect::ignores_face_quality);
  comparator_->set_limits(careless ? biometrics::no_quality_limits() : limits_);
  std::unique_ptr<scenario::Counter> counter = std::make_unique<ReferenceAssembly>(
      AssemblyParts{.world = world,
                    .options = options,
                    .trace = trace,
                    .comparator = other_ != nullptr ? *other_ : *comparator_,
                    .pad = other_ != nullptr ? nullptr : pad_.get(),
                    .media = media_,
                    .own_camera = own_camera_,
                    .rules = std::move(*rules),
                    .files = files_,
                    .devices = std::move(devices.value()),
                    .cards = std::move(cards),
                    .fronts = std::move(fronts),
                    .face_trust = IssuerTrust(hierarchy_),
                    .institution = std::move(institution.value()),
                    .folder = std::move(folder.value()),
                    .outbox = std::move(outbox.value()),
                    .staff_log = std::move(staff_log.value()),
                    .face_memory = std::move(face_memory.value())});
  return counter;
}

core::Result<ScenarioCard> ReferenceFactory::make_card_of(const scenario::World& world,
                                                          const scenario::Card& card,
                                                          std::uint64_t seed) {
  const scenario::Person* holder = world.find(card.of);
  const auto photographs = [&](std::uint64_t person) -> core::Result<core::Bytes> {
    const bool own = own_camera_ != nullptr && !own_camera_->photograph.empty();
    if (own && holder != nullptr && person == holder->seed) return own_camera_->photograph;
    return media_.photograph(person);
  };
  return make_card(world, card, photographs, hierarchy_, seed);
}

core::Result<std::unique_ptr<scenario::Counter>> ReferenceFactory::build_card_alone(
    const scenario::World& world, const scenario::CounterOptions& options, const ScenarioCard& card,
    const StagedCard& staged, ports::TraceSink& trace) {
  auto institution = hierarchy_.institution(institution_code);
  if (!institution) return institution.error();
  auto site = make_site(world, options, staged.device);
  if (!site) return site.error();
  if (options.mode == scenario::Mode::sim) staged.clock->follow((*site)->clock());
  std::unique_ptr<scenario::Counter> counter = std::make_unique<card_bench::CardCounter>(
      card_bench::CardCounterParts{
          .site = std::move(*site),
          .secrets = card_bench::secrets_in(card.chip->image()),
          .institution = std::make_shared<pki::InstitutionIdentity>(std::move(*institution)),
          .description = "madoguchi virtual card",
          .faults = staged.faults,
          .evidence = [staged] { return staged.evidence(); }},
      trace);
  return counter;
}

core::Result<std::unique_ptr<card_bench::CardSite>> ReferenceFactory::make_site(
    const scenario::World& world, const scenario::CounterOptions& options,
    std::shared_ptr<card::CardDevice> card) {
  std::unique_ptr<card_bench::CardSite> site;
  if (options.mode == scenario::Mode::sim) {
    site = std::make_unique<card_bench::SimulatedSite>(world.date, std::move(card));
    return site;
  }
  if (readers_ == nullptr) {
    return core::fail(core::Errc::reader_unavailable, "mode hil without virtual readers");
  }
  if (!occupied_) occupied_ = std::make_unique<card_bench::OccupiedReader>(*readers_, slot_);
  occupied_->lay(std::move(card));
  auto made = card_bench::VirtualReaderSite::make(world.date, *occupied_);
  if (!made) return made.error();
  site = std::move(*made);
  return site;
}

core::Result<> ReferenceFactory::clear_reader() {
  if (!occupied_ || !occupied_->inserted()) return {};
  auto site = card_bench::VirtualReaderSite::make({}, *occupied_);
  if (!site) return site.error();
  core::Result<> removed;
  (*site)->run([&]() -> ports::Awaitable<void> { removed = co_await (*site)->remove(); });
  return removed;
}

core::Result<std::shared_ptr<const checkin::rules::RuleTable>> ReferenceFactory::rules_of(
    const scenario::World& world) const {
  if (world.counter.rules.empty()) return rules_;
  auto read = scenario::read_rule_file(world.counter.rules,
                                       rules_ ? *rules_ : checkin::rules::shipped_rules());
  // Sound on top of the shipped rules, as the loader saw; perhaps not on top of those of the run.
  if (!read.errors.empty()) {
    return core::fail(core::Errc::malformed_data, read.errors.front().text());
  }
  return std::make_shared<const checkin::rules::RuleTable>(std::move(read.table));
}

core::Result<std::unique_ptr<eligibility::EligibilityService>> ReferenceFactory::make_service(
    const scenario::World& world, std::uint64_t seed) const {
  core::Result<eligibility::ServiceStore> store = eligibility::ServiceStore::open(":memory:");
  if (!store) return store.error();
  core::Result<eligibility::TrustAnchors> trust = trust_of(world, hierarchy_);
  if (!trust) return trust.error();
  eligibility::ServiceSettings settings;
  settings.seed = seed;
  const auto rules = rules_of(world);
  if (!rules) return rules.error();
  settings.grace.rule = (*rules ? **rules : checkin::rules::shipped_rules()).grace;
  settings.expiry_notice = std::chrono::months(settings.grace.rule.warning_months);
  auto service = std::make_unique<eligibility::EligibilityService>(
      std::move(store.value()), std::move(trust.value()), settings);
  for (const eligibility::RegisteredPerson& person : registered_people(world)) {
    const core::Result<> put = service->put_person(person);
    if (!put) return put.error();
  }
  return service;
}

core::Result<std::unique_ptr<Devices>> ReferenceFactory::make_devices(
    const scenario::World& world, const scenario::CounterOptions& options,
    std::shared_ptr<card::CardDevice> card) {
  auto service = make_service(world, options.seed);
  if (!service) return service.error();
  std::unique_ptr<Devices> devices;
  if (options.mode == scenario::Mode::sim) {
    devices =
        std::make_unique<SimulatedDevices>(world.date, std::move(card), std::move(service.value()));
  } else {
    if (readers_ == nullptr) {
      return core::fail(core::Errc::reader_unavailable, "mode hil without virtual readers");
    }
    const core::Result<> cleared = clear_reader();
    if (!cleared) return cleared.error();
    auto made = HilDevices::make(world.date, std::move(card), std::move(service.value()),
                                 hierarchy_, *readers_, slot_);
    if (!made) return made.error();
    devices = std::move(made.value());
  }
  const core::Result<> condition = devices->set_service(world.service);
  if (!condition) return condition.error();
  return devices;
}

}  // namespace madoguchi::sim::counter
