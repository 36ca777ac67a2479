// SPDX-License-Identifier: Apache-2.0
#include "scenario/document_shape.hpp"

#include "checkin/defects.hpp"
#include "scenario/accounts.hpp"
#include "scenario/camera_view.hpp"
#include "scenario/card_faults.hpp"
#include "scenario/card_timing.hpp"
#include "scenario/emr_world.hpp"
#include "scenario/expectation_registry.hpp"
#include "scenario/insurance_reader.hpp"
#include "scenario/population_view.hpp"
#include "scenario/requirement_id.hpp"
#include "scenario/scenario_document.hpp"
#include "scenario/step_registry.hpp"
#include "scenario/subsidy_reader.hpp"
#include "scenario/surface_reader.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

using enum Need;

// Lower-case words joined by dashes: ids become names of tests and of report folders.
bool is_scenario_id(std::string_view text) {
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (text.empty() || text.size() > 80 || !good(text.front()) || !good(text.back())) return false;
  return std::ranges::all_of(text, [&](char c) { return good(c) || c == '-' || c == '.'; });
}

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Shape digits_1_to_8() {
  return shapes::text(
      "1 to 8 digits", [](std::string_view t) { return is_digits(t, 1, 8); }, "^[0-9]{1,8}$");
}
Shape two_digits() {
  return shapes::text(
      "two digits", [](std::string_view t) { return is_digits(t, 2, 2); }, "^[0-9]{2}$");
}
Shape four_digits() {
  return shapes::text(
      "four digits", [](std::string_view t) { return is_digits(t, 4, 4); }, "^[0-9]{4}$");
}

std::vector<Field> insurance_fields() {
  return {{"insurer", digits_1_to_8(), optional, "insurer number"},
          {"symbol", shapes::text("a text"), optional, "symbol of the insured card"},
          {"number", shapes::text("a text"), optional, "number of the insured card"},
          {"branch", two_digits(), optional, "branch number"},
          {"ratio", shapes::integer(0, 100), optional,
           "share of cost in per cent: 30 for 3割; default 30"},
          {"insurer_name", shapes::text("a text"), optional, "default 試験保険者"},
          {"classification", code_shape("InsuredCardClassification"), optional,
           "OQSCD010; default 01, medical aid is A1"},
          {"relation", code_shape("PersonalFamilyClassification"), optional,
           "1 the insured, 2 a dependant; default 1"},
          {"holder", shapes::text("family and given name"), optional,
           "whose insurance it is; default the person's own"},
          {"qualified", shapes::date(), optional, "the first day"},
          {"disqualified", shapes::date(), optional, "the first day without"},
          {"elements", elements_shape(), optional,
           "what else the insurer tells, by the element names of docs/emr-exchange.md"}};
}

Shape insured_shape() {
  std::vector<Field> fields = insurance_fields();
  fields.push_back({"validity", shapes::choice_of<eligibility::QualificationValidity>(), optional,
                    "default valid"});
  return shapes::either({shapes::choice({"none"}), shapes::mapping(std::move(fields))});
}

Shape make_person_shape() {
  return shapes::mapping(
      {{"person", shapes::integer(1, 1000000), required, "number of the synthetic person"},
       {"name", shapes::text("family and given name"), optional, "with U+3000 between"},
       {"name_kana", shapes::text("half-width katakana"), optional, "derived from the number"},
       {"sex", shapes::choice({"1", "2", "3"}), optional, "1 male, 2 female, 3 not stated"},
       {"born", shapes::date(), optional, "derived from the number"},
       {"address", shapes::text("a text"), optional, "derived from the number"},
       {"insured", insured_shape(), optional, "none: unknown to the service"},
       {"other_records", shapes::list(shapes::mapping(insurance_fields())), optional,
        "insurance of further insurers; default none"},
       {"tickets", tickets_shape(), optional,
        "of medical aid: elements of MedicalTicketInfo; default none"},
       {"information", shapes::list(shapes::choice_of<eligibility::InformationKind>()), optional,
        "what the service holds; default drug, checkup and treatment"},
       {"registered", shapes::boolean(), optional,
        "the card is registered for insurance use; default true"},
       {"certificate_known", shapes::boolean(), optional,
        "the service has seen the card's certificate before; default true"},
       {"dv_protected", shapes::boolean(), optional,
        "the insurer's flag: the card is no insurance card; default false"},
       {"specified_disease", shapes::boolean(), optional,
        "has a certificate for a specified disease; default false"},
       {"subsidies", shapes::list(subsidy_shape()), optional,
        "medical subsidies that the network of municipalities knows; default none"}});
}

Shape make_card_shape() {
  const Shape person = shapes::key("a person of this scenario");
  return shapes::mapping(
      {{"of", person, optional, "the holder; default the only person of this scenario"},
       {"profile", shapes::text("a card profile"), optional,
        "a name in scenarios/cards, or a path relative to this file; the other keys change it"},
       {"kind", shapes::choice_of<checkin::CardKind>(), optional, "default ordinary"},
       {"medium", shapes::choice_of<checkin::Medium>(), optional,
        "what holds its functions; a phone has no card face and needs "
        "`world.counter.external_reader`; default card"},
       {"photo_of", person, optional, "default the holder"},
       {"certificate_of", person, optional, "default the holder"},
       {"pin", four_digits(), optional, "default 1234; ordinary cards only"},
       {"pin_tries_left", shapes::integer(0, 3), optional, "default 3; ordinary cards only"},
       {"certificate", shapes::choice_of<CertificateState>(), optional, "default valid"},
       {"certificate_until", shapes::date(), optional, "the last day of its certificate"},
       {"face_failures", shapes::integer(0, 99), optional,
        "faces in a row that were no match on earlier visits; default 0"},
       {"faults", shapes::list(card_fault_shape()), optional,
        "what is wrong with it; default none"},
       {"timing", card_timing_shape(), optional, "what it takes; default none: no time"},
       {"surface", surface_shape(), optional,
        "the reader reads 照合番号B by OCR from pictures of a front that looks so; default: it "
        "knows the number without a picture; docs/card-surface.md"}});
}

Shape counter_setup_shape() {
  const Shape seconds = shapes::integer(1, 600);
  return shapes::mapping(
      {{"screen_timeout", seconds, optional,
        "seconds that each screen waits for the patient; default 60 (assumption)"},
       {"reminder_after", seconds, optional,
        "seconds until the owner of a card that was left is reminded; default 10 (assumption)"},
       {"electronic_prescriptions", shapes::boolean(), optional,
        "the reader asks for the form of the prescription; default false"},
       {"visual_mode_returns", shapes::boolean(), optional,
        "visual-check mode ends with one card use; default false: it stays"},
       {"external_reader", shapes::boolean(), optional,
        "an external reader for phones stands there; default false"},
       {"subsidies", shapes::boolean(), optional,
        "the reader asks whether records of medical subsidies are to be used; default false"},
       {"file_encoding", shapes::choice_of<eligibility::OqsEncoding>(), optional,
        "of the files for the EMR; default as the run says (`--result-encoding`), which is utf-8"},
       {"rules", shapes::text("a path"), optional,
        "rules on top of those of the run, docs/counter-rules.md; relative to this file"}});
}

Shape make_world_shape() {
  Shape camera = camera_shape("default the card's holder");
  camera.fields.push_back(
      {"package", shapes::text("a path"), optional,
       "folder of a recorded stream, relative to this file, that is seen until a step changes the "
       "camera; docs/camera-streams.md"});
  const Shape staff = shapes::mapping(
      {{"account", shapes::choice(account_names()), optional, "default administrator"}});
  return shapes::mapping(
      {{"date", shapes::date(), optional, "the day at the counter; default today"},
       {"institution", shapes::choice_of<checkin::Institution>(), optional, "default clinic"},
       {"population", population_shape(), optional,
        "many synthetic people before the camera, instead of a counter"},
       {"people", shapes::dictionary(person_shape(), "names of people"), optional,
        "without people the card is tested alone: the suite plays the reader"},
       {"card", card_shape(), optional,
        "default an ordinary card; none where an EMR is tested alone"},
       {"cards", shapes::dictionary(card_shape(), "names of cards"), optional,
        "instead of `card`: several, which `place_card` names; keys of each as of `world.card`"},
       {"camera", camera, optional, "who stands before it, and how"},
       {"service", shapes::choice_of<ports::ServiceCondition>(), optional, "default up"},
       {"emr", emr_shape(), optional,
        "the EMR behind the counter; without a card it is tested alone"},
       {"staff", staff, optional, "who works at the counter"},
       {"counter", counter_setup_shape(), optional, "how reader and terminal are set up"},
       {"confirms_notices", shapes::boolean(), optional,
        "the patient confirms a notice as soon as it is shown; default true. With false a step "
        "`confirm_notice` does, or nobody"}});
}

Shape make_expect_shape() {
  std::vector<Field> fields;
  for (const ExpectationKind& kind : expectation_kinds()) {
    fields.push_back({std::string(kind.key), kind.shape(), optional, std::string(kind.meaning)});
  }
  return shapes::mapping(std::move(fields));
}

Shape make_step_shape() {
  std::vector<Field> fields;
  for (const StepKind& kind : step_kinds()) {
    fields.push_back({std::string(kind.name), kind.shape(), one_of, std::string(kind.meaning)});
  }
  fields.push_back({"expect", expect_shape(), optional, "what has to be observable afterwards"});
  fields.push_back({"save", shapes::key("a name"), optional,
                    "keeps the data of the card's answer under this name"});
  return shapes::mapping(std::move(fields));
}

Shape measure_shape() {
  const Shape limit = shapes::integer(1, 600000);
  return shapes::mapping(
      {{"phase", shapes::choice({"card_read", "face", "service", "check_in"}), required, ""},
       {"repeat", shapes::integer(1, 1000), optional, "default 20"},
       {"p50_ms", limit, optional, "limit of the median"},
       {"p95_ms", limit, optional, "limit of the 95th percentile"},
       {"max_ms", limit, optional, "limit of the slowest"}});
}

Shape opposite_shape() {
  return shapes::mapping(
      {{"name", shapes::title(), optional, "what is different"},
       {"set", shapes::dictionary(shapes::anything("any value, ~ to leave it out"), "paths"),
        required, "paths below world or steps, counted from 0, with their new values"}});
}

Shape make_document_shape() {
  return shapes::mapping(
      {{"id",
        shapes::text("lower-case words with dashes", is_scenario_id,
                     "^[a-z0-9]([a-z0-9.-]{0,78}[a-z0-9])?$"),
        required, "never used again for another scenario"},
       {"title", shapes::title(), required, ""},
       {"requirements", shapes::list(requirement_id_shape(), 1), required, "ids of requirements"},
       {"situations", shapes::list(situation_id_shape(), 1), optional,
        "ids of the situations of the counter that it shows"},
       {"profiles", shapes::list(shapes::choice_of<Profile>(), 1), optional,
        "what can be tested with it; default reference"},
       {"detects", shapes::list(shapes::choice_of<checkin::Defect>()), optional,
        "defects under which it must fail"},
       {"destructive", shapes::boolean(), optional,
        "uses up tries, changes PINs or locks: nothing for somebody's card unless asked for; "
        "default false"},
       {"must", shapes::choice({"pass", "fail", "error"}), optional,
        "how it has to end; default pass, others for the suite's own tests"},
       {"world", world_shape(), required, "who and what is at the counter"},
       {"steps", shapes::list(step_shape(), 1), required, "in their order"},
       {"measure", shapes::list(measure_shape(), 1), optional, "what to time"},
       {"sweep", shapes::dictionary(shapes::list(shapes::anything("any value"), 1), "paths"),
        optional, "one scenario for each combination of values"},
       {"opposites", shapes::list(opposite_shape(), 1), optional,
        "changes under which the scenario has to fail"}});
}

}  // namespace

const Shape& document_shape() {
  static const Shape shape = make_document_shape();
  return shape;
}
const Shape& world_shape() {
  static const Shape shape = make_world_shape();
  return shape;
}
const Shape& person_shape() {
  static const Shape shape = make_person_shape();
  return shape;
}
const Shape& card_shape() {
  static const Shape shape = make_card_shape();
  return shape;
}
const Shape& step_shape() {
  static const Shape shape = make_step_shape();
  return shape;
}
const Shape& expect_shape() {
  static const Shape shape = make_expect_shape();
  return shape;
}

}  // namespace madoguchi::scenario
