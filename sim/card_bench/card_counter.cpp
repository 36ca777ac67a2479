// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/card_counter.hpp"

#include <utility>

namespace madoguchi::sim::card_bench {
namespace {

core::Error nobody_there() {
  return core::fail(core::Errc::unsupported, "a card alone has no people around it");
}

}  // namespace

SecretFinder secrets_in(const card::CardImage& image) {
  struct Known {
    iso7816::Aid application;
    iso7816::FileIdentifier file;
    core::Secret value;
  };
  std::vector<Known> known;
  for (const card::CardApplication& application : image.applications) {
    for (const card::ElementaryFile& file : application.files) {
      const auto* const pin = std::get_if<card::PinFile>(&file.body);
      if (pin == nullptr) continue;
      core::Secret value = pin->value;
      if (value.empty()) value = core::Secret(std::string(pin->min_size, '0'));
      known.push_back({application.aid, file.identifier, std::move(value)});
    }
  }
  return [known = std::move(known)](const iso7816::Aid& application, iso7816::FileIdentifier file) {
    for (const Known& pin : known) {
      if (pin.application == application && pin.file == file) return pin.value;
    }
    return core::Secret();
  };
}

CardCounter::CardCounter(CardCounterParts parts, ports::TraceSink& trace)
    : site_(std::move(parts.site)),
      reader_(site_->reader(), site_->clock(), trace),
      card_(std::move(parts.description)),
      stage_(*site_, std::move(parts.faults)),
      bench_(reader_, std::move(parts.secrets), std::move(parts.institution)),
      evidence_(std::move(parts.evidence)) {}

ports::Task<ports::Observation> CardCounter::Card::patient(ports::PatientAction) {
  co_return nobody_there();
}

ports::Task<ports::Observation> CardCounter::Card::staff(ports::StaffAction) {
  co_return nobody_there();
}

core::Result<> CardCounter::Stage::add_card_fault(ports::CardFault fault) {
  if (!faults_) return ports::Stage::add_card_fault(std::move(fault));
  faults_->add(std::move(fault));
  return {};
}

core::Result<> CardCounter::Stage::clear_card_faults() {
  if (!faults_) return ports::Stage::clear_card_faults();
  faults_->clear();
  return {};
}

ports::Task<> CardCounter::Stage::set_service(ports::ServiceCondition) { co_return nobody_there(); }

ports::Task<> CardCounter::Stage::face_camera(std::string) { co_return nobody_there(); }

}  // namespace madoguchi::sim::card_bench
