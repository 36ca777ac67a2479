// SPDX-License-Identifier: Apache-2.0
// card_fault: from now on something is wrong with the card, or no longer.
#include "scenario/card_faults.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class AddFault : public Step {
 public:
  explicit AddFault(ports::CardFault fault) : fault_(std::move(fault)) {}
  std::string arguments() const override { return fault_.label; }
  std::string words(core::Language language) const override {
    return (language == core::Language::japanese ? "以後のカードの異常:"
                                                 : "from now on the card has a fault: ") +
           fault_.label;
  }
  ports::Task<> run(StepContext& context) const override {
    co_return context.stage.add_card_fault(fault_);
  }

 private:
  ports::CardFault fault_;
};

class ClearFaults : public Step {
 public:
  std::string arguments() const override { return "none"; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "カードの異常がなくなる"
                                                : "the card has no faults any more";
  }
  ports::Task<> run(StepContext& context) const override {
    co_return context.stage.clear_card_faults();
  }
};

Shape argument_shape() { return shapes::either({shapes::choice({"none"}), card_fault_shape()}); }

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  if (is_word(argument, "none")) return std::make_unique<ClearFaults>();
  return std::make_unique<AddFault>(read_card_fault(argument, context.path, context.problems));
}

}  // namespace

StepKind card_fault() {
  return {"card_fault",
          "From now on the card has this fault too; `none` ends all faults. The kinds of faults "
          "stand in docs/card-faults.md.",
          "- card_fault: {at: {instruction: read_binary, nth: 5}, do: removal}", argument_shape,
          make};
}

}  // namespace madoguchi::scenario::steps
