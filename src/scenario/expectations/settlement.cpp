// SPDX-License-Identifier: Apache-2.0
// accepted, share, claim: what comes of a check-in without the online answer.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::scenario::expectations {
namespace {

using checkin::ClaimDecision;
using checkin::Document;
using checkin::ShareDecision;

class Accepted : public Expectation {
 public:
  explicit Accepted(std::vector<Document> documents) : documents_(std::move(documents)) {
    std::ranges::sort(documents_);
  }
  std::string expected() const override { return names_of(documents_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    if (!evidence.seen.accepted_in_hand) return Finding{false, "not told"};
    std::vector<Document> actual = *evidence.seen.accepted_in_hand;
    std::ranges::sort(actual);
    return Finding{actual == documents_, names_of(actual)};
  }

 private:
  std::vector<Document> documents_;
};

std::unique_ptr<Expectation> make_accepted(const DocumentNode& value, ReadContext&) {
  return std::make_unique<Accepted>(enums_from<Document>(value));
}

std::string text(int least, int most) {
  return least == most ? fmt::format("{} %", least) : fmt::format("{} to {} %", least, most);
}

class Share : public Expectation {
 public:
  Share(int least, int most) : least_(least), most_(most) {}
  std::string expected() const override { return text(least_, most_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const std::optional<ShareDecision>& share = evidence.seen.share;
    if (!share) return Finding{false, "not told"};
    return Finding{share->least == least_ && share->most == most_, text(share->least, share->most)};
  }

 private:
  int least_;
  int most_;
};

Shape share_shape() {
  const Shape per_cent = shapes::integer(0, 100);
  return shapes::either({per_cent, shapes::mapping({{"least", per_cent, Need::required, ""},
                                                    {"most", per_cent, Need::required, ""}})});
}

std::unique_ptr<Expectation> make_share(const DocumentNode& value, ReadContext&) {
  const auto number = [](const DocumentNode& node) {
    return static_cast<int>(integer_of(node.text).value_or(0));
  };
  if (value.is_scalar()) return std::make_unique<Share>(number(value), number(value));
  return std::make_unique<Share>(number(*value.find("least")), number(*value.find("most")));
}

/// The fields of a claim that a scenario can name.
struct ClaimField {
  std::string_view key;
  std::string ClaimDecision::*of;
};
constexpr ClaimField claim_fields[] = {
    {"identifiers", &ClaimDecision::identifiers},
    {"insurer", &ClaimDecision::insurer_number},
    {"number", &ClaimDecision::insured_number},
    {"remark", &ClaimDecision::remark},
};

class Claim : public Expectation {
 public:
  using Wanted = std::vector<std::pair<const ClaimField*, std::string>>;
  explicit Claim(Wanted wanted) : wanted_(std::move(wanted)) {}
  std::string expected() const override {
    std::string out;
    for (const auto& [field, value] : wanted_) {
      out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field->key, value);
    }
    return out;
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const std::optional<ClaimDecision>& claim = evidence.seen.claim;
    if (!claim) return Finding{false, "not told"};
    const bool all = std::ranges::all_of(wanted_, [&](const auto& one) {
      const std::string& actual = (*claim).*(one.first->of);
      return actual == (one.second == "none" ? "" : one.second);
    });
    return Finding{
        all, fmt::format("identifiers: {}, insurer: {}, number: {}, remark: {}", claim->identifiers,
                         claim->insurer_number, claim->insured_number, claim->remark)};
  }

 private:
  Wanted wanted_;
};

Shape claim_shape() {
  const Shape substitute = shapes::text("digits, or none");
  return shapes::mapping(
      {{"identifiers",
        shapes::choice({"current", "former", "unknown", "disaster", "not_yet", "no_claim"}),
        Need::optional, "which the claim names"},
       {"insurer", substitute, Need::optional, "substitute number of the insurer (sevens, nines)"},
       {"number", substitute, Need::optional, "substitute number of the insured (sevens, nines)"},
       {"remark", shapes::text("a text, or none"), Need::optional,
        "the remarks; the parts of a declaration stand in them"}});
}

std::unique_ptr<Expectation> make_claim(const DocumentNode& value, ReadContext&) {
  Claim::Wanted wanted;
  for (const ClaimField& field : claim_fields) {
    if (const DocumentNode* node = value.find(field.key)) wanted.emplace_back(&field, node->text);
  }
  return std::make_unique<Claim>(std::move(wanted));
}

}  // namespace

ExpectationKind accepted() {
  return {"accepted",
          "Exactly those of the documents in hand that replace the online check; staff asked for "
          "fallbacks.",
          "accepted: [eligibility_certificate]",
          [] { return shapes::list(shapes::choice_of<Document>()); }, make_accepted};
}

ExpectationKind share() {
  return {"share",
          "Share of cost in per cent that staff ask for without the online answer; `least` and "
          "`most` where the patient has to tell. Staff asked for fallbacks.",
          "share: 30", share_shape, make_share};
}

ExpectationKind claim() {
  return {"claim",
          "What the claim names for the insurance, field by field. Staff asked for fallbacks.",
          "claim: {identifiers: unknown, insurer: \"77777777\"}", claim_shape, make_claim};
}

}  // namespace madoguchi::scenario::expectations
