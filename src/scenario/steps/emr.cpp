// SPDX-License-Identifier: Apache-2.0
// emr and exchange: what staff does at the EMR, and how the terminal's exchange behaves.
#include "scenario/read_value.hpp"
#include "scenario/steps/kinds.hpp"

#include <fmt/format.h>

#include <functional>

namespace madoguchi::scenario::steps {
namespace {

using enum Need;
using Deed = std::function<ports::Task<>(StepContext&)>;

class AtEmr final : public Step {
 public:
  AtEmr(Deed deed, std::string shown, std::string en, std::string ja)
      : deed_(std::move(deed)), shown_(std::move(shown)), en_(std::move(en)), ja_(std::move(ja)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? ja_ : en_;
  }
  ports::Task<> run(StepContext& context) const override { return deed_(context); }

 private:
  Deed deed_;
  std::string shown_;
  std::string en_;
  std::string ja_;
};

ports::Task<> import(StepContext& context) {
  auto decisions = co_await context.emr->import();
  if (!decisions) co_return decisions.error();
  context.decisions = std::move(*decisions);
  co_return core::Result<>{};
}

/// What it decided in any of the looks.
ports::Task<> look(StepContext& context, int times) {
  for (int i = 0; i < times; ++i) {
    auto decisions = co_await context.emr->import();
    if (!decisions) co_return decisions.error();
    context.decisions.insert(context.decisions.end(), decisions->begin(), decisions->end());
  }
  co_return core::Result<>{};
}

ports::Task<> request(StepContext& context, ports::EmrRequestKind kind, std::string chart) {
  auto decision = co_await context.emr->request(kind, std::move(chart));
  if (!decision) co_return decision.error();
  context.decisions = {std::move(*decision)};
  co_return core::Result<>{};
}

ports::Task<> answer(StepContext& context, std::string file, std::string chart) {
  auto decision = co_await context.emr->answer(std::move(file), std::move(chart));
  if (!decision) co_return decision.error();
  context.decisions = {std::move(*decision)};
  co_return core::Result<>{};
}

ports::Task<> claim(StepContext& context, std::string chart, ports::ClaimBasis basis) {
  auto decision = co_await context.emr->claim(std::move(chart), basis);
  if (!decision) co_return decision.error();
  context.decisions = {std::move(*decision)};
  co_return core::Result<>{};
}

ports::Task<> chart(StepContext& context, std::string id) {
  auto decision = co_await context.emr->chart(std::move(id));
  if (!decision) co_return decision.error();
  context.decisions = {std::move(*decision)};
  co_return core::Result<>{};
}

Shape chart_text() { return shapes::text("the number of a chart"); }

Shape emr_deed_shape() {
  const Shape requests =
      shapes::mapping({{"kind", shapes::choice_of<ports::EmrRequestKind>(), required, ""},
                       {"chart", chart_text(), optional, "of requests for one person"}});
  const Shape answers = shapes::mapping({{"file", shapes::key("a name of drop_file"), required, ""},
                                         {"chart", chart_text(), required, "or `new`: make one"}});
  const Shape claims = shapes::mapping(
      {{"chart", chart_text(), required, ""},
       {"basis", shapes::choice_of<ports::ClaimBasis>(), optional, "default known"}});
  return shapes::either(
      {shapes::choice({"import"}),
       shapes::mapping(
           {{"request", requests, one_of, "a request is left in req, and the exchange answers it"},
            {"answer", answers, one_of, "staff decides to which chart a file belongs"},
            {"claim", claims, one_of, "a claim is made"},
            {"chart", chart_text(), one_of, "what the EMR holds of a chart"},
            {"looks", shapes::integer(1, 100), one_of,
             "import so many times; expectations are about the decisions of all of them"},
            {"kill", shapes::choice_of<ports::KillPoint>(), one_of,
             "the next import is killed there and the EMR started again"}})});
}

std::string text(const DocumentNode& node, const char* key) {
  const DocumentNode* value = node.find(key);
  return value == nullptr ? std::string{} : value->text;
}

std::unique_ptr<Step> at_emr(const DocumentNode& argument, Deed deed, std::string en,
                             std::string ja) {
  return std::make_unique<AtEmr>(std::move(deed), one_line(argument), std::move(en), std::move(ja));
}

std::unique_ptr<Step> make_emr(const DocumentNode& argument, ReadContext&) {
  if (argument.is_scalar()) {
    return at_emr(argument, &import, "the EMR looks at its folders",
                  "電子カルテがフォルダを確認する");
  }
  const auto& [key, place, node] = argument.entries.front();
  const std::string number = node.is_scalar() ? node.text : text(node, "chart");
  if (key == "request") {
    const auto kind = enum_from<ports::EmrRequestKind>(*node.find("kind"));
    const core::Text label = core::label_of(kind);
    return at_emr(
        argument, [kind, number](StepContext& context) { return request(context, kind, number); },
        fmt::format("the EMR asks: {}", label.en), fmt::format("電子カルテの要求: {}", label.ja));
  }
  if (key == "answer") {
    const std::string file = text(node, "file");
    return at_emr(
        argument, [file, number](StepContext& context) { return answer(context, file, number); },
        fmt::format("staff decides: \"{}\" belongs to chart {}", file, number),
        fmt::format("職員が「{}」をカルテ{}と判断する", file, number));
  }
  if (key == "claim") {
    const DocumentNode* given = node.find("basis");
    const auto basis =
        given == nullptr ? ports::ClaimBasis::known : enum_from<ports::ClaimBasis>(*given);
    const core::Text label = core::label_of(basis);
    return at_emr(
        argument, [number, basis](StepContext& context) { return claim(context, number, basis); },
        fmt::format("a claim for chart {}: {}", number, label.en),
        fmt::format("カルテ{}の請求: {}", number, label.ja));
  }
  if (key == "looks") {
    const auto times = static_cast<int>(*integer_of(node.text));
    return at_emr(
        argument, [times](StepContext& context) { return look(context, times); },
        fmt::format("the EMR looks at its folders {} times", times),
        fmt::format("電子カルテがフォルダを{}回確認する", times));
  }
  if (key == "kill") {
    const auto point = enum_from<ports::KillPoint>(node);
    const core::Text label = core::label_of(point);
    return at_emr(
        argument, [point](StepContext& context) { return context.emr->kill(point); },
        fmt::format("the next import is killed {}", label.en),
        fmt::format("次の取り込みが{}に強制終了される", label.ja));
  }
  return at_emr(
      argument, [number](StepContext& context) { return chart(context, number); },
      fmt::format("staff opens chart {}", number), fmt::format("職員がカルテ{}を開く", number));
}

// `normal`, `silent` or one of the conditions that a result can tell of.
Shape exchange_shape() {
  auto names = core::all_names<eligibility::OqsCondition>();
  names.insert(names.begin(), {"normal", "silent"});
  return shapes::choice(std::move(names));
}

std::unique_ptr<Step> make_exchange(const DocumentNode& argument, ReadContext&) {
  ports::ExchangeConduct conduct;
  conduct.silent = argument.text == "silent";
  conduct.always = core::value_of<eligibility::OqsCondition>(argument.text);
  return at_emr(
      argument, [conduct](StepContext& context) { return context.emr->conduct(conduct); },
      "the exchange answers: " + argument.text, "資格確認端末の応答: " + argument.text);
}

}  // namespace

StepKind emr() {
  return {"emr",
          "Staff lets the EMR look at its folders, ask for something, decide, claim, or open a "
          "chart.",
          "- emr: {request: {kind: eligibility, chart: \"0012\"}}",
          emr_deed_shape,
          make_emr,
          Scene::emr};
}

StepKind exchange() {
  return {"exchange",
          "From now on the terminal's exchange answers requests as usual (`normal`), not at all "
          "(`silent`), or all of them with one condition.",
          "- exchange: service_failure",
          exchange_shape,
          make_exchange,
          Scene::emr};
}

}  // namespace madoguchi::scenario::steps
