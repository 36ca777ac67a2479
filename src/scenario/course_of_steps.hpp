// SPDX-License-Identifier: Apache-2.0
// What is known of cards and days while the steps of a scenario are read, one after another.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/step.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::scenario {

class CourseOfSteps {
 public:
  /// Before step `index` is read: it comes after all that came before it.
  void come_to(const std::vector<DocumentNode>& steps, std::size_t index, const World& world);

  /// For the step that was come to, and what is expected of it.
  ReadContext context(const World& world, Problems& problems, std::string path) const;

  /// Of the step that was come to; empty: the day of the world.
  std::optional<core::CivilDate> day() const { return day_; }

 private:
  const Card* used_ = nullptr;
  const Card* looked_at_ = nullptr;
  const Card* lies_ = nullptr;  ///< after the step
  const Card* lay_before_ = nullptr;
  std::optional<core::CivilDate> day_;
  std::optional<core::CivilDate> day_before_;
};

}  // namespace madoguchi::scenario
