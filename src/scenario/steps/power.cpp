// SPDX-License-Identifier: Apache-2.0
// power_cycle, warm_reset and reconnect: how a card is started anew or left alone.
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using Deed = ports::Task<> (*)(CardSession& card);

class PowerStep final : public Step {
 public:
  PowerStep(Deed deed, core::Text words) : deed_(deed), words_(words) {}
  std::string arguments() const override { return {}; }
  std::string words(core::Language language) const override {
    return std::string(words_.in(language));
  }
  ports::Task<> run(StepContext& context) const override { return deed_(*context.card); }

 private:
  Deed deed_;
  core::Text words_;
};

ports::Task<> cold(CardSession& card) { return card.reset(ports::CardReset::cold); }
ports::Task<> warm(CardSession& card) { return card.reset(ports::CardReset::warm); }
ports::Task<> again(CardSession& card) { return card.reconnect(); }

}  // namespace

StepKind power_cycle() {
  return {"power_cycle",
          "The card loses its power and gets it back (SCARD_UNPOWER_CARD).",
          "- power_cycle:",
          shapes::nothing,
          [](const DocumentNode&, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<PowerStep>(
                &cold, core::Text{"the card's power is taken and given back",
                                  "カードの電源を切って入れ直す"});
          },
          Scene::card};
}

StepKind warm_reset() {
  return {"warm_reset",
          "The card is reset and keeps its power (SCARD_RESET_CARD).",
          "- warm_reset:",
          shapes::nothing,
          [](const DocumentNode&, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<PowerStep>(
                &warm, core::Text{"the card is reset", "カードをリセットする"});
          },
          Scene::card};
}

StepKind reconnect() {
  return {"reconnect",
          "The suite disconnects, leaves the card as it is (SCARD_LEAVE_CARD) and connects again.",
          "- reconnect:",
          shapes::nothing,
          [](const DocumentNode&, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<PowerStep>(
                &again,
                core::Text{"the suite disconnects and connects again", "切断して再接続する"});
          },
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
