// SPDX-License-Identifier: Apache-2.0
#include "biometrics/calibration.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cmath>

namespace madoguchi::biometrics {
namespace {

namespace json = boost::json;

template <class T>
T field(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr) throw std::invalid_argument(fmt::format("\"{}\" is missing", key));
  try {
    return json::value_to<T>(*value);
  } catch (const std::exception&) {
    throw std::invalid_argument(fmt::format("\"{}\" has the wrong type", key));
  }
}

ErrorRate rate_of(const json::object& figures, std::string_view key) {
  const auto entry = field<json::object>(figures, key);
  return wilson_rate(field<long>(entry, "errors"), field<long>(entry, "comparisons"));
}

CalibrationPeople people_of(const json::object& object) {
  return {field<std::uint64_t>(object, "first_seed"), field<std::uint64_t>(object, "last_seed"),
          field<std::vector<std::string>>(object, "stream_kinds"),
          field<int>(object, "frames_per_stream"), field<std::string>(object, "generator_version")};
}

CalibrationFigures figures_of(const json::object& object) {
  CalibrationFigures figures;
  figures.fmr = rate_of(object, "fmr");
  figures.fnmr = rate_of(object, "fnmr");
  figures.eer = field<double>(object, "eer");
  figures.references = field<int>(object, "references");
  figures.reference_failures = field<int>(object, "reference_failures");
  figures.probes = field<int>(object, "probes");
  figures.probe_failures = field<int>(object, "probe_failures");
  return figures;
}

std::vector<CalibrationProof> proofs_of(const json::array& list) {
  std::vector<CalibrationProof> proofs;
  for (const json::value& entry : list) {
    if (!entry.is_object()) throw std::invalid_argument("\"proofs\" has the wrong type");
    proofs.push_back({field<std::uint64_t>(entry.get_object(), "person"),
                      field<double>(entry.get_object(), "score")});
  }
  return proofs;
}

Calibration calibration_of(const json::object& object) {
  Calibration result;
  result.name = field<std::string>(object, "name");
  result.threshold = {field<double>(object, "threshold")};
  result.provisional = field<bool>(object, "provisional");
  result.measured_on = field<std::string>(object, "measured_on");
  result.rule = field<std::string>(object, "rule");
  result.network_digests = field<std::vector<std::string>>(object, "networks");
  result.mean_offset = field<std::vector<float>>(object, "mean_offset");
  if (object.contains("people")) result.people = people_of(field<json::object>(object, "people"));
  if (object.contains("figures")) {
    result.figures = figures_of(field<json::object>(object, "figures"));
  }
  if (object.contains("proofs")) result.proofs = proofs_of(field<json::array>(object, "proofs"));
  if (std::abs(result.threshold.value) > 1) {
    throw std::invalid_argument("\"threshold\" is no score from -1 to 1");
  }
  return result;
}

std::string json_text(std::string_view text) { return json::serialize(json::string(text)); }

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + json_text(text);
  return "[" + list + "]";
}

std::string rate_text(std::string_view key, const ErrorRate& rate) {
  return fmt::format(
      "    {}: {{\"errors\": {}, \"comparisons\": {}, \"rate\": {:.6f}, \"wilson_95\": [{:.6f}, "
      "{:.6f}]}},\n",
      json_text(key), rate.errors, rate.comparisons, rate.rate, rate.low, rate.high);
}

std::string people_text(const CalibrationPeople& people) {
  return fmt::format(
      "  \"people\": {{\n    \"first_seed\": {}, \"last_seed\": {},\n    \"stream_kinds\": {},\n"
      "    \"frames_per_stream\": {},\n    \"generator_version\": {}\n  }},\n",
      people.first_seed, people.last_seed, list_of(people.stream_kinds), people.frames_per_stream,
      json_text(people.generator_version));
}

std::string figures_text(const CalibrationFigures& figures) {
  return fmt::format(
      "  \"figures\": {{\n{}{}    \"eer\": {},\n    \"references\": {}, "
      "\"reference_failures\": {},\n    \"probes\": {}, \"probe_failures\": {}\n  }},\n",
      rate_text("fmr", figures.fmr), rate_text("fnmr", figures.fnmr), figures.eer,
      figures.references, figures.reference_failures, figures.probes, figures.probe_failures);
}

std::string proofs_text(const std::vector<CalibrationProof>& proofs) {
  std::string text;
  for (const CalibrationProof& proof : proofs) {
    text += fmt::format("{}\n    {{\"person\": {}, \"score\": {:.4f}}}", text.empty() ? "" : ",",
                        proof.person, proof.score);
  }
  return fmt::format("  \"proofs\": [{}\n  ],\n", text);
}

std::string offset_text(const std::vector<float>& offset) {
  std::string text;
  for (std::size_t i = 0; i < offset.size(); ++i) {
    if (i > 0) text += i % 8 == 0 ? ",\n    " : ", ";
    text += fmt::format("{}", offset[i]);
  }
  return text;
}

}  // namespace

std::string calibration_name(const std::string& kind, const std::string& comparator) {
  return comparator == "reference" ? kind : kind + "-" + comparator;
}

core::Result<Calibration> parse_calibration(std::string_view text) {
  try {
    const json::value document = json::parse(text);
    if (!document.is_object()) throw std::invalid_argument("not an object");
    return calibration_of(document.get_object());
  } catch (const std::exception& problem) {
    return core::fail(core::Errc::malformed_data, fmt::format("calibration: {}", problem.what()));
  }
}

// Written by hand for a layout that reads well in a diff; numbers in their shortest exact form.
std::string to_json(const Calibration& calibration) {
  std::string text = fmt::format(
      "{{\n  \"name\": {},\n  \"threshold\": {},\n  \"provisional\": {},\n  \"measured_on\": {},\n"
      "  \"rule\": {},\n  \"networks\": {},\n",
      json_text(calibration.name), calibration.threshold.value, calibration.provisional,
      json_text(calibration.measured_on), json_text(calibration.rule),
      list_of(calibration.network_digests));
  if (calibration.people) text += people_text(*calibration.people);
  if (calibration.figures) text += figures_text(*calibration.figures);
  if (!calibration.proofs.empty()) text += proofs_text(calibration.proofs);
  return text + fmt::format("  \"mean_offset\": [{}]\n}}\n", offset_text(calibration.mean_offset));
}

}  // namespace madoguchi::biometrics
