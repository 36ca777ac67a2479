// SPDX-License-Identifier: Apache-2.0
// tick: who ticked "identity verified by eye", and is it on record when?
#include "scenario/accounts.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using Record = std::optional<ports::TickRecord>;

std::string described(const Record& tick) {
  if (!tick) return "none";
  return "by " + (tick->account.empty() ? "nobody" : tick->account) + " at " +
         core::to_iso(tick->at);
}

class NoTick : public Expectation {
 public:
  std::string expected() const override { return "none"; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    return Finding{!evidence.seen.tick, described(evidence.seen.tick)};
  }
};

class TickBy : public Expectation {
 public:
  TickBy(std::string account, bool recorded, core::CivilDate day)
      : account_(std::move(account)), recorded_(recorded), day_(day) {}
  std::string expected() const override {
    return "by " + account_ + (recorded_ ? ", with its time on the scenario's day" : "");
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const Record& tick = evidence.seen.tick;
    const bool by = tick && tick->account == account_;
    const bool when = !recorded_ || (tick && core::date_of(tick->at) == day_);
    return Finding{by && when, described(tick)};
  }

 private:
  std::string account_;
  bool recorded_;
  core::CivilDate day_;
};

Shape shape() {
  return shapes::either(
      {shapes::choice({"none"}),
       shapes::mapping({{"account", shapes::choice(account_names()), Need::required, "who ticked"},
                        {"recorded", shapes::boolean(), Need::optional,
                         "the time is on record too; default true"}})});
}

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  if (is_word(value, "none")) return std::make_unique<NoTick>();
  const DocumentNode* recorded = value.find("recorded");
  return std::make_unique<TickBy>(value.find("account")->text,
                                  recorded == nullptr || recorded->text == "true", context.day());
}

}  // namespace

ExpectationKind tick() {
  return {"tick",
          "The tick that this check-in rests on: who set it and that its time is kept, or "
          "`none`.",
          "tick: {account: administrator, recorded: true}", shape, make};
}

}  // namespace madoguchi::scenario::expectations
