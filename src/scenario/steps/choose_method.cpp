// SPDX-License-Identifier: Apache-2.0
// choose_method: the patient chooses on the reader's screen how to prove who they are.
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class ChooseMethod : public Step {
 public:
  ChooseMethod(checkin::IdentityMethod method, std::string owner)
      : method_(method), owner_(std::move(owner)) {}
  std::string arguments() const override { return std::string(core::name_of(method_)); }
  std::string words(core::Language language) const override {
    const std::string method(core::label_of(method_).in(language));
    return language == core::Language::japanese ? "患者が「" + method + "」を選ぶ"
                                                : "the patient chooses " + method;
  }
  ports::Task<> run(StepContext& context) const override {
    // A phone knows its owner: whoever stands there is the one who looks into it.
    const bool owner = context.facing.value_or(context.world.camera.of) == owner_;
    return patient_does(context, ports::MethodChosen{method_, owner});
  }

 private:
  checkin::IdentityMethod method_;
  std::string owner_;  ///< of the card
};

}  // namespace

StepKind choose_method() {
  return {
      "choose_method",
      "The patient chooses a way to prove who they are. With `face` the camera is compared with "
      "the card's photograph, as often as the reader allows. With `device` an iPhone looks at who "
      "stands before the camera.",
      "- choose_method: face", shapes::choice_of<checkin::IdentityMethod>,
      [](const DocumentNode& argument, ReadContext& context) -> std::unique_ptr<Step> {
        return std::make_unique<ChooseMethod>(enum_from<checkin::IdentityMethod>(argument),
                                              context.card().of);
      }};
}

}  // namespace madoguchi::scenario::steps
