// SPDX-License-Identifier: Apache-2.0
// day: the counter opens on a later day of the same scenario.
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class AnotherDay : public Step {
 public:
  explicit AnotherDay(core::CivilDate day) : day_(day) {}
  std::string arguments() const override { return core::to_iso(day_); }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "日付が" + core::to_iso(day_) + "になる"
                                                : "it is " + core::to_iso(day_) + " now";
  }
  ports::Task<> run(StepContext& context) const override { co_return context.stage.set_day(day_); }

 private:
  core::CivilDate day_;
};

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  const core::CivilDate day = core::parse_date(argument.text).value_or(context.day());
  if (day <= context.day()) {
    context.problems.add(argument.place, context.path,
                         "no later day than " + core::to_iso(context.day()) + ", which it is here");
  }
  if (context.lies != nullptr) {
    context.problems.add(argument.place, context.path,
                         "a card lies on the reader: take_card comes before another day");
  }
  return std::make_unique<AnotherDay>(day);
}

}  // namespace

StepKind day() {
  return {
      "day",
      "The counter opens on this later day, at the same hour: another visit. Cards, counts, the "
      "reader's mode and what staff told stay as they are; rules, certificates and insurance "
      "are those of the day.",
      "- day: 2025-04-08", shapes::date, make};
}

}  // namespace madoguchi::scenario::steps
