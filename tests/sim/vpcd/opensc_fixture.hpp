// SPDX-License-Identifier: Apache-2.0
// OpenSC's tools on a virtual card, through a real pcscd.
#pragma once

#include "core/hex.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/sim/card/card_fixture.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace madoguchi::sim::vpcd {

using tests::Finished;
using tests::run_command;

inline int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class OpenScTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(run_command("command -v pkcs15-tool pkcs11-tool pkcs15-crypt openssl").code, 0)
        << "install opensc, openssl";
    auto bank = ReaderBank::start({.slots = 1});
    ASSERT_TRUE(bank) << bank.error().message();
    bank_ = *std::move(bank);
    folder_ = std::filesystem::path(testing::TempDir()) / ("opensc-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// Puts a card in and waits until OpenSC finds one.
  void insert(const card::CardProfile& profile) {
    card::PersonalisedCard made = card::personalised(profile);
    certificates_ = made.certificates;
    auto chip = std::make_shared<card::VirtualCard>(std::move(made.image));
    bank_->session(0).insert(std::make_shared<LockedCard>(chip));
    // "opensc-tool --wait" would wait for ever if the card was seen already.
    const std::string present = "opensc-tool --list-readers | grep -q Yes";
    EXPECT_EQ(
        run_command("for i in $(seq 200); do " + present + " && exit 0; sleep 0.02; done; false")
            .code,
        0);
  }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  /// The DER of a certificate that a command writes as PEM to the file that it is given.
  std::string certificate_by(const std::string& command) {
    const Finished read =
        run_command(command + " --output " + file("cert.pem") + " && openssl x509 -in " +
                    file("cert.pem") + " -outform DER -out " + file("cert.der"));
    if (read.code != 0) return read.said;
    std::ifstream der(file("cert.der"), std::ios::binary);
    return core::to_hex(core::Bytes{std::istreambuf_iterator<char>(der), {}});
  }

  /// Whether openssl accepts file("signature") over a file with the key of a certificate.
  bool openssl_verifies(const core::Bytes& certificate, const std::string& data) {
    std::ofstream(file("signer.der"), std::ios::binary)
        .write(reinterpret_cast<const char*>(certificate.data()),
               static_cast<std::streamsize>(certificate.size()));
    return run_command("openssl x509 -inform DER -in " + file("signer.der") + " -noout -pubkey > " +
                       file("key.pem") + " && openssl dgst -sha256 -verify " + file("key.pem") +
                       " -signature " + file("signature") + " " + data)
               .code == 0;
  }

  std::unique_ptr<ReaderBank> bank_;
  card::CardCertificates certificates_;
  std::filesystem::path folder_;
};

inline card::CardProfile pinless() {
  card::CardProfile profile;
  profile.kind = checkin::CardKind::pinless;
  return profile;
}

}  // namespace madoguchi::sim::vpcd
