// SPDX-License-Identifier: Apache-2.0
// register, confirm_notice, choose_prescription and use_subsidies: answers of the patient on
// screens that not everybody sees.
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

class Register : public Step {
 public:
  explicit Register(bool accepted) : accepted_(accepted) {}
  std::string arguments() const override { return accepted_ ? "accept" : "decline"; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return accepted_ ? "患者が健康保険証利用を登録する" : "患者が利用登録をしない";
    }
    return accepted_ ? "the patient registers the card for insurance use"
                     : "the patient does not want to register the card";
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::RegistrationAnswered{accepted_});
  }

 private:
  bool accepted_;
};

class ConfirmNotice : public Step {
 public:
  std::string arguments() const override { return {}; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "患者が案内を読み「次に進む」を選ぶ"
                                                : "the patient confirms the notice";
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::NoticeConfirmed{});
  }
};

class ChoosePrescription : public Step {
 public:
  explicit ChoosePrescription(eligibility::PrescriptionForm form) : form_(form) {}
  std::string arguments() const override { return std::string(core::name_of(form_)); }
  std::string words(core::Language language) const override {
    const std::string form(core::label_of(form_).in(language));
    return language == core::Language::japanese ? "患者が「" + form + "」を選ぶ"
                                                : "the patient wants: " + form;
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::PrescriptionChosen{form_});
  }

 private:
  eligibility::PrescriptionForm form_;
};

class UseSubsidies : public Step {
 public:
  explicit UseSubsidies(bool accepted) : accepted_(accepted) {}
  std::string arguments() const override { return accepted_ ? "accept" : "decline"; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return accepted_ ? "患者が医療費助成を「利用する」" : "患者が医療費助成を「利用しない」";
    }
    return accepted_ ? "the patient wants medical subsidies to be used"
                     : "the patient wants no medical subsidy to be used";
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::SubsidiesAnswered{accepted_});
  }

 private:
  bool accepted_;
};

}  // namespace

StepKind use_subsidies() {
  return {"use_subsidies",
          "The patient answers whether records of medical subsidies are to be used, where "
          "`world.counter.subsidies` is set.",
          "- use_subsidies: accept",
          [] {
            return shapes::choice({"accept", "decline"});
          },
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<UseSubsidies>(argument.text == "accept");
          }};
}

StepKind register_use() {
  return {"register",
          "The patient answers the screen of the first use: is the card to be registered for "
          "insurance use?",
          "- register: accept",
          [] {
            return shapes::choice({"accept", "decline"});
          },
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<Register>(argument.text == "accept");
          }};
}

StepKind confirm_notice() {
  return {"confirm_notice",
          "The patient confirms the notice that the reader shows, such as that of a certificate in "
          "its grace. Without `world.confirms_notices: false` it is confirmed as soon as it is "
          "shown.",
          "- confirm_notice:", shapes::nothing,
          [](const DocumentNode& argument, ReadContext& context) -> std::unique_ptr<Step> {
            if (context.world.confirms_notices) {
              context.problems.add(argument.place, context.path,
                                   "notices are confirmed as soon as they are shown, unless "
                                   "world.confirms_notices is false");
            }
            return std::make_unique<ConfirmNotice>();
          }};
}

StepKind choose_prescription() {
  return {"choose_prescription",
          "The patient chooses the form of today's prescription, where "
          "`world.counter.electronic_prescriptions` is set.",
          "- choose_prescription: electronic", shapes::choice_of<eligibility::PrescriptionForm>,
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<ChoosePrescription>(
                enum_from<eligibility::PrescriptionForm>(argument));
          }};
}

}  // namespace madoguchi::scenario::steps
