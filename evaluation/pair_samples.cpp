// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pair_samples.hpp"

namespace madoguchi::evaluation {
namespace {

using biometrics::performance::GroupColumn;

void drop_unused(GroupColumn& column) {
  std::vector<bool> used(column.values.size());
  for (const std::uint32_t value : column.of_sample) used[value] = true;
  std::vector<std::uint32_t> place(column.values.size());
  std::vector<std::string> values;
  for (std::size_t i = 0; i < used.size(); ++i) {
    place[i] = static_cast<std::uint32_t>(values.size());
    if (used[i]) values.push_back(std::move(column.values[i]));
  }
  column.values = std::move(values);
  for (std::uint32_t& value : column.of_sample) value = place[value];
}

}  // namespace

PairSamples::PairSamples(const PresentationSet& set, biometrics::performance::Comparisons& all)
    : set_(set), all_(all) {
  all_.groups.push_back({"condition", {}, {}});
  for (const auto& one : set.conditions) all_.groups.front().values.push_back(one.name);
  for (const auto* columns : {&set.condition_groups, &set.subject_groups}) {
    for (const GroupColumn& column : *columns) {
      all_.groups.push_back({column.name, column.values, {}});
    }
  }
}

std::uint32_t PairSamples::shared(std::uint32_t subject, std::uint32_t condition) {
  const auto known = shared_.find({subject, condition});
  if (known != shared_.end()) return known->second;
  return shared_[{subject, condition}] = add(subject, condition);
}

std::uint32_t PairSamples::add(std::uint32_t subject, std::uint32_t condition) {
  all_.subject_of.push_back(subject);
  auto column = all_.groups.begin();
  (column++)->of_sample.push_back(condition);
  for (const GroupColumn& one : set_.condition_groups) {
    (column++)->of_sample.push_back(one.of_sample[condition]);
  }
  for (const GroupColumn& one : set_.subject_groups) {
    (column++)->of_sample.push_back(one.of_sample[subject]);
  }
  return static_cast<std::uint32_t>(all_.subject_of.size() - 1);
}

void PairSamples::finish() {
  for (GroupColumn& column : all_.groups) drop_unused(column);
}

}  // namespace madoguchi::evaluation
