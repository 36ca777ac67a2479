// SPDX-License-Identifier: Apache-2.0
#include "scenario/world_checks.hpp"

#include "scenario/read_value.hpp"
#include "scenario/subsidy_reader.hpp"

namespace madoguchi::scenario {

void reject_company(const DocumentNode& node, Problems& problems) {
  for (const DocumentNode::Entry& entry : node.entries) {
    if (entry.key == "population" || entry.key == "date") continue;
    problems.add(entry.place, "world." + entry.key, "there is nothing else beside a population");
  }
}

void reject_counter(const DocumentNode& node, Problems& problems) {
  for (const char* key : {"camera", "staff", "counter", "service"}) {
    const DocumentNode* value = node.find(key);
    if (value == nullptr) continue;
    problems.add(value->place, std::string("world.") + key,
                 "there is no counter without a card: the EMR is tested alone");
  }
}

void check_ratio(const DocumentNode& insured, const std::string& path, Problems& problems) {
  const DocumentNode* ratio = insured.find("ratio");
  const auto share = ratio == nullptr ? std::nullopt : integer_of(ratio->text);
  if (share) check_share(static_cast<int>(*share), *ratio, path, problems);
}

void check_medium(const Card& card, const DocumentNode& node, const std::string& path,
                  Problems& problems) {
  if (card.medium == checkin::Medium::card) return;
  if (card.kind == checkin::CardKind::pinless) {
    problems.add(node.place, below(path, "medium"),
                 "a phone takes over an ordinary card only: a pinless card has no PIN for it");
  }
  for (const std::string key : {"surface", "photo_of", "face_failures"}) {
    if (const DocumentNode* value = node.find(key)) {
      problems.add(value->place, below(path, key), "a phone has no card face");
    }
  }
}

}  // namespace madoguchi::scenario
