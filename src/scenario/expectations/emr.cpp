// SPDX-License-Identifier: Apache-2.0
// emr: what the EMR made of a file, a request, a claim or a chart.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace madoguchi::scenario::expectations {
namespace {

using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using enum Need;

std::vector<std::string_view> names_in(const std::vector<EmrNote>& notes) {
  std::vector<std::string_view> names;
  for (const EmrNote note : notes) names.push_back(core::name_of(note));
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> texts_in(const DocumentNode& list) {
  std::vector<std::string> texts;
  for (const DocumentNode& item : list.items) texts.push_back(item.text);
  std::ranges::sort(texts);
  return texts;
}

/// One mapping under `emr`.
class DecisionCheck {
 public:
  DecisionCheck(const DocumentNode& node) : node_(node) {}

  Finding check(const Evidence& evidence) const {
    const auto& decisions = *evidence.decisions;
    if (const DocumentNode* count = node_.find("decisions")) {
      const std::string actual = std::to_string(decisions.size());
      if (actual != count->text) return {false, "decisions: " + actual};
      if (decisions.empty() && node_.entries.size() == 1) return {true, "decisions: 0"};
    }
    const EmrDecision* decision = find(evidence);
    if (decision == nullptr) return {false, "no decision"};
    Finding finding{true, {}};
    compare(*decision, finding);
    if (finding.as_expected) finding.actual = std::string(core::name_of(decision->state));
    return finding;
  }

 private:
  const EmrDecision* find(const Evidence& evidence) const {
    const auto& decisions = *evidence.decisions;
    const DocumentNode* file = node_.find("file");
    if (file == nullptr) return decisions.empty() ? nullptr : &decisions.back();
    const auto at =
        std::ranges::find(decisions, evidence.emr->name_of(file->text), &EmrDecision::file);
    return at == decisions.end() ? nullptr : &*at;
  }

  static void differs(Finding& finding, std::string_view key, std::string_view actual) {
    finding.as_expected = false;
    finding.actual += fmt::format("{}{}: {}", finding.actual.empty() ? "" : ", ", key, actual);
  }

  void compare_text(const char* key, std::string_view actual, Finding& finding) const {
    const DocumentNode* expected = node_.find(key);
    if (expected != nullptr && expected->text != actual) {
      differs(finding, key, actual.empty() ? "none" : actual);
    }
  }

  void compare(const EmrDecision& decision, Finding& finding) const {
    compare_text("state", core::name_of(decision.state), finding);
    compare_text("reason", decision.reason ? core::name_of(*decision.reason) : "none", finding);
    compare_text("chart", decision.chart.empty() ? "none" : std::string_view(decision.chart),
                 finding);
    if (const DocumentNode* list = node_.find("candidates")) {
      auto actual = decision.candidates;
      std::ranges::sort(actual);
      if (actual != texts_in(*list)) {
        differs(finding, "candidates", fmt::format("[{}]", fmt::join(actual, ", ")));
      }
    }
    const auto warnings = names_in(decision.warnings);
    const std::string shown = fmt::format("[{}]", fmt::join(warnings, ", "));
    if (const DocumentNode* list = node_.find("warnings")) {
      if (!std::ranges::equal(warnings, texts_in(*list))) differs(finding, "warnings", shown);
    }
    if (const DocumentNode* list = node_.find("warns")) {
      for (const DocumentNode& item : list->items) {
        if (std::ranges::find(warnings, item.text) == warnings.end()) {
          differs(finding, "warnings", shown);
          break;
        }
      }
    }
    if (const DocumentNode* fields = node_.find("fields"))
      compare_fields(decision, *fields, finding);
  }

  static void compare_fields(const EmrDecision& decision, const DocumentNode& fields,
                             Finding& finding) {
    for (const DocumentNode::Entry& entry : fields.entries) {
      const auto at = decision.fields.find(entry.key);
      const bool there = at != decision.fields.end();
      const bool as_expected =
          entry.value.is_null() ? !there : there && at->second == entry.value.text;
      if (!as_expected) differs(finding, entry.key, there ? "\"" + at->second + "\"" : "absent");
    }
  }

  DocumentNode node_;
};

class EmrDecisions final : public Expectation {
 public:
  EmrDecisions(std::vector<DecisionCheck> checks, std::string shown)
      : checks_(std::move(checks)), shown_(std::move(shown)) {}
  std::string expected() const override { return shown_; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    if (evidence.decisions == nullptr || evidence.emr == nullptr) {
      return core::fail(core::Errc::unsupported, "no EMR can be asked here");
    }
    Finding all{true, {}};
    for (const DecisionCheck& each : checks_) {
      const Finding finding = each.check(evidence);
      all.as_expected = all.as_expected && finding.as_expected;
      all.actual += (all.actual.empty() ? "" : "; ") + finding.actual;
    }
    return all;
  }

 private:
  std::vector<DecisionCheck> checks_;
  std::string shown_;
};

Shape one_shape() {
  auto reasons = core::all_names<EmrNote>();
  reasons.push_back("none");
  const Shape note_list = shapes::list(shapes::choice_of<EmrNote>());
  return shapes::mapping(
      {{"file", shapes::key("a name of drop_file"), optional,
        "which of several; default the last decision"},
       {"decisions", shapes::integer(0, 1000), optional, "how many there are"},
       {"state", shapes::choice_of<EmrState>(), optional, ""},
       {"reason", shapes::choice(std::move(reasons)), optional, ""},
       {"chart", shapes::text("the number of a chart, or none"), optional, ""},
       {"candidates", shapes::list(shapes::text("the number of a chart")), optional,
        "charts that staff chooses from, in any order"},
       {"warnings", note_list, optional, "exactly these, in any order"},
       {"warns", note_list, optional, "these and perhaps others"},
       {"fields",
        shapes::dictionary(shapes::anything("a text, or ~ for none"), "fields of the EMR"),
        optional, "what the EMR holds, docs/reference-emr.md"}});
}

Shape shape() { return shapes::either({one_shape(), shapes::list(one_shape(), 1)}); }

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  std::vector<DecisionCheck> checks;
  if (value.is_mapping()) checks.emplace_back(value);
  for (const DocumentNode& item : value.items) checks.emplace_back(item);
  return std::make_unique<EmrDecisions>(std::move(checks), one_line(value));
}

}  // namespace

ExpectationKind emr() {
  return {"emr",
          "What the EMR made of a file, a request, a claim or a chart; a list says so of several "
          "files.",
          "emr: {state: asks, reason: several_charts, candidates: [\"0012\", \"0500\"]}",
          shape,
          make,
          Scene::emr};
}

}  // namespace madoguchi::scenario::expectations
