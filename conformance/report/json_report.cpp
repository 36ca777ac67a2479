// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/json_report.hpp"

#include "adapters/crypto/picture_digest.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::conformance::report {
namespace {

namespace json = boost::json;

using report::json_of;  // beside the overloads below

/// UTF-8 is all that JSON may carry; other bytes become U+FFFD.
json::string utf8(std::string_view text) {
  json::string clean;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    bool valid = lead < 0x80 || (lead >= 0xC2 && lead <= 0xF4 && i + length <= text.size());
    for (std::size_t k = 1; valid && k < length; ++k) {
      valid = (static_cast<unsigned char>(text[i + k]) & 0xC0U) == 0x80;
    }
    if (!valid) length = 1;
    clean.append(valid ? text.substr(i, length) : std::string_view("\xEF\xBF\xBD"));
    i += length;
  }
  return clean;
}

json::object json_of(const scenario::Place& place) {
  return {{"file", utf8(place.file)}, {"line", place.line}, {"column", place.column}};
}

double at_ms(ports::Instant instant) { return milliseconds(instant.time_since_epoch()); }

json::object json_of(const scenario::Check& check) {
  return {{"key", utf8(check.key)},
          {"expected", utf8(check.expected)},
          {"actual", utf8(check.actual)},
          {"verdict", core::name_of(check.verdict)},
          {"place", json_of(check.place)}};
}

json::object json_of(const scenario::PhaseTime& phase) {
  return {{"phase", utf8(phase.phase)},
          {"at_ms", at_ms(phase.started)},
          {"duration_ms", milliseconds(phase.duration)}};
}

json::object json_of(const ports::TraceEvent& event) {
  json::object result{{"lane", core::name_of(event.lane)},
                      {"at_ms", at_ms(event.at)},
                      {"duration_ms", milliseconds(event.duration)},
                      {"title", utf8(event.title)}};
  json::array details;
  for (const auto& [name, value] : event.details) {
    details.push_back(json::object{{"name", utf8(name)}, {"value", utf8(value)}});
  }
  result["details"] = std::move(details);
  if (event.picture) result["picture_sha256"] = adapters::crypto::picture_digest(*event.picture);
  return result;
}

template <class T>
json::array json_list(const std::vector<T>& values) {
  json::array list;
  for (const T& value : values) list.push_back(json_of(value));
  return list;
}

json::array text_list(const std::vector<std::string>& values) {
  json::array list;
  for (const std::string& value : values) list.push_back(utf8(value));
  return list;
}

/// Numbers are printed short ("12.345"), not in the library's exponent form.
void print(std::string& out, const json::value& value, const std::string& indent) {
  const std::string inner = indent + "  ";
  if (const auto* object = value.if_object(); object && !object->empty()) {
    std::string separator = "{\n";
    for (const auto& [key, member] : *object) {
      out += separator + inner + json::serialize(key) + ": ";
      print(out, member, inner);
      separator = ",\n";
    }
    out += "\n" + indent + "}";
  } else if (const auto* array = value.if_array(); array && !array->empty()) {
    std::string separator = "[\n";
    for (const json::value& element : *array) {
      out += separator + inner;
      print(out, element, inner);
      separator = ",\n";
    }
    out += "\n" + indent + "]";
  } else if (const auto* number = value.if_double()) {
    std::string text = fmt::format("{:.3f}", *number);
    text.erase(text.find_last_not_of('0') + 1);
    out += text.back() == '.' ? text + "0" : text;
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

json::object json_of(const scenario::Title& title) {
  return {{"en", utf8(title.en)}, {"ja", utf8(title.ja)}};
}

json::object json_of(const Totals& totals) {
  json::object result;
  for (const auto& row : enum_names(std::type_identity<Outcome>{})) {
    result[row.name] = totals.of(row.value);
  }
  return result;
}

json::object json_of(const Machine& machine) {
  return {{"cpu", utf8(machine.cpu)}, {"kernel", utf8(machine.kernel)}, {"cores", machine.cores}};
}

json::object json_of(const RunInfo& info) {
  json::array inputs;
  for (const InputDigest& input : info.inputs) {
    inputs.push_back(json::object{{"name", utf8(input.name)}, {"sha256", input.sha256}});
  }
  return {{"mode", core::name_of(info.mode)},
          // As text: 64 bits do not fit into the numbers of many JSON readers.
          {"seed", std::to_string(info.seed)},
          {"system", utf8(info.system)},
          {"profile", utf8(info.profile)},
          {"defects", text_list(info.defects)},
          {"selection", utf8(info.selection)},
          {"planned", info.planned},
          {"interrupted", info.interrupted},
          {"jobs", info.jobs},
          {"started_at", utc_text(info.started_at)},
          {"wall_ms", milliseconds(info.wall_duration)},
          {"machine", json_of(info.machine)},
          {"inputs", std::move(inputs)}};
}

json::object json_of(const scenario::StepResult& step) {
  return {{"action", utf8(step.action)},
          {"summary", utf8(step.summary)},
          {"place", json_of(step.place)},
          {"at_ms", at_ms(step.started)},
          {"duration_ms", milliseconds(step.duration)},
          {"verdict", core::name_of(step.verdict)},
          {"cause", utf8(step.cause)},
          {"checks", json_list(step.checks)}};
}

json::object json_summary_of(const scenario::ScenarioResult& result) {
  return {{"id", utf8(result.id)},
          {"title", json_of(result.title)},
          {"area", utf8(area_of(result.file))},
          {"requirements", text_list(result.requirements)},
          {"file", utf8(result.file)},
          {"file_sha256", result.file_sha256},
          {"mode", core::name_of(result.mode)},
          {"seed", std::to_string(result.seed)},
          {"repetition", result.repetition},
          {"outcome", core::name_of(outcome_of(result))},
          {"disposition", core::name_of(result.disposition)},
          {"verdict", core::name_of(result.verdict)},
          {"cause", utf8(result.cause)},
          {"cause_place",
           result.cause_place ? json::value(json_of(*result.cause_place)) : json::value(nullptr)},
          {"system", utf8(result.system)},
          {"started_at", utc_text(result.started_at)},
          {"wall_ms", milliseconds(result.wall_duration)},
          {"counter_ms", milliseconds(result.counter_duration)}};
}

json::object json_of(const scenario::ScenarioResult& result) {
  json::object object = json_summary_of(result);
  object["steps"] = json_list(result.steps);
  object["phases"] = json_list(result.phases);
  object["trace"] = json_list(result.trace);
  return object;
}

json::object json_of(const RunReport& report) {
  const Totals totals = report.totals();
  return {
      {"format", report_format},
      {"program", json::object{{"name", report.info.program}, {"version", report.info.version}}},
      {"run", json_of(report.info)},
      {"outcome", core::name_of(overall(totals))},
      {"totals", json_of(totals)},
      {"scenarios", json_list(report.results)}};
}

std::string indented(const json::value& value) {
  std::string text;
  print(text, value, "");
  return text + "\n";
}

std::string write_json(const RunReport& report) { return indented(json_of(report)); }

}  // namespace madoguchi::conformance::report
