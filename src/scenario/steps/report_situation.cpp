// SPDX-License-Identifier: Apache-2.0
#include "scenario/steps/report_situation.hpp"

#include "checkin/counter_report.hpp"
#include "scenario/read_value.hpp"
#include "scenario/subsidy_reader.hpp"

namespace madoguchi::scenario::steps {
namespace {

using namespace checkin;
using enum Need;

class Report : public Step {
 public:
  Report(CounterReport report, std::string shown)
      : report_(std::move(report)), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    return (language == core::Language::japanese ? "職員が状況を入力する: "
                                                 : "staff tell the situation: ") +
           shown_;
  }
  ports::Task<> run(StepContext& context) const override {
    return staff_does(context, ports::StaffReportsSituation{report_});
  }

 private:
  CounterReport report_;
  std::string shown_;
};

Shape kind_or_unknown() {
  std::vector<std::string_view> words = core::all_names<CardKind>();
  words.push_back("unknown");
  return shapes::choice(std::move(words));
}

Shape opening_shape() {
  return shapes::either({shapes::choice({"open", "closed"}),
                         shapes::mapping({{"from", shapes::date(), optional, "first day"},
                                          {"until", shapes::date(), optional, "last day"}})});
}

template <core::NamedEnum E>
Shape some_of() {
  return shapes::list(shapes::choice_of<E>());
}

std::optional<core::CivilDate> date_in(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  return value == nullptr ? std::nullopt : core::parse_date(value->text);
}

std::optional<Opening> opening_in(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  if (value == nullptr) return std::nullopt;
  if (is_word(*value, "closed")) return Opening::never();
  return Opening{date_in(*value, "from"), date_in(*value, "until")};
}

template <core::NamedEnum E>
std::optional<E> one_in(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  return value == nullptr ? std::nullopt : core::value_of<E>(value->text);
}

template <core::NamedEnum E>
std::optional<std::set<E>> set_in(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  if (value == nullptr) return std::nullopt;
  const auto list = enums_from<E>(*value);
  return std::set<E>(list.begin(), list.end());
}

std::optional<ClaimFacts> claim_in(const DocumentNode& node) {
  const DocumentNode* claim = node.find("claim");
  if (claim == nullptr) return std::nullopt;
  ClaimFacts facts;
  facts.known = set_in<Identifiers>(*claim, "identifiers").value_or(facts.known);
  const auto flag = [&](std::string_view key) {
    const DocumentNode* value = claim->find(key);
    return value != nullptr && value->text == "true";
  };
  facts.receipt_computer_refuses_sevens = flag("receipt_computer_refuses_sevens");
  facts.disaster = flag("disaster");
  return facts;
}

Shape claim_shape() {
  return shapes::mapping(
      {{"identifiers", some_of<Identifiers>(), optional, "that are known; default none"},
       {"receipt_computer_refuses_sevens", shapes::boolean(), optional,
        "it cannot take 77777777; default false"},
       {"disaster", shapes::boolean(), optional,
        "the disaster's own rule is in force; default false"}});
}

Shape declaration_shape() {
  const Shape text = shapes::text("a text");
  return shapes::mapping({{"address", text, optional, "as on the card"},
                          {"employer", text, optional, "its name"},
                          {"contact", text, optional, "telephone"}});
}

std::optional<DeclaredFacts> declaration_in(const DocumentNode& node) {
  const DocumentNode* declared = node.find("declaration");
  if (declared == nullptr) return std::nullopt;
  const auto text = [&](std::string_view key) {
    const DocumentNode* value = declared->find(key);
    return value == nullptr ? std::string() : value->text;
  };
  return DeclaredFacts{text("address"), text("employer"), text("contact")};
}

}  // namespace

Shape report_situation_shape() {
  return shapes::mapping(
      {{"card", kind_or_unknown(), optional,
        "its kind; default as printed on the card that is shown, while no reader told. unknown: "
        "nobody looked"},
       {"tried", some_of<IdentityMethod>(), optional,
        "without success, where no reader told; at first none"},
       {"pin", shapes::choice_of<PinState>(), optional, "where no reader told; at first unknown"},
       {"present", shapes::choice_of<Present>(), optional, "who is there; at first the patient"},
       {"carrier", shapes::choice_of<Carrier>(), optional, "what is shown; at first the card"},
       {"visit", shapes::choice_of<Visit>(), optional,
        "how the patient is seen; at first outpatient"},
       {"cause", shapes::choice_of<Reason>(), optional,
        "why the usual way stopped, where no machine told"},
       {"documents", some_of<Document>(), optional, "in hand; at first none"},
       {"traits", some_of<Trait>(), optional, "what is known of the patient"},
       {"equipment", some_of<Equipment>(), optional, "what the institution has"},
       {"certificate_ends", shapes::date(), optional, "last valid day of the card's certificate"},
       {"insurance_card_ends", shapes::date(), optional, "last valid day of the insurance card"},
       {"system_failure_lookup", opening_shape(), optional, "opened by the call centre"},
       {"disaster_lookup", opening_shape(), optional, "opened for this area"},
       {"born", shapes::date(), optional, "birth date, for the share of cost"},
       {"told_share", shapes::integer(0, 100), optional,
        "share of cost as told, in per cent: 30 for 3割"},
       {"claim", claim_shape(), optional, "what is known when the claim is written"},
       {"declaration", declaration_shape(), optional,
        "of the declaration form: what the claim's remarks repeat where the insurance stays "
        "unknown"}});
}

std::unique_ptr<Step> report_situation(const DocumentNode& argument, ReadContext& context) {
  CounterReport report;
  report.card = one_in<CardKind>(argument, "card");
  const Card& shown = context.shown_card();
  if (argument.find("card") == nullptr && shown.medium == Medium::card) report.printed = shown.kind;
  report.tried = set_in<IdentityMethod>(argument, "tried");
  report.pin = one_in<PinState>(argument, "pin");
  report.present = one_in<Present>(argument, "present");
  report.carrier = one_in<Carrier>(argument, "carrier");
  report.visit = one_in<Visit>(argument, "visit");
  report.cause = one_in<Reason>(argument, "cause");
  report.documents = set_in<Document>(argument, "documents");
  report.traits = set_in<Trait>(argument, "traits");
  report.equipment = set_in<Equipment>(argument, "equipment");
  report.certificate_ends = date_in(argument, "certificate_ends");
  report.insurance_card_ends = date_in(argument, "insurance_card_ends");
  report.system_failure_lookup = opening_in(argument, "system_failure_lookup");
  report.disaster_lookup = opening_in(argument, "disaster_lookup");
  report.born = date_in(argument, "born");
  if (const DocumentNode* told = argument.find("told_share")) {
    report.told_share = static_cast<int>(integer_of(told->text).value_or(0));
    check_share(*report.told_share, *told, context.path + ".told_share", context.problems);
  }
  report.claim = claim_in(argument);
  report.declared = declaration_in(argument);
  return std::make_unique<Report>(std::move(report), one_line(argument));
}

}  // namespace madoguchi::scenario::steps
