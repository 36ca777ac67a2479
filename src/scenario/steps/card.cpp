// SPDX-License-Identifier: Apache-2.0
// place_card and take_card: the patient puts the card on the reader and takes it away.
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class PlaceCard : public Step {
 public:
  std::string arguments() const override { return {}; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "患者がカードを置く"
                                                : "the patient puts the card on the reader";
  }
  ports::Task<> run(StepContext& context) const override {
    if (context.card != nullptr) co_return co_await context.card->place();
    auto inserted = co_await context.stage.insert_card();
    if (!inserted) co_return inserted.error();
    context.card_on_reader = true;
    ports::PatientAction placed = ports::CardPlaced{context.world.card.medium};
    co_return co_await patient_does(context, std::move(placed));
  }
};

class TakeCard : public Step {
 public:
  std::string arguments() const override { return {}; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "患者がカードを取る"
                                                : "the patient takes the card away";
  }
  ports::Task<> run(StepContext& context) const override {
    if (context.card != nullptr) co_return co_await context.card->take();
    context.card_on_reader = false;
    auto removed = co_await context.stage.remove_card();
    if (!removed) co_return removed.error();
    ports::PatientAction taken = ports::CardTaken{};
    co_return co_await patient_does(context, std::move(taken));
  }
};

}  // namespace

StepKind place_card() {
  return {
      "place_card",
      "The patient puts the scenario's card on the reader; the system reads it as far as it can "
      "without a further answer of the patient. Where the card is tested alone it lies in the "
      "reader from the beginning.",
      "- place_card:",
      shapes::nothing,
      [](const DocumentNode&, ReadContext&) -> std::unique_ptr<Step> {
        return std::make_unique<PlaceCard>();
      },
      Scene::both};
}

StepKind take_card() {
  return {"take_card",
          "The patient takes the card away. A card that is still there at the end of a scenario is "
          "taken away without this step.",
          "- take_card:",
          shapes::nothing,
          [](const DocumentNode&, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<TakeCard>();
          },
          Scene::both};
}

}  // namespace madoguchi::scenario::steps
