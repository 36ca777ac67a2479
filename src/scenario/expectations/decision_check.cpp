// SPDX-License-Identifier: Apache-2.0
#include "scenario/expectations/decision_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace madoguchi::scenario::expectations {
namespace {

using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;

std::vector<std::string_view> words_of_notes(const std::vector<EmrNote>& notes) {
  std::vector<std::string_view> names;
  for (const EmrNote note : notes) names.push_back(core::name_of(note));
  std::ranges::sort(names);
  return names;
}

/// The items of a list, or the one text.
std::vector<std::string> texts_in(const DocumentNode& node) {
  if (node.is_scalar()) return {node.text};
  std::vector<std::string> texts;
  for (const DocumentNode& item : node.items) texts.push_back(item.text);
  std::ranges::sort(texts);
  return texts;
}

bool has_text(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

void differs(Finding& finding, std::string_view key, std::string_view actual) {
  finding.as_expected = false;
  finding.actual += fmt::format("{}{}: {}", finding.actual.empty() ? "" : ", ", key, actual);
}

/// Where a product says the path of a file, its name is what counts.
std::string_view base_name(std::string_view file) { return file.substr(file.rfind('/') + 1); }

/// Where a product asks about one chart it may call it the chart or the only candidate.
std::string only_chart(const EmrDecision& decision) {
  const auto& chart = decision.chart;
  const auto& candidates = decision.candidates;
  if (decision.state != EmrState::asks) return {};
  if (chart.empty()) return candidates.size() == 1 ? candidates.front() : std::string{};
  return candidates.empty() || candidates == std::vector{chart} ? chart : std::string{};
}

std::string summary_of(const EmrDecision& decision) {
  std::string text =
      fmt::format("{} {}", decision.file.empty() ? "(without `file`)" : decision.file,
                  core::name_of(decision.state));
  if (decision.reason) text += fmt::format(" ({})", core::name_of(*decision.reason));
  return text;
}

std::string no_decision(const std::string& name, const std::vector<EmrDecision>& decisions) {
  const std::string about = name.empty() ? "" : " on " + name;
  if (decisions.empty()) return "no decision" + about;
  std::vector<std::string> each;
  for (const EmrDecision& decision : decisions) each.push_back(summary_of(decision));
  return fmt::format("no decision{}, but: {}", about, fmt::join(each, "; "));
}

}  // namespace

Finding DecisionCheck::check(const std::vector<EmrDecision>& decisions,
                             const FileNames& names) const {
  if (const DocumentNode* count = node_.find("decisions")) {
    const std::string actual = std::to_string(decisions.size());
    if (actual != count->text) {
      std::vector<std::string> each;
      for (const EmrDecision& decision : decisions) each.push_back(summary_of(decision));
      return {false, fmt::format("decisions: {} ({})", actual, fmt::join(each, "; "))};
    }
    if (decisions.empty() && node_.entries.size() == 1) return {true, "decisions: 0"};
  }
  const DocumentNode* file = node_.find("file");
  const std::string name = file == nullptr ? std::string{} : names(file->text);
  const auto at = std::find_if(decisions.rbegin(), decisions.rend(), [&](const EmrDecision& each) {
    return file == nullptr || base_name(each.file) == name;
  });
  if (at == decisions.rend()) return {false, no_decision(name, decisions)};
  Finding finding{true, {}};
  compare(*at, finding);
  if (finding.as_expected) {
    finding.actual = std::string(core::name_of(at->state));
  } else if (!at->file.empty()) {
    const std::string label = file == nullptr ? std::string{} : file->text + " = ";
    finding.actual += fmt::format(" (file {}{})", label, base_name(at->file));
  }
  return finding;
}

void DecisionCheck::compare(const EmrDecision& decision, Finding& finding) const {
  compare_words(decision, finding);
  compare_charts(decision, finding);
  compare_fields(decision, finding);
}

void DecisionCheck::compare_words(const EmrDecision& decision, Finding& finding) const {
  const std::string_view reason = decision.reason ? core::name_of(*decision.reason) : "none";
  const auto compare_word = [&](const char* key, std::string_view actual) {
    const DocumentNode* expected = node_.find(key);
    if (expected != nullptr && !has_text(texts_in(*expected), actual)) {
      differs(finding, key, actual);
    }
  };
  compare_word("state", core::name_of(decision.state));
  if (!finding.as_expected) explain_state(decision, finding);
  compare_word("reason", reason);
  const auto warnings = words_of_notes(decision.warnings);
  const std::string shown = fmt::format("[{}]", fmt::join(warnings, ", "));
  const auto warned = [&](const DocumentNode& item) {
    return std::ranges::find(warnings, item.text) != warnings.end();
  };
  const DocumentNode* exactly = node_.find("warnings");
  const DocumentNode* some = node_.find("warns");
  const bool differ = (exactly != nullptr && !std::ranges::equal(warnings, texts_in(*exactly))) ||
                      (some != nullptr && !std::ranges::all_of(some->items, warned));
  if (differ) differs(finding, "warnings", shown);
  if (const DocumentNode* said = node_.find("says")) {
    const bool all = std::ranges::all_of(
        said->items, [&](const DocumentNode& item) { return item.text == reason || warned(item); });
    if (!all) differs(finding, "says", fmt::format("reason {}, warnings {}", reason, shown));
  }
}

/// Why a product came to another state is what its maker wants to know first.
void DecisionCheck::explain_state(const EmrDecision& decision, Finding& finding) const {
  if (decision.reason && node_.find("reason") == nullptr) {
    differs(finding, "reason", core::name_of(*decision.reason));
  }
  if (!decision.candidates.empty() && node_.find("candidates") == nullptr) {
    differs(finding, "candidates", fmt::format("[{}]", fmt::join(decision.candidates, ", ")));
  }
}

void DecisionCheck::compare_charts(const EmrDecision& decision, Finding& finding) const {
  const DocumentNode* chart = node_.find("chart");
  const DocumentNode* list = node_.find("candidates");
  auto candidates = decision.candidates;
  std::ranges::sort(candidates);
  const std::string shown = decision.chart.empty() ? "none" : decision.chart;
  const std::string single = only_chart(decision);
  if (chart != nullptr && chart->text != shown) {
    const bool as_candidate = chart->text == "none" && list != nullptr;
    if (single.empty() || (chart->text != single && !as_candidate)) {
      differs(finding, "chart", shown);
    }
  }
  if (list != nullptr && candidates != texts_in(*list)) {
    if (single.empty() || texts_in(*list) != std::vector{single}) {
      differs(finding, "candidates", fmt::format("[{}]", fmt::join(candidates, ", ")));
    }
  }
}

void DecisionCheck::compare_fields(const EmrDecision& decision, Finding& finding) const {
  const DocumentNode* fields = node_.find("fields");
  if (fields == nullptr) return;
  for (const DocumentNode::Entry& entry : fields->entries) {
    const auto at = decision.fields.find(entry.key);
    const bool there = at != decision.fields.end();
    const bool as_expected =
        entry.value.is_null() ? !there : there && at->second == entry.value.text;
    if (!as_expected) differs(finding, entry.key, there ? "\"" + at->second + "\"" : "absent");
  }
}

}  // namespace madoguchi::scenario::expectations
