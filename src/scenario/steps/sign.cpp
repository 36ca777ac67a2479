// SPDX-License-Identifier: Apache-2.0
// sign: COMPUTE DIGITAL SIGNATURE of My Number cards, `80 2A P1 P2`.
#include "scenario/card_shapes.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

/// DER of DigestInfo { SHA-256, NULL } before the digest (RFC 8017, 9.2 note 1).
constexpr auto digest_info_prefix =
    std::to_array<std::uint8_t>({0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65,
                                 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20});

/// What is signed where the scenario gives no bytes.
constexpr std::string_view message = "madoguchi";

core::Bytes digest_info(core::ByteView digest) {
  core::Bytes bytes(digest_info_prefix.size() + digest.size());
  std::ranges::copy(digest, std::ranges::copy(digest_info_prefix, bytes.begin()).out);
  return bytes;
}

struct KeyReference {
  std::string_view name;
  std::uint8_t p2;
};

constexpr std::array keys{
    KeyReference{"current", 0x80},
    KeyReference{"default", 0x00},
    KeyReference{"authentication", 0x97},
    KeyReference{"signature", 0x9A},
};

class Sign final : public CardCommand {
 public:
  Sign(CommandApdu header, std::string form, core::Bytes given, std::string shown)
      : CardCommand(std::move(shown), "COMPUTE DIGITAL SIGNATURE"),
        header_(std::move(header)),
        form_(std::move(form)),
        given_(std::move(given)) {}

 protected:
  core::Result<CommandApdu> command(CardSession& card) const override {
    const ports::CardCryptography& cryptography = card.bench().cryptography();
    CommandApdu command = header_;
    if (form_ == "message") {
      command.data = core::to_bytes(message);
    } else if (form_ == "hash") {
      command.data = cryptography.sha256(core::as_bytes(message));
    } else if (form_ == "digest_info") {
      command.data = digest_info(cryptography.sha256(core::as_bytes(message)));
    } else {
      command.data = given_;
    }
    card.signing = signed_bytes(command, cryptography);
    return command;
  }

 private:
  /// What the card has to put under the padding, by P1.
  static SignedBytes signed_bytes(const CommandApdu& command,
                                  const ports::CardCryptography& cryptography) {
    using enum ports::SignaturePadding;
    switch (command.p1) {
      case 0x01:
        return {pkcs1_type_1, cryptography.sha256(command.data)};
      case 0x02:
        return {pkcs1_type_1, digest_info(command.data)};
      case 0x03:
        return {pkcs1_type_1, digest_info(cryptography.sha256(command.data))};
      case 0x04:
        return {pss_sha256, command.data};
      case 0x05:
        return {pss_sha256, cryptography.sha256(command.data)};
      default:
        return {pkcs1_type_1, command.data};
    }
  }

  CommandApdu header_;
  std::string form_;
  core::Bytes given_;
};

Shape shape() {
  std::vector<std::string_view> names;
  for (const KeyReference& key : keys) names.push_back(key.name);
  return shapes::mapping(
      {{"key", shapes::choice(names), optional,
        "default current (P2 80); default: P2 00; others by short identifier"},
       {"p1", hex_byte_shape(), optional,
        "default \"00\": the data as it is; 01 to 05: hashes, DigestInfo, PSS"},
       {"data",
        shapes::either({shapes::choice({"digest_info", "hash", "message"}), hex_shape("bytes")}),
        optional, "default digest_info: of the SHA-256 of a text of the suite"},
       {"le", expected_length_shape(), optional, "default 0: Le 00"},
       {"extended", shapes::boolean(), optional, "extended Lc and Le"}});
}

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext&) {
  CommandApdu command{.cla = 0x80, .ins = iso7816::ins::perform_security_operation, .p2 = 0x80};
  if (const DocumentNode* name = argument.find("key")) {
    for (const KeyReference& key : keys) {
      if (key.name == name->text) command.p2 = key.p2;
    }
  }
  if (const DocumentNode* p1 = argument.find("p1")) command.p1 = byte_of(*p1);
  command.extended = flag(argument, "extended");
  command.le = expected_length(argument.find("le"), command.extended, CommandApdu::short_le_max);
  const DocumentNode* data = argument.find("data");
  const std::string form = data != nullptr ? data->text : "digest_info";
  const bool word = form == "digest_info" || form == "hash" || form == "message";
  return std::make_unique<Sign>(std::move(command), word ? form : "",
                                word ? core::Bytes{} : bytes_of(*data), one_line(argument));
}

}  // namespace

StepKind sign() {
  return {"sign",
          "COMPUTE DIGITAL SIGNATURE, `80 2A P1 P2`, over bytes of the scenario or of the suite.",
          "- sign: {key: authentication, p1: \"02\", data: hash}",
          shape,
          make,
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
