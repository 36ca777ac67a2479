// SPDX-License-Identifier: Apache-2.0
#include "scenario/emr_world.hpp"

#include "eligibility/oqs_record.hpp"
#include "scenario/person_defaults.hpp"
#include "scenario/read_field.hpp"
#include "scenario/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace madoguchi::scenario {
namespace {

using checkin::EmrChart;
using eligibility::OqsElement;
using enum Need;

using fields::set;

EmrChart chart_of(const Person& person) {
  EmrChart chart;
  chart.name = person.name;
  chart.name_kana = person.name_kana;
  chart.sex = person.sex;
  chart.born = person.born;
  chart.address = person.address;
  if (!person.insured) return chart;
  chart.insurer = person.insured->insurer;
  chart.symbol = person.insured->symbol;
  chart.number = person.insured->number;
  chart.branch = person.insured->branch;
  return chart;
}

EmrChart read_chart(const DocumentNode::Entry& entry, const World& world, Problems& problems) {
  const std::string path = "world.emr.charts." + entry.key;
  const DocumentNode& node = entry.value;
  EmrChart chart;
  if (const DocumentNode* of = node.find("of")) {
    ReadContext context{world, problems, path + ".of"};
    if (known_person(*of, path + ".of", context)) chart = chart_of(*world.find(of->text));
  }
  chart.id = entry.key;
  set(chart.name, node.find("name"));
  set(chart.name_kana, node.find("name_kana"));
  set(chart.sex, node.find("sex"));
  if (const DocumentNode* born = node.find("born")) {
    chart.born = core::parse_date(born->text).value_or(chart.born);
  }
  set(chart.address, node.find("address"));
  set(chart.insurer, node.find("insurer"));
  set(chart.symbol, node.find("symbol"));
  set(chart.number, node.find("number"));
  set(chart.branch, node.find("branch"));
  if (const DocumentNode* share = node.find("share")) {
    chart.share = static_cast<int>(integer_of(share->text).value_or(0));
  }
  if (chart.name.empty()) {
    problems.add(entry.place, path, "neither a person (of) nor a name: whose chart is it?");
  }
  return chart;
}

}  // namespace

Shape chart_shape() {
  const Shape text = shapes::text("a text");
  return shapes::mapping(
      {{"of", shapes::key("a person of this scenario"), optional, "whose data the chart has"},
       {"name", text, optional, "default the person's"},
       {"name_kana", text, optional, "default the person's"},
       {"sex", shapes::choice({"1", "2", "3"}), optional, "default the person's"},
       {"born", shapes::date(), optional, "default the person's"},
       {"address", text, optional, "default the person's"},
       {"insurer", text, optional, "default the person's"},
       {"symbol", text, optional, "default the person's"},
       {"number", text, optional, "default the person's"},
       {"branch", text, optional, "default the person's"},
       {"share", shapes::integer(0, 100), optional,
        "of cost in per cent, as the EMR calculated it; default not known"}});
}

Shape emr_shape() {
  return shapes::mapping(
      {{"charts", shapes::dictionary(chart_shape(), "numbers of charts"), optional,
        "what the EMR has before; default none"},
       {"people", shapes::text("a path"), optional,
        "further people of the service behind the exchange, docs/emr-exchange.md; relative to this "
        "file"}});
}

Emr read_emr(const DocumentNode& node, const World& world, Problems& problems) {
  Emr emr;
  if (const DocumentNode* charts = node.find("charts")) {
    for (const DocumentNode::Entry& entry : charts->entries) {
      emr.charts.push_back(read_chart(entry, world, problems));
    }
  }
  if (const DocumentNode* people = node.find("people")) {
    namespace fs = std::filesystem;
    const fs::path file = fs::path(people->place.file).parent_path() / people->text;
    emr.people = file.lexically_normal().string();
    std::error_code unknown;
    if (!fs::exists(emr.people, unknown)) {
      problems.add(people->place, "world.emr.people", "there is no such file");
    }
  }
  return emr;
}

OqsElement record_of(const Person& person, core::CivilDate day) {
  return eligibility::record_element(insurance_record_of(person), day);
}

}  // namespace madoguchi::scenario
