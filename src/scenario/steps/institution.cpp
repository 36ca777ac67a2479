// SPDX-License-Identifier: Apache-2.0
// present_certificate and external_authenticate: an institution shows the card that it may use the
// authentication key without a PIN (特定機関認証). What follows the certificate is a model.
#include "scenario/read_value.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

enum class Part { body, signature, broken_signature };

constexpr auto enum_names(std::type_identity<Part>) {
  return std::to_array<core::EnumName<Part>>({
      {Part::body, "body", {"body", "本体"}},
      {Part::signature, "signature", {"signature", "署名"}},
      {Part::broken_signature, "broken_signature", {"broken signature", "壊れた署名"}},
  });
}

core::Result<const ports::InstitutionKey*> institution_of(const CardSession& card) {
  const ports::InstitutionKey* key = card.bench().institution();
  if (key == nullptr) {
    return core::fail(core::Errc::unsupported, "no institution's key that this card trusts");
  }
  return key;
}

constexpr std::string_view institution_secret = "institution_key";

class PresentCertificate final : public CardCommand {
 public:
  PresentCertificate(Part part, std::string shown)
      : CardCommand(std::move(shown), "VERIFY CERTIFICATE (institution)"), part_(part) {}
  std::vector<std::string_view> secrets() const override { return {institution_secret}; }

 protected:
  core::Result<CommandApdu> command(CardSession& card) const override {
    const auto key = institution_of(card);
    if (!key) return key.error();
    if (part_ == Part::body)
      return CommandApdu::present_certificate_body((*key)->certificate_body());
    core::Bytes signature = (*key)->certificate_signature();
    if (part_ == Part::broken_signature) signature.back() ^= 0x01U;
    return CommandApdu::present_certificate_signature(signature);
  }

 private:
  Part part_;
};

class ExternalAuthenticate final : public CardCommand {
 public:
  ExternalAuthenticate(std::string challenge, bool right, std::string shown)
      : CardCommand(std::move(shown), "EXTERNAL AUTHENTICATE"),
        challenge_(std::move(challenge)),
        right_(right) {}
  std::vector<std::string_view> secrets() const override { return {institution_secret}; }

 protected:
  core::Result<CommandApdu> command(CardSession& card) const override {
    const auto key = institution_of(card);
    if (!key) return key.error();
    auto proof = (*key)->sign(card.saved[challenge_]);
    if (!proof) return proof.error();
    if (!right_) proof->back() ^= 0x01U;
    return CommandApdu::external_authenticate(0x00, *proof);
  }

 private:
  std::string challenge_;
  bool right_;
};

Shape authenticate_shape() {
  return shapes::mapping(
      {{"challenge", shapes::key("a name that an earlier step saved"), required, ""},
       {"signature", shapes::choice({"right", "wrong"}), optional, "default right"}});
}

}  // namespace

StepKind present_certificate() {
  return {"present_certificate",
          "Half of an institution's certificate, `80 A2 06 C1` (body) or `80 A2 00 C1` "
          "(signature), for the current file.",
          "- present_certificate: body",
          shapes::choice_of<Part>,
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<PresentCertificate>(enum_from<Part>(argument), argument.text);
          },
          Scene::card};
}

StepKind external_authenticate() {
  return {
      "external_authenticate",
      "EXTERNAL AUTHENTICATE, `00 82 00 00`: the institution signs a challenge of the card that "
      "an earlier step saved. An assumption: no public source shows these bytes.",
      "- external_authenticate: {challenge: nonce}",
      authenticate_shape,
      [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
        const DocumentNode* signature = argument.find("signature");
        return std::make_unique<ExternalAuthenticate>(
            argument.find("challenge")->text, signature == nullptr || signature->text != "wrong",
            one_line(argument));
      },
      Scene::card};
}

}  // namespace madoguchi::scenario::steps
