// SPDX-License-Identifier: Apache-2.0
#include "sim/serving/served_card.hpp"

#include "sim/faults/timed_card.hpp"

#include <string>
#include <utility>

namespace madoguchi::sim::serving {

namespace {

std::filesystem::path numbered(const std::filesystem::path& path, int card) {
  if (path.empty() || card < 2) return path;
  const std::string name = path.stem().string() + "-" + std::to_string(card);
  return path.parent_path() / (name + path.extension().string());
}

}  // namespace

record::RecordFiles numbered(const record::RecordFiles& files, int card) {
  return {.log = numbered(files.log, card), .pcap = numbered(files.pcap, card)};
}

core::Result<ServedCard> serve_chip(std::string reference, std::shared_ptr<card::VirtualCard> chip,
                                    bool unique, const ServingConditions& conditions) {
  std::shared_ptr<card::CardDevice> device = chip;
  if (conditions.timing) {
    device = std::make_shared<faults::TimedCard>(std::move(device), *conditions.timing);
  }
  auto faulty = std::make_shared<faults::FaultyCard>(std::move(device));
  for (const ports::CardFault& fault : conditions.faults) faulty->add(fault);
  // Nearest to the reader: what it sees is kept.
  auto recorded = record::record_to_files(faulty, conditions.record);
  if (!recorded) return recorded.error();
  auto locked = std::make_shared<vpcd::LockedCard>(*std::move(recorded));
  return ServedCard{.reference = std::move(reference),
                    .chip = std::move(chip),
                    .faults = std::move(faulty),
                    .device = std::move(locked),
                    .unique = unique};
}

}  // namespace madoguchi::sim::serving
