// SPDX-License-Identifier: Apache-2.0
// The expectation certificate: what an X.509 certificate in the answer says (RFC 5280).
#include "core/civil_time.hpp"
#include "iso7816/ber_tlv.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/expectations/card_answer.hpp"
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>

namespace madoguchi::scenario::expectations {
namespace {

using ports::CertificateFacts;

std::string list_text(const std::vector<std::string>& texts) {
  if (texts.empty()) return "none";
  return joined(std::vector<std::string_view>(texts.begin(), texts.end()));
}

/// A row: a key of the expectation, and the text of a certificate that its pattern is compared
/// with.
struct CertificateField {
  std::string_view key;
  std::string_view note;
  std::string (*text)(const CertificateFacts&);
};

constexpr CertificateField fields[] = {
    {"subject", "RFC 2253 text", [](const CertificateFacts& c) { return c.subject; }},
    {"issuer", "RFC 2253 text", [](const CertificateFacts& c) { return c.issuer; }},
    {"key_bits", "size of the key",
     [](const CertificateFacts& c) { return std::to_string(c.key_bits); }},
    {"key_usage", "names with commas; \"critical\" first if it is",
     [](const CertificateFacts& c) {
       return (c.critical_key_usage ? "critical, " : "") + list_text(c.key_usage);
     }},
    {"extended_key_usage", "names with commas, or none",
     [](const CertificateFacts& c) { return list_text(c.extended_key_usage); }},
    {"policies", "identifiers with commas",
     [](const CertificateFacts& c) { return list_text(c.policies); }},
    {"other_names", "identifiers of the subjectAltName with commas, in their order",
     [](const CertificateFacts& c) { return list_text(c.other_names); }},
    {"ocsp", "responders with commas", [](const CertificateFacts& c) { return list_text(c.ocsp); }},
    {"not_after", "time of the end in UTC, such as 14:59:59",
     [](const CertificateFacts& c) {
       const auto second = c.not_after - std::chrono::floor<std::chrono::days>(c.not_after);
       const std::chrono::hh_mm_ss time(second);
       return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(),
                          time.seconds().count());
     }},
    {"crl_distribution_point", "present or absent",
     [](const CertificateFacts& c) -> std::string {
       return c.has_crl_distribution_point ? "present" : "absent";
     }},
};

class IsCertificate final : public OfAnswer {
 public:
  using Patterns = std::vector<std::pair<const CertificateField*, std::string>>;
  IsCertificate(Patterns patterns, std::string shown)
      : patterns_(std::move(patterns)), shown_(std::move(shown)) {}
  std::string expected() const override { return shown_; }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession& card) const override {
    const auto object = iso7816::parse_tlv(answer.data);
    if (!object) return Finding{false, "no data object at the beginning"};
    const auto facts = card.bench().cryptography().read_certificate(object->whole);
    if (!facts) return Finding{false, facts.error().message()};
    Finding finding{true, {}};
    for (const auto& [field, pattern] : patterns_) {
      const std::string text = field->text(*facts);
      if (is_like(pattern, text)) continue;
      finding.as_expected = false;
      finding.actual +=
          fmt::format("{}{}: {}", finding.actual.empty() ? "" : "; ", field->key, text);
    }
    if (finding.as_expected) finding.actual = "as expected";
    return finding;
  }

 private:
  Patterns patterns_;
  std::string shown_;
};

Shape shape() {
  const Shape pattern = shapes::text("a pattern: * any characters, ? one, # a digit");
  std::vector<Field> keys;
  for (const CertificateField& field : fields) {
    keys.push_back({std::string(field.key), pattern, Need::optional, std::string(field.note)});
  }
  return shapes::mapping(std::move(keys));
}

std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  IsCertificate::Patterns patterns;
  for (const CertificateField& field : fields) {
    if (const DocumentNode* node = value.find(field.key)) patterns.emplace_back(&field, node->text);
  }
  return std::make_unique<IsCertificate>(std::move(patterns), one_line(value));
}

}  // namespace

ExpectationKind certificate() {
  return {"certificate",
          "The answer begins with an X.509 certificate that says this; each value is a pattern.",
          "certificate: {key_bits: 2048, extended_key_usage: clientAuth}",
          shape,
          make,
          Scene::card};
}

}  // namespace madoguchi::scenario::expectations
