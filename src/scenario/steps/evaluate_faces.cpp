// SPDX-License-Identifier: Apache-2.0
// evaluate_faces: a population presents itself, and every presentation is compared.
#include "scenario/population_view.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class EvaluateFaces final : public Step {
 public:
  explicit EvaluateFaces(std::optional<ports::PopulationPlan> plan) : plan_(std::move(plan)) {}
  std::string arguments() const override { return {}; }
  std::string words(core::Language language) const override {
    const core::Text what{"everybody is compared with every photograph",
                          "全員を全員の写真と照合する"};
    return std::string(what.in(language));
  }
  ports::Task<> run(StepContext& context) const override {
    if (context.population == nullptr) {
      co_return core::fail(core::Errc::unsupported, "no population can be evaluated here");
    }
    const core::Result<> done = context.population->run();
    if (done && plan_) {
      context.trace.record(
          {.lane = ports::Lane::reader,
           .at = context.stage.clock().now(),
           .title = "population evaluated",
           .details = {{"population", in_words(*plan_, core::Language::english)}}});
    }
    co_return done;
  }

 private:
  std::optional<ports::PopulationPlan> plan_;
};

}  // namespace

StepKind evaluate_faces() {
  return {"evaluate_faces",
          "The population presents itself: every frame is compared with every photograph, every "
          "transaction and every attack is decided.",
          "- evaluate_faces:",
          shapes::nothing,
          [](const DocumentNode&, ReadContext& context) -> std::unique_ptr<Step> {
            return std::make_unique<EvaluateFaces>(context.world.population);
          },
          Scene::population};
}

}  // namespace madoguchi::scenario::steps
