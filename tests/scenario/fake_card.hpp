// SPDX-License-Identifier: Apache-2.0
// A card before the suite that writes down what it is told and answers from a list.
#pragma once

#include "core/hex.hpp"
#include "ports/card_bench.hpp"
#include "scenario/card_pins.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// Everything a test sets and looks at.
struct CardScript {
  std::deque<core::Result<iso7816::ResponseApdu>> answers;  ///< in turn; then 9000
  std::string secret = "1234";                              ///< of every PIN; empty: not known
  bool institution = true;
  bool absent = false;  ///< no card comes
  std::string atr = "3B888001";

  std::vector<std::string> told;  ///< commands in hexadecimal, and "connect", "warm reset", ...
};

/// Cryptography whose findings a test sets.
class FakeCryptography final : public ports::CardCryptography {
 public:
  core::Bytes sha256(core::ByteView) const override { return core::Bytes(32, 0xAA); }
  core::Result<bool> is_signature(core::ByteView key, ports::SignaturePadding padding,
                                  core::ByteView signed_bytes, core::ByteView) const override {
    asked_key.assign(key.begin(), key.end());
    asked_padding = padding;
    asked_bytes.assign(signed_bytes.begin(), signed_bytes.end());
    return good;
  }
  core::Result<ports::CertificateFacts> read_certificate(core::ByteView) const override {
    return facts;
  }
  core::Result<bool> is_issued_by(core::ByteView, core::ByteView) const override { return good; }

  bool good = true;
  ports::CertificateFacts facts;
  mutable core::Bytes asked_key;
  mutable core::Bytes asked_bytes;
  mutable ports::SignaturePadding asked_padding{};
};

class FakeCard final : public ports::CardBench, ports::CardReader, ports::InstitutionKey {
 public:
  explicit FakeCard(CardScript& script) : script_(script) {}

  ports::CardReader& reader() override { return *this; }
  core::Secret secret(const iso7816::Aid&, iso7816::FileIdentifier) override {
    return core::Secret(script_.secret);
  }
  const ports::CardCryptography& cryptography() const override { return cryptography_; }
  const ports::InstitutionKey* institution() const override {
    return script_.institution ? this : nullptr;
  }

  std::string name() const override { return "fake reader"; }
  ports::Task<std::unique_ptr<ports::CardChannel>> connect(std::chrono::milliseconds) override {
    if (script_.absent) co_return core::fail(core::Errc::no_card);
    script_.told.emplace_back("connect");
    std::unique_ptr<ports::CardChannel> channel = std::make_unique<Channel>(script_);
    co_return channel;
  }
  ports::Task<> wait_for_removal(std::chrono::milliseconds) override { co_return core::Result<>{}; }

  core::Bytes certificate_body() const override { return {0xB0, 0xD1}; }
  core::Bytes certificate_signature() const override { return {0x51, 0x60}; }
  core::Result<core::Bytes> sign(core::ByteView challenge) const override {
    return core::Bytes(challenge.begin(), challenge.end());
  }

  FakeCryptography cryptography_;

 private:
  class Channel final : public ports::CardChannel {
   public:
    explicit Channel(CardScript& script) : script_(script) {}
    ~Channel() override { script_.told.emplace_back(powered_ ? "leave" : "disconnect"); }
    ports::Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) override {
      script_.told.push_back(core::to_hex(command.encode()));
      if (script_.answers.empty()) co_return iso7816::ResponseApdu();
      auto answer = std::move(script_.answers.front());
      script_.answers.pop_front();
      co_return answer;
    }
    core::Bytes atr() const override { return *core::from_hex(script_.atr); }
    ports::Task<> reset(ports::CardReset kind) override {
      script_.told.emplace_back(kind == ports::CardReset::warm ? "warm reset" : "cold reset");
      co_return core::Result<>{};
    }
    void leave_powered() override { powered_ = true; }

   private:
    CardScript& script_;
    bool powered_ = false;
  };

  CardScript& script_;
};

/// A whole scenario about a card alone, of the given steps; `steps:` stands in line 5.
inline std::string card_scenario_text(const std::string& steps, const std::string& more = "") {
  return "id: test-card\ntitle: {en: A card, ja: カード}\nrequirements: [CE-5-FILES]\n"
         "world: {card: {kind: ordinary}}\n" +
         more + "steps:\n" + steps;
}

}  // namespace madoguchi::scenario
