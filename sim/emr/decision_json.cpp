// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/decision_json.hpp"

#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace madoguchi::sim::emr {
namespace {

namespace json = boost::json;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;

/// So many words are listed where none is near to what was said.
constexpr std::size_t most_listed = 8;

core::Error wrong(std::string_view key, std::string_view what) {
  return core::fail(core::Errc::malformed_data, fmt::format("\"{}\" {}", key, what));
}

template <core::NamedEnum E>
core::Result<E> named(std::string_view key, const json::value& value) {
  if (!value.is_string()) return wrong(key, "is no text");
  const std::string_view name(value.get_string().data(), value.get_string().size());
  if (const auto found = core::value_of<E>(name)) return *found;
  std::string what = fmt::format("has no value \"{}\"", name);
  if (const auto nearest = core::nearest_name(name, core::all_names<E>())) {
    what += fmt::format("; did you mean \"{}\"?", *nearest);
  } else if (const auto known = core::all_names<E>(); known.size() <= most_listed) {
    what += fmt::format("; known: {}", fmt::join(known, ", "));
  }
  return wrong(key, what);
}

core::Result<std::string> text(std::string_view key, const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  // A shim in a language that has numbers: what was a text in the file is compared as one anyway.
  if (value.is_int64()) return std::to_string(value.get_int64());
  return wrong(key, "is no text");
}

bool is_own_word(const json::value& item) {
  if (!item.is_string()) return false;
  const std::string_view word(item.get_string().data(), item.get_string().size());
  return !core::nearest_name(word, core::all_names<EmrNote>()).has_value();
}

core::Result<void> read_list(const json::value& list, std::vector<EmrNote>& out) {
  if (!list.is_array()) return wrong("warnings", "is no list");
  for (const json::value& item : list.get_array()) {
    const auto note = named<EmrNote>("warnings", item);
    if (note) out.push_back(*note);
    // Words of the product's own say nothing to a scenario; a mistyped one of ours is told.
    if (!note && !is_own_word(item)) return note.error();
  }
  return {};
}

core::Result<void> read_list(const json::value& list, std::vector<std::string>& out) {
  if (!list.is_array()) return wrong("candidates", "is no list");
  for (const json::value& item : list.get_array()) {
    auto id = text("candidates", item);
    if (!id) return id.error();
    out.push_back(std::move(*id));
  }
  return {};
}

core::Result<void> read_fields(const json::value& fields, EmrDecision& out) {
  if (!fields.is_object()) return wrong("fields", "is no object");
  for (const auto& field : fields.get_object()) {
    if (field.value().is_null()) continue;
    auto value = text(std::string_view(field.key().data(), field.key().size()), field.value());
    if (!value) return value.error();
    if (!value->empty()) out.fields[std::string(field.key())] = std::move(*value);
  }
  return {};
}

core::Result<void> read_member(std::string_view key, const json::value& value, EmrDecision& out) {
  if (value.is_null()) return {};
  if (key == "warnings") return read_list(value, out.warnings);
  if (key == "candidates") return read_list(value, out.candidates);
  if (key == "fields") return read_fields(value, out);
  if (key == "state") {
    const auto state = named<EmrState>(key, value);
    if (!state) return state.error();
    out.state = *state;
    return {};
  }
  if (key == "reason") {
    const auto reason = named<EmrNote>(key, value);
    if (!reason) return reason.error();
    out.reason = *reason;
    return {};
  }
  if (key != "file" && key != "chart") return wrong(key, "is no key of a decision");
  auto content = text(key, value);
  if (!content) return content.error();
  (key == "file" ? out.file : out.chart) = std::move(*content);
  return {};
}

}  // namespace

json::object to_json(const EmrDecision& decision) {
  json::object out{
      {"file", decision.file}, {"state", core::name_of(decision.state)}, {"chart", decision.chart}};
  if (decision.reason) out["reason"] = core::name_of(*decision.reason);
  json::array candidates;
  for (const std::string& chart : decision.candidates) candidates.emplace_back(chart);
  out["candidates"] = std::move(candidates);
  json::array warnings;
  for (const EmrNote note : decision.warnings) warnings.emplace_back(core::name_of(note));
  out["warnings"] = std::move(warnings);
  json::object fields;
  for (const auto& [field, value] : decision.fields) fields[field] = value;
  out["fields"] = std::move(fields);
  return out;
}

json::object to_json(const checkin::EmrChart& chart) {
  return {{"id", chart.id},
          {"name", chart.name},
          {"name_kana", chart.name_kana},
          {"sex", chart.sex},
          {"born", core::to_iso(chart.born)},
          {"address", chart.address},
          {"insurer", chart.insurer},
          {"symbol", chart.symbol},
          {"number", chart.number},
          {"branch", chart.branch},
          {"share", chart.share}};
}

core::Result<EmrDecision> decision_from_json(const json::value& value) {
  if (!value.is_object()) return core::fail(core::Errc::malformed_data, "a decision is an object");
  if (!value.get_object().contains("state")) return wrong("state", "is missing");
  EmrDecision decision;
  for (const auto& member : value.get_object()) {
    const std::string_view key(member.key().data(), member.key().size());
    const auto read = read_member(key, member.value(), decision);
    if (!read) return read.error();
  }
  return decision;
}

}  // namespace madoguchi::sim::emr
