// SPDX-License-Identifier: Apache-2.0
// limits: error rates that a population must not exceed, with a statistical verdict.
#include "biometrics/performance/limit.hpp"
#include "scenario/expectations/kinds.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using biometrics::performance::Limit;
using biometrics::performance::LimitVerdict;

class WithinLimit final : public Expectation {
 public:
  explicit WithinLimit(Limit limit) : limit_(std::move(limit)) {}
  std::string expected() const override { return limit_.text; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    if (evidence.population == nullptr) {
      return core::fail(core::Errc::unsupported, "no population was evaluated");
    }
    const auto finding = evidence.population->judge(limit_);
    if (!finding) return finding.error();
    return Finding{finding->verdict == LimitVerdict::pass, finding->observed,
                   finding->verdict != LimitVerdict::inconclusive, finding->judged};
  }

 private:
  Limit limit_;
};

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  auto limit = biometrics::performance::parse_limit(value.text);
  if (!limit) context.problems.add(value.place, context.path, limit.error().context);
  return std::make_unique<WithinLimit>(limit ? *std::move(limit) : Limit{});
}

}  // namespace

ExpectationKind limits() {
  return {
      "limits",
      "Error rates that must not be exceeded, as `madoguchi face evaluate --limit` writes them. "
      "Each passes when its 95 % interval lies at or below the limit, fails when it lies above, "
      "and is inconclusive otherwise. Times are measured in mode hil only.",
      "limits: [fnmr@fmr=0.01 <= 0.05, far <= 0.01, fta <= 0.02]",
      [] { return shapes::list(shapes::text("a limit"), 1); },
      make,
      Scene::population,
      true};
}

}  // namespace madoguchi::scenario::expectations
