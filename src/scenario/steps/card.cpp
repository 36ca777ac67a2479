// SPDX-License-Identifier: Apache-2.0
// place_card and take_card: the patient puts the card on the reader and takes it away.
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class PlaceCard : public Step {
 public:
  explicit PlaceCard(const Card& card) : name_(card.name), medium_(card.medium) {}
  std::string arguments() const override { return name_; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return name_.empty() ? "患者がカードを置く" : "患者がカード「" + name_ + "」を置く";
    }
    return name_.empty() ? "the patient puts the card on the reader"
                         : "the patient puts the card \"" + name_ + "\" on the reader";
  }
  ports::Task<> run(StepContext& context) const override {
    if (context.card != nullptr) co_return co_await context.card->place();
    if (!name_.empty()) {
      const auto held = context.stage.hold_card(name_);
      if (!held) co_return held.error();
    }
    auto inserted = co_await context.stage.insert_card();
    if (!inserted) co_return inserted.error();
    context.card_on_reader = true;
    ports::PatientAction placed = ports::CardPlaced{medium_};
    co_return co_await patient_does(context, std::move(placed));
  }

 private:
  std::string name_;  ///< empty: the only card
  checkin::Medium medium_;
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

std::unique_ptr<Step> make_place(const DocumentNode& argument, ReadContext& context) {
  const World& world = context.world;
  const bool named = argument.is_scalar() && !argument.text.empty();
  if (named && world.find_card(argument.text) == nullptr) {
    std::vector<std::string_view> known;
    for (const Card* card : world.cards()) known.push_back(card->name);
    context.problems.add(argument.place, context.path,
                         world.other_cards.empty() && world.card.name.empty()
                             ? "there is one card without a name: leave \"" + argument.text +
                                   "\" out, or name the cards in world.cards"
                             : unknown_name("card", argument.text, known));
  }
  if (context.lies != nullptr && context.lies != &context.card()) {
    context.problems.add(argument.place, context.path,
                         "the card \"" + context.lies->name +
                             "\" lies on the reader: take_card comes before another one");
  }
  return std::make_unique<PlaceCard>(context.card());
}

}  // namespace

StepKind place_card() {
  return {
      "place_card",
      "The patient puts the scenario's card on the reader, or the one of `world.cards` that is "
      "named; without a name it is the one that was there last, at first the first. The system "
      "reads it as far as it can without a further answer of the patient. Where the card is tested "
      "alone it lies in the reader from the beginning.",
      "- place_card:",
      [] {
        return shapes::either({shapes::nothing(), shapes::key("a card of this scenario")});
      },
      make_place,
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
