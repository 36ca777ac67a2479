// SPDX-License-Identifier: Apache-2.0
#include "scenario/course_of_steps.hpp"

#include <utility>

namespace madoguchi::scenario {
namespace {

/// The card that a step puts down; nullptr if it puts down none that there is.
const Card* card_placed(const DocumentNode& step, const World& world, const Card* last) {
  const DocumentNode* placed = step.find("place_card");
  if (placed == nullptr) return nullptr;
  if (!placed->is_scalar() || placed->text.empty()) return last != nullptr ? last : &world.card;
  return world.find_card(placed->text);
}

}  // namespace

void CourseOfSteps::come_to(const std::vector<DocumentNode>& steps, std::size_t index,
                            const World& world) {
  const DocumentNode& step = steps[index];
  lay_before_ = lies_;
  day_before_ = day_;
  if (const Card* placed = card_placed(step, world, used_)) {
    used_ = placed;
    lies_ = placed;
  }
  if (step.find("take_card") != nullptr) lies_ = nullptr;
  if (const DocumentNode* day = step.find("day"); day != nullptr && day->is_scalar()) {
    if (const auto date = core::parse_date(day->text)) day_ = date;
  }
  looked_at_ = lies_;
  for (std::size_t i = index; looked_at_ == nullptr && i < steps.size(); ++i) {
    looked_at_ = card_placed(steps[i], world, used_);
  }
}

ReadContext CourseOfSteps::context(const World& world, Problems& problems, std::string path) const {
  ReadContext context{world, problems, std::move(path)};
  context.used = used_;
  context.looked_at = looked_at_;
  context.lies = lay_before_;
  context.today = day_before_;
  return context;
}

}  // namespace madoguchi::scenario
