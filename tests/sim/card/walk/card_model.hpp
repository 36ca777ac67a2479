// SPDX-License-Identifier: Apache-2.0
// What a card has to answer, written a second time and simpler: it follows a card from outside, by
// commands and answers alone, and says what is wrong with an answer.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/secure_session.hpp"
#include "tests/sim/card/walk/secret_finder.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::sim::card {

/// Which PIN: index of its application, identifier.
using PinName = std::pair<std::size_t, iso7816::FileIdentifier>;

struct PinModel {
  std::string value;
  int tries = 0;
  int left = 0;
  bool verified = false;

  enum class Status { fresh, wrong, verified_now, locked };
  Status status() const;
};

class CardModel {
 public:
  /// Both must outlive the model. `institution` is the only one whose signature opens a key.
  CardModel(const CardImage& image, const SecretFinder& secrets,
            adapters::crypto::PublicKey institution);

  /// What is wrong with this answer; empty if nothing.
  std::string check(core::ByteView command, core::ByteView answer);
  /// A sealed command: `plain` is what it carries. The answer is read with the terminal's session.
  std::string check_sealed(const iso7816::CommandApdu& plain, core::ByteView answer);
  void powered_off();

  std::optional<std::size_t> application() const { return application_; }
  const CardApplication* current_application() const {
    return application_ ? &image_.applications[*application_] : nullptr;
  }
  const ElementaryFile* current_file() const;
  const std::map<PinName, PinModel>& pins() const { return pins_; }
  const core::Bytes& challenge() const { return challenge_; }
  /// The terminal's end of secure messaging; set by who delivered the seed.
  std::optional<SecureSession>& session() { return session_; }
  /// The seed that SET SESSION KEY with these data opens a session with, whenever it is sent.
  void know_seed(const core::Bytes& delivered, const core::Bytes& seed);

 private:
  using Command = iso7816::CommandApdu;
  using Answer = iso7816::ResponseApdu;

  std::string check_plain(const Command& command, const Answer& answer);
  std::string check_select(const Command& command, const Answer& answer);
  std::string check_read(const Command& command, const Answer& answer);
  std::string check_record(const Command& command, const Answer& answer);
  std::string check_verify(const Command& command, const Answer& answer);
  std::string check_change(const Command& command, const Answer& answer);
  std::string check_key_use(const Command& command, const Answer& answer);
  std::string check_authenticate(const Command& command, const Answer& answer);
  std::string check_session_key(const Command& command, const Answer& answer);
  void follow_unsealed(const Command& command);
  void enter(std::size_t application);
  const ElementaryFile* find(std::uint16_t identifier) const;
  const ElementaryFile* referenced(std::uint8_t reference) const;
  bool satisfied(const AccessCondition& condition) const;
  PinModel* pin(const ElementaryFile* file);
  bool verified(iso7816::FileIdentifier pin) const;

  const CardImage& image_;
  const SecretFinder& secrets_;
  adapters::crypto::PublicKey institution_key_;
  std::optional<std::size_t> application_;
  std::optional<std::uint16_t> file_;
  std::map<PinName, PinModel> pins_;
  bool institution_ = false;
  core::Bytes challenge_;
  std::map<std::string, core::Bytes> seeds_;  ///< by what was delivered
  std::optional<SecureSession> session_;
};

}  // namespace madoguchi::sim::card
