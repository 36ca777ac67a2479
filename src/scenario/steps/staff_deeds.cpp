// SPDX-License-Identifier: Apache-2.0
// The deeds of staff. Most hand one action to the system; comparing by eye is the staff's own.
#include "checkin/vocabulary.hpp"
#include "scenario/accounts.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/compare_by_eye.hpp"
#include "scenario/steps/report_situation.hpp"
#include "scenario/steps/staff_deed.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario::steps {
namespace {

// A deed that is one action of ports::StaffAction.
class Deed : public Step {
 public:
  Deed(ports::StaffAction action, std::string shown, std::string en, std::string ja)
      : action_(std::move(action)),
        shown_(std::move(shown)),
        en_(std::move(en)),
        ja_(std::move(ja)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? ja_ : en_;
  }
  ports::Task<> run(StepContext& context) const override { return staff_does(context, action_); }

 private:
  ports::StaffAction action_;
  std::string shown_;
  std::string en_;
  std::string ja_;
};

std::unique_ptr<Step> deed(ports::StaffAction action, std::string shown, std::string en,
                           std::string ja) {
  return std::make_unique<Deed>(std::move(action), std::move(shown), std::move(en), std::move(ja));
}

std::unique_ptr<Step> log_in(const DocumentNode& argument, ReadContext& context) {
  const std::string account = argument.is_scalar() ? argument.text : context.world.staff.account;
  return deed(ports::StaffLogsIn{account}, argument.is_scalar() ? account : "",
              "staff log in as " + account, "職員が" + account + "でログインする");
}

std::unique_ptr<Step> open_reader_operation(const DocumentNode&, ReadContext&) {
  return deed(ports::StaffOpensReaderOperation{}, "", "staff open the reader operation",
              "職員が「顔認証付きカードリーダー操作」を開く");
}

std::unique_ptr<Step> set_visual_check(const DocumentNode&, ReadContext&) {
  return deed(ports::StaffSetsMode{checkin::ReaderMode::visual_check}, "",
              "staff switch the reader to visual-check mode", "職員が「目視確認」に切り替える");
}

std::unique_ptr<Step> set_automatic(const DocumentNode&, ReadContext&) {
  return deed(ports::StaffSetsMode{checkin::ReaderMode::automatic}, "",
              "staff switch the reader back", "職員が無人運転モードに戻す");
}

std::unique_ptr<Step> report_patient(const DocumentNode& argument, ReadContext&) {
  const bool present = argument.text == "present";
  return deed(ports::StaffReportsPatient{present}, argument.text,
              present ? "staff report that the patient is there"
                      : "staff report that the patient is not there",
              present ? "職員が「本人あり」とする" : "職員が「本人不在」とする");
}

std::unique_ptr<Step> next_patient(const DocumentNode&, ReadContext&) {
  checkin::CounterReport report;
  report.next_patient = true;
  return deed(ports::StaffReportsSituation{std::move(report)}, "", "staff turn to the next patient",
              "職員が次の患者に移る");
}

std::unique_ptr<Step> ask_fallbacks(const DocumentNode&, ReadContext&) {
  return deed(ports::StaffAsksFallbacks{}, "", "staff ask what else is possible",
              "職員が代替手段を確認する");
}

std::unique_ptr<Step> show_document(const DocumentNode& argument, ReadContext&) {
  const auto document = enum_from<checkin::Document>(argument);
  const core::Text label = core::label_of(document);
  return deed(ports::StaffShowsDocument{document}, argument.text,
              "staff are shown: " + std::string(label.en),
              "職員が" + std::string(label.ja) + "を受け取る");
}

std::unique_ptr<Step> open_information(const DocumentNode&, ReadContext&) {
  return deed(ports::StaffOpensInformation{}, "", "staff open the medical information",
              "職員が医療情報を閲覧する");
}

template <bool on>
std::unique_ptr<Step> switch_device(const DocumentNode& argument, ReadContext&) {
  const auto device = enum_from<ports::Device>(argument);
  const core::Text label = core::label_of(device);
  return deed(ports::StaffSwitchesDevice{device, on}, argument.text,
              "staff switch " + std::string(label.en) + (on ? " on" : " off"),
              "職員が" + std::string(label.ja) + (on ? "の電源を入れる" : "の電源を切る"));
}

Shape account_or_nothing() {
  return shapes::either({shapes::nothing(), shapes::choice(account_names())});
}

}  // namespace

std::span<const DeedKind> deed_kinds() {
  static const std::array kinds{
      DeedKind{"log_in", "log in at the terminal; without a value as `world.staff.account`",
               account_or_nothing, log_in, "log_in: general"},
      DeedKind{"open_reader_operation", "open 「顔認証付きカードリーダー操作」", shapes::nothing,
               open_reader_operation},
      DeedKind{"set_visual_check", "press 「目視確認」: the reader goes to visual-check mode",
               shapes::nothing, set_visual_check},
      DeedKind{"set_automatic", "back to the mode in which the patient chooses", shapes::nothing,
               set_automatic},
      DeedKind{"report_patient", "tell the terminal whether the patient is there to be compared",
               [] {
                 return shapes::choice({"present", "absent"});
               },
               report_patient, "report_patient: absent"},
      DeedKind{
          "compare_by_eye",
          "compare this person with the card's photograph; honest staff do not tick afterwards "
          "if it is somebody else",
          [] { return shapes::key("a person of this scenario"); }, compare_by_eye,
          "compare_by_eye: hanako"},
      DeedKind{"tick_identity_verified", "set or clear the tick 「目視で本人確認完了」",
               shapes::boolean, tick_identity_verified, "tick_identity_verified: true"},
      DeedKind{"report_situation",
               "tell the terminal who is there, with which papers, and what the day is like",
               report_situation_shape, report_situation,
               "report_situation: {present: proxy, cause: service_unreachable, documents: "
               "[prescription], traits: [first_visit], born: 1950-05-05, told_share: 20, "
               "claim: {identifiers: [former]}}"},
      DeedKind{"next_patient",
               "turn to the next patient: what was told of the one before, and a tick for them, "
               "is forgotten; devices, look-ups and the reader's mode stay as they are",
               shapes::nothing, next_patient},
      DeedKind{"ask_fallbacks", "ask the terminal what else is possible now", shapes::nothing,
               ask_fallbacks},
      DeedKind{"show_document", "a document is handed in", shapes::choice_of<checkin::Document>,
               show_document, "show_document: eligibility_certificate"},
      DeedKind{"open_information", "open the medical information of the last check-in",
               shapes::nothing, open_information},
      DeedKind{"switch_off", "switch a device off", shapes::choice_of<ports::Device>,
               switch_device<false>, "switch_off: reader"},
      DeedKind{"switch_on", "switch a device on", shapes::choice_of<ports::Device>,
               switch_device<true>, "switch_on: terminal"},
  };
  return kinds;
}

const DeedKind* find_deed_kind(std::string_view name) {
  const auto row = std::ranges::find(deed_kinds(), name, &DeedKind::name);
  return row == deed_kinds().end() ? nullptr : &*row;
}

bool is_bare_word(const DeedKind& kind) {
  Problems unheard;
  return check_shape(DocumentNode{}, kind.shape(), "", unheard);
}

}  // namespace madoguchi::scenario::steps
