// SPDX-License-Identifier: Apache-2.0
#include "scenario/steps/compare_by_eye.hpp"

#include "scenario/read_value.hpp"

namespace madoguchi::scenario::steps {
namespace {

void record(StepContext& context, std::string title,
            std::vector<std::pair<std::string, std::string>> details) {
  ports::TraceEvent event;
  event.lane = ports::Lane::staff;
  event.at = context.stage.clock().now();
  event.title = std::move(title);
  event.details = std::move(details);
  context.trace.record(std::move(event));
}

class CompareByEye : public Step {
 public:
  CompareByEye(std::string person, std::string photograph)
      : person_(std::move(person)), photograph_(std::move(photograph)) {}
  std::string arguments() const override { return person_; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese
               ? "職員が" + person_ + "とカードの写真を見比べる"
               : "staff compare " + person_ + " with the card's photograph";
  }
  ports::Task<> run(StepContext& context) const override {
    context.same_face = photograph_ == person_;
    record(context, "compares by eye",
           {{"person", person_},
            {"photograph", photograph_},
            {"same person", *context.same_face ? "yes" : "no"}});
    co_return core::Result<>{};
  }

 private:
  std::string person_;
  std::string photograph_;  ///< whose it is
};

class TickIdentityVerified : public Step {
 public:
  explicit TickIdentityVerified(bool ticked) : ticked_(ticked) {}
  std::string arguments() const override { return ticked_ ? "true" : "false"; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return ticked_ ? "職員が「目視で本人確認完了」にチェックする" : "職員がチェックしない";
    }
    return ticked_ ? "staff tick \"identity verified by eye\"" : "staff do not tick";
  }
  ports::Task<> run(StepContext& context) const override {
    // Staff of the suite are honest: they do not vouch for somebody whom they saw to be another.
    const bool refused = ticked_ && context.same_face == false;
    if (refused) record(context, "does not tick: it is another person", {});
    context.seen.tick.reset();  // of an earlier deed in the same step
    return staff_does(context, ports::StaffTicksIdentity{ticked_ && !refused});
  }

 private:
  bool ticked_;
};

}  // namespace

std::unique_ptr<Step> compare_by_eye(const DocumentNode& argument, ReadContext& context) {
  known_person(argument, context.path, context);
  return std::make_unique<CompareByEye>(argument.text, context.shown_card().photo_of);
}

std::unique_ptr<Step> tick_identity_verified(const DocumentNode& argument, ReadContext&) {
  return std::make_unique<TickIdentityVerified>(argument.text == "true");
}

}  // namespace madoguchi::scenario::steps
