// SPDX-License-Identifier: Apache-2.0
#include "scenario/explain.hpp"

#include "biometrics/scene_properties.hpp"
#include "scenario/population_view.hpp"
#include "scenario/problems.hpp"
#include "scenario/read_value.hpp"
#include "scenario/surface_reader.hpp"

#include <fmt/format.h>

namespace madoguchi::scenario {
namespace {

std::string joined_ids(const std::vector<std::string>& ids) {
  return joined(std::vector<std::string_view>(ids.begin(), ids.end()));
}

std::string joined_profiles(const std::vector<Profile>& profiles) {
  std::vector<std::string_view> names;
  names.reserve(profiles.size());
  for (const Profile profile : profiles) names.push_back(core::name_of(profile));
  return joined(names);
}

bool holds_pin(std::string_view key) { return key == "pin" || key == "enter_pin"; }

// PINs of a change are not shown, wherever they stand in it.
DocumentNode without_pins(std::string_view key, DocumentNode node) {
  const bool word = node.text == "right" || node.text == "wrong";
  if (node.is_scalar() && holds_pin(key) && !word) {
    node.text = "***";
    node.quoted = false;
  }
  for (DocumentNode& item : node.items) item = without_pins(key, std::move(item));
  for (DocumentNode::Entry& entry : node.entries) {
    entry.value = without_pins(entry.key, std::move(entry.value));
  }
  return node;
}

std::string change_in_words(const Override& change) {
  const std::string_view path = change.path;
  const std::string_view key = path.substr(path.rfind('.') + 1);  // npos + 1 is 0
  return fmt::format("{} = {}", path, one_line(without_pins(key, change.value)));
}

class Explanation {
 public:
  Explanation(const ScenarioDocument& scenario, core::Language language)
      : scenario_(scenario), language_(language) {}

  std::string text() {
    line("{}", in({scenario_.title.en, scenario_.title.ja}));
    line("  {}: {}", in({"id", "ID"}), scenario_.id);
    line("  {}: {}", in({"requirements", "要件"}), joined_ids(scenario_.requirements));
    if (!scenario_.situations.empty()) {
      line("  {}: {}", in({"situations", "場面"}), joined_ids(scenario_.situations));
    }
    line("  {}: {}", in({"file", "ファイル"}), scenario_.file);
    world();
    steps();
    defects();
    measures();
    opposites();
    return std::move(out_);
  }

 private:
  std::string_view in(core::Text text) const { return text.in(language_); }

  template <class... Parts>
  void line(fmt::format_string<Parts...> format, Parts&&... parts) {
    out_ += fmt::format(format, std::forward<Parts>(parts)...);
    out_ += '\n';
  }

  void world() {
    const World& world = scenario_.world;
    const auto label = [&](auto value) { return core::label_of(value).in(language_); };
    line("");
    if (world.card_alone) {
      line("{}", in({"The card alone; the suite plays the reader",
                     "カード単体（本プログラムがリーダー役）"}));
      line("  {}: {}", in({"card", "カード"}), label(world.card.kind));
      if (scenario_.destructive) {
        line("  {}", in({"uses up tries, changes PINs or locks", "試行回数・暗証番号を変える"}));
      }
      return;
    }
    if (world.population) {
      line("{}", in({"A population before the camera", "カメラの前の集団"}));
      line("  {}", in_words(*world.population, language_));
      return;
    }
    if (world.emr_alone) {
      line("{}", in({"The EMR alone, behind its folders", "電子カルテ単体（共有フォルダのみ）"}));
      line("  {}", core::to_iso(world.date));
      charts(world);
      return;
    }
    line("{}", in({"At the counter", "窓口の状況"}));
    line("  {}, {}", core::to_iso(world.date), label(world.institution));
    for (const Card* one : world.cards()) card(*one);
    line("  {}: {} ({})", in({"camera", "カメラ"}), world.camera.of,
         world.camera.package.empty()
             ? std::string(biometrics::in_words(world.camera.scene, language_))
             : fmt::format("{} {}", in({"recorded stream", "収録映像"}), world.camera.package));
    line("  {}: {}", in({"eligibility service", "資格確認システム"}), label(world.service));
    if (world.emr) charts(world);
  }

  void card(const Card& card) {
    const auto label = [this](auto value) { return core::label_of(value).in(language_); };
    const std::string name = card.name.empty() ? "" : " " + card.name;
    line("  {}{}: {} ({})", in({"card", "カード"}), name, label(card.kind), card.of);
    if (card.photo_of != card.of) {
      line("  {}: {}", in({"photograph of", "写真"}), card.photo_of);
    }
    if (card.certificate_of != card.of) {
      line("  {}: {}", in({"certificate of", "電子証明書"}), card.certificate_of);
    }
    if (card.certificate != CertificateState::valid) {
      line("  {}: {}", in({"certificate", "電子証明書"}), label(card.certificate));
    }
    for (const ports::CardFault& fault : card.faults) {
      line("  {}: {}", in({"fault of the card", "カードの異常"}), fault.label);
    }
    if (card.timing) {
      line("  {}: {}", in({"speed of the card", "カードの速度"}), label(card.timing->line));
    }
    if (card.surface) {
      line("  {}: {}", in({"front of the card", "券面"}), in_words(*card.surface, language_));
    }
  }

  void charts(const World& world) {
    for (const checkin::EmrChart& chart : world.emr->charts) {
      line("  {}: {} {}", in({"chart", "カルテ"}), chart.id, chart.name);
    }
  }

  void steps() {
    line("");
    line("{}", in({"What happens", "手順"}));
    int number = 0;
    for (const PlannedStep& step : scenario_.steps) {
      line("  {}. {}", ++number, step.step->words(language_));
      for (const PlannedCheck& check : step.checks) {
        line("       {} {}: {}", in({"expected", "期待"}), check.key,
             check.expectation->expected());
      }
    }
  }

  void defects() {
    if (scenario_.detects.empty()) return;
    line("");
    line("{}", in({"Detects devices that do this wrong", "検出できる不具合"}));
    for (const checkin::Defect defect : scenario_.detects) {
      line("  {}: {}", core::name_of(defect), core::label_of(defect).in(language_));
    }
  }

  void measures() {
    if (scenario_.measure.empty()) return;
    line("");
    line("{}", in({"Measures", "計測"}));
    for (const Measure& measure : scenario_.measure) {
      std::string limits;
      if (measure.p50_ms) limits += fmt::format(", p50 <= {} ms", *measure.p50_ms);
      if (measure.p95_ms) limits += fmt::format(", p95 <= {} ms", *measure.p95_ms);
      if (measure.max_ms) limits += fmt::format(", max <= {} ms", *measure.max_ms);
      line("  {} x {}{}", measure.phase, measure.repeat, limits);
    }
  }

  void opposites() {
    if (scenario_.opposites.empty()) return;
    line("");
    line("{}", in({"Has to fail when", "次の場合は不合格になるべき"}));
    for (const Opposite& opposite : scenario_.opposites) {
      std::string changes;
      for (const Override& change : opposite.set) {
        if (!changes.empty()) changes += ", ";
        changes += change_in_words(change);
      }
      if (opposite.name) {
        line("  {} ({})", in({opposite.name->en, opposite.name->ja}), changes);
      } else {
        line("  {}", changes);
      }
    }
  }

  const ScenarioDocument& scenario_;
  core::Language language_;
  std::string out_;
};

}  // namespace

std::string explain(const ScenarioDocument& scenario, core::Language language) {
  return Explanation(scenario, language).text();
}

std::vector<ListRow> list_rows(std::span<const ScenarioDocument> scenarios,
                               core::Language language) {
  std::vector<ListRow> rows;
  for (const ScenarioDocument& scenario : scenarios) {
    rows.push_back(
        {scenario.id, language == core::Language::japanese ? scenario.title.ja : scenario.title.en,
         joined_ids(scenario.requirements), joined_profiles(scenario.profiles), scenario.file});
  }
  return rows;
}

}  // namespace madoguchi::scenario
