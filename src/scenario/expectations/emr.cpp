// SPDX-License-Identifier: Apache-2.0
// emr: what the EMR made of a file, a request, a claim or a chart.
#include "scenario/expectations/decision_check.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using checkin::EmrNote;
using checkin::EmrState;
using enum Need;

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
    const auto names = [&](const std::string& label) { return evidence.emr->name_of(label); };
    std::string others;
    for (const DecisionCheck& each : checks_) {
      const Finding finding = each.check(*evidence.decisions, names);
      std::string& text = finding.as_expected ? others : all.actual;
      text += (text.empty() ? "" : "; ") + finding.actual;
      all.as_expected = all.as_expected && finding.as_expected;
    }
    // Of several, those that are not as expected are what a reader looks for.
    if (all.as_expected) all.actual = std::move(others);
    return all;
  }

 private:
  std::vector<DecisionCheck> checks_;
  std::string shown_;
};

/// One value, or a list of those that will do.
Shape any_of(const Shape& one) { return shapes::either({one, shapes::list(one, 1)}); }

Shape one_shape() {
  auto reasons = core::all_names<EmrNote>();
  reasons.push_back("none");
  const Shape note_list = shapes::list(shapes::choice_of<EmrNote>());
  return shapes::mapping(
      {{"file", shapes::key("a name of drop_file"), optional,
        "which of several; default the last decision"},
       {"decisions", shapes::integer(0, 1000), optional, "how many there are"},
       {"state", any_of(shapes::choice_of<EmrState>()), optional, "a list: any of these"},
       {"reason", any_of(shapes::choice(std::move(reasons))), optional, "a list: any of these"},
       {"chart", shapes::text("the number of a chart, or none"), optional,
        "where it asks, the only candidate is the same answer"},
       {"candidates", shapes::list(shapes::text("the number of a chart")), optional,
        "charts that staff chooses from, in any order"},
       {"warnings", note_list, optional, "exactly these, in any order"},
       {"warns", note_list, optional, "these and perhaps others"},
       {"says", note_list, optional, "these, as the reason or as warnings"},
       {"fields",
        shapes::dictionary(shapes::anything("a text, or ~ for none"), "fields of the EMR"),
        optional, "what the EMR holds, docs/emr-under-test.md"}});
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
