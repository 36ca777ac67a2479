// SPDX-License-Identifier: Apache-2.0
// Expectations of signatures: signature_valid (one that the card has just made) and issued_by (what
// the card's issuer signed: certificates, card face, text) and digests_of.
#include "scenario/card_signatures.hpp"
#include "scenario/expectations/card_answer.hpp"
#include "scenario/expectations/kinds.hpp"

namespace madoguchi::scenario::expectations {
namespace {

/// What a step saved; nullptr if nothing was saved under the name.
const core::Bytes* saved(const CardSession& card, const std::string& name) {
  const auto found = card.saved.find(name);
  return found == card.saved.end() ? nullptr : &found->second;
}

Finding finding_of(const core::Result<bool>& valid) {
  if (!valid) return {false, valid.error().message()};
  return {*valid, *valid ? "valid" : "not valid"};
}

class SignatureValid final : public OfAnswer {
 public:
  explicit SignatureValid(std::string key) : key_(std::move(key)) {}
  std::string expected() const override { return "valid under " + key_; }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession& card) const override {
    const core::Bytes* holder = saved(card, key_);
    if (holder == nullptr) return Finding{false, "nothing was saved as " + key_};
    const auto key = key_inside(*holder);
    if (!key) return Finding{false, key.error().message()};
    return finding_of(card.bench().cryptography().is_signature(*key, card.signing.padding,
                                                               card.signing.bytes, answer.data));
  }

 private:
  std::string key_;
};

class IssuedBy final : public OfAnswer {
 public:
  explicit IssuedBy(std::string issuer) : issuer_(std::move(issuer)) {}
  std::string expected() const override { return issuer_; }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession& card) const override {
    const core::Bytes* issuer = saved(card, issuer_);
    if (issuer == nullptr) return Finding{false, "nothing was saved as " + issuer_};
    return finding_of(is_issued_by(answer.data, *issuer, card.bench().cryptography()));
  }

 private:
  std::string issuer_;
};

class DigestsOf final : public OfAnswer {
 public:
  DigestsOf(std::string number, std::string items)
      : number_(std::move(number)), items_(std::move(items)) {}
  std::string expected() const override { return number_ + ", " + items_; }

 protected:
  core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                     const CardSession& card) const override {
    const core::Bytes* number = saved(card, number_);
    const core::Bytes* items = saved(card, items_);
    if (number == nullptr || items == nullptr) return Finding{false, "the files were not saved"};
    return finding_of(holds_digests_of(answer.data, *number, *items, card.bench().cryptography()));
  }

 private:
  std::string number_;
  std::string items_;
};

template <class T>
std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  return std::make_unique<T>(value.text);
}

Shape saved_name() { return shapes::key("a name that an earlier step saved"); }

Shape digests_shape() {
  return shapes::mapping({{"number", saved_name(), Need::required, "file 0001"},
                          {"items", saved_name(), Need::required, "file 0002"}});
}

}  // namespace

ExpectationKind signature_valid() {
  return {"signature_valid",
          "The answer is a signature over what the step asked to sign, by the key in what an "
          "earlier step saved: a certificate, or a file with the card's public key.",
          "signature_valid: certificate",
          saved_name,
          make<SignatureValid>,
          Scene::card};
}

ExpectationKind issued_by() {
  return {"issued_by",
          "What was read is signed by the key in what an earlier step saved: an X.509 certificate "
          "by its authority; a card-verifiable certificate, the card face (FF20 with DF28), birth "
          "date (FF10), text (FF30) or number (FF40) by the card's issuer.",
          "issued_by: issuer_certificate",
          saved_name,
          make<IssuedBy>,
          Scene::card};
}

ExpectationKind digests_of() {
  return {"digests_of",
          "The signature file of the input-support application holds the digests of the two files "
          "that earlier steps saved.",
          "digests_of: {number: number, items: items}",
          digests_shape,
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            return std::make_unique<DigestsOf>(value.find("number")->text,
                                               value.find("items")->text);
          },
          Scene::card};
}

}  // namespace madoguchi::scenario::expectations
