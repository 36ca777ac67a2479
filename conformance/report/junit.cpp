// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <sstream>

namespace madoguchi::conformance::report {
namespace {

/// Length of the UTF-8 character at the beginning; 0 if it is none, or one that XML forbids.
std::size_t xml_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return lead >= 0x20 || lead == '\t' || lead == '\n' ? 1 : 0;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > text.size()) return 0;
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t k = 1; k < length; ++k) {
    const auto next = static_cast<unsigned char>(text[k]);
    if ((next & 0xC0U) != 0x80) return 0;
    code = (code << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return overlong || surrogate || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF ? 0 : length;
}

std::string seconds(std::chrono::nanoseconds duration) {
  return fmt::format("{:.6f}", static_cast<double>(duration.count()) / 1e9);
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

/// Every check that is not a pass, one a line: "expected x, actual y  (file:line)".
std::string failed_checks(const scenario::ScenarioResult& result) {
  std::string text;
  for (const scenario::StepResult& step : result.steps) {
    if (step.verdict <= scenario::Verdict::pass) continue;
    text += fmt::format("{} ({})\n", step.summary.empty() ? step.action : step.summary,
                        place_text(step.place));
    for (const scenario::Check& check : step.checks) {
      if (check.verdict <= scenario::Verdict::pass) continue;
      text += fmt::format("  {}: expected {}, actual {}  ({})\n", check.key, check.expected,
                          check.actual, place_text(check.place));
    }
    if (!step.cause.empty()) text += "  " + step.cause + "\n";
  }
  return text;
}

void add_outcome(pugi::xml_node test_case, const scenario::ScenarioResult& result) {
  const Outcome outcome = outcome_of(result);
  if (outcome == Outcome::pass) return;
  const bool tried =
      result.disposition == scenario::Disposition::run && outcome != Outcome::not_run;
  const char* element = !tried ? "skipped" : outcome == Outcome::fail ? "failure" : "error";
  pugi::xml_node node = test_case.append_child(element);
  std::string message = result.cause;
  if (result.cause_place) message += fmt::format(" ({})", place_text(*result.cause_place));
  set(node, "message", message);
  if (!tried) return;
  set(node, "type", std::string(core::name_of(outcome)));
  node.append_child(pugi::node_pcdata).set_value(xml_text(failed_checks(result)).c_str());
}

void add_case(pugi::xml_node suite, const scenario::ScenarioResult& result) {
  pugi::xml_node test_case = suite.append_child("testcase");
  std::string name = result.id;
  if (result.repetition > 0) name += fmt::format("#{}", result.repetition + 1);
  set(test_case, "name", name);
  std::string area = area_of(result.file);
  std::ranges::replace(area, '/', '.');
  set(test_case, "classname", "madoguchi." + area);
  set(test_case, "file", result.file);
  set(test_case, "time", seconds(result.counter_duration));
  pugi::xml_node properties = test_case.append_child("properties");
  const auto property = [&](const char* key, const std::string& value) {
    pugi::xml_node node = properties.append_child("property");
    set(node, "name", key);
    set(node, "value", value);
  };
  property("title.en", result.title.en);
  property("title.ja", result.title.ja);
  for (const std::string& requirement : result.requirements) property("requirement", requirement);
  property("seed", std::to_string(result.seed));
  add_outcome(test_case, result);
}

/// Counts as the JUnit attributes want them.
void set_counts(pugi::xml_node node, const Totals& totals, std::chrono::nanoseconds duration) {
  set(node, "tests", std::to_string(totals.all()));
  set(node, "failures", std::to_string(totals.fail));
  set(node, "errors", std::to_string(totals.error + totals.inconclusive));
  set(node, "skipped", std::to_string(totals.skipped + totals.not_applicable + totals.not_run));
  set(node, "time", seconds(duration));
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t length = xml_character(text);
    if (length == 0) {
      clean += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[0]));
      text.remove_prefix(1);
    } else {
      clean += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return clean;
}

std::string write_junit(const RunReport& report) {
  std::map<std::string, std::vector<const scenario::ScenarioResult*>> areas;
  for (const scenario::ScenarioResult& result : report.results) {
    areas[area_of(result.file)].push_back(&result);
  }
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", "madoguchi");
  std::chrono::nanoseconds total{0};
  for (const auto& result : report.results) total += result.counter_duration;
  set_counts(root, totals_of(report.results), total);
  for (const auto& [area, results] : areas) {
    pugi::xml_node suite = root.append_child("testsuite");
    set(suite, "name", area.empty() ? "scenarios" : area);
    Totals totals;
    std::chrono::nanoseconds duration{0};
    for (const scenario::ScenarioResult* result : results) {
      ++totals.of(outcome_of(*result));
      duration += result->counter_duration;
    }
    set_counts(suite, totals, duration);
    set(suite, "timestamp", utc_text(report.info.started_at));
    for (const scenario::ScenarioResult* result : results) add_case(suite, *result);
  }
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace madoguchi::conformance::report
