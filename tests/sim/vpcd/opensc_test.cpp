// SPDX-License-Identifier: Apache-2.0
// OpenSC's own tools on the virtual card, through a real pcscd: a client that we did not write.
// Signatures are checked by the openssl command, a third program.
#include "core/hex.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace madoguchi::sim::vpcd {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// What a program said (both streams) and how it ended.
struct Finished {
  int code = -1;
  std::string said;
};

Finished run(const std::string& command) {
  Finished finished;
  FILE* const pipe = popen(("(" + command + ") 2>&1").c_str(), "r");
  if (pipe == nullptr) return finished;
  std::array<char, 4096> buffer{};
  std::size_t size = 0;
  while ((size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
    finished.said.append(buffer.data(), size);
  }
  const int status = pclose(pipe);
  if (WIFEXITED(status)) finished.code = WEXITSTATUS(status);
  return finished;
}

int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class OpenScTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(run("command -v pkcs15-tool pkcs11-tool openssl").code, 0)
        << "install opensc, openssl";
    auto bank = ReaderBank::start({.slots = 1});
    ASSERT_TRUE(bank) << bank.error().message();
    bank_ = *std::move(bank);
    folder_ = fs::path(testing::TempDir()) / ("opensc-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// Puts a card in and waits until OpenSC finds one.
  void insert(const card::CardProfile& profile) {
    card::PersonalisedCard made = card::personalised(profile);
    certificates_ = made.certificates;
    auto chip = std::make_shared<card::VirtualCard>(std::move(made.image));
    bank_->session(0).insert(std::make_shared<LockedCard>(chip));
    EXPECT_THAT(run("opensc-tool --wait --atr").said, Not(HasSubstr("error")));
  }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  std::unique_ptr<ReaderBank> bank_;
  card::CardCertificates certificates_;
  fs::path folder_;
};

card::CardProfile pinless() {
  card::CardProfile profile;
  profile.kind = checkin::CardKind::pinless;
  return profile;
}

TEST_F(OpenScTest, recognises_the_card_and_lists_what_is_on_it) {
  insert({});
  EXPECT_THAT(run("opensc-tool --name").said, HasSubstr("jpki"));
  const Finished dump = run("pkcs15-tool --dump");
  EXPECT_EQ(dump.code, 0) << dump.said;
  EXPECT_EQ(count(dump.said, "X.509 Certificate ["), 4) << dump.said;
  EXPECT_EQ(count(dump.said, "Private RSA Key ["), 2);
  EXPECT_EQ(count(dump.said, "PIN ["), 2);
}

TEST_F(OpenScTest, reads_the_authentication_certificate_that_was_issued) {
  insert({});
  const Finished read =
      run("pkcs15-tool --read-certificate 01 --output " + file("cert.pem") +
          " && openssl x509 -in " + file("cert.pem") + " -outform DER -out " + file("cert.der"));
  ASSERT_EQ(read.code, 0) << read.said;
  std::ifstream der(file("cert.der"), std::ios::binary);
  const core::Bytes bytes{std::istreambuf_iterator<char>(der), {}};
  EXPECT_EQ(core::to_hex(bytes), core::to_hex(certificates_.authentication));
}

TEST_F(OpenScTest, signs_and_openssl_verifies) {
  insert({});
  std::ofstream(file("data")) << "the counter's challenge";
  const Finished read =
      run("pkcs15-tool --read-certificate 01 --output " + file("cert.pem") +
          " && openssl x509 -in " + file("cert.pem") + " -noout -pubkey > " + file("key.pem"));
  ASSERT_EQ(read.code, 0) << read.said;
  const Finished sign = run(
      "pkcs11-tool --login --pin 1234 --sign --mechanism SHA256-RSA-PKCS --id 01 --input-file " +
      file("data") + " --output-file " + file("signature"));
  ASSERT_EQ(sign.code, 0) << sign.said;
  const std::string verify =
      "openssl dgst -sha256 -verify " + file("key.pem") + " -signature " + file("signature") + " ";
  EXPECT_THAT(run(verify + file("data")).said, HasSubstr("Verified OK"));
  std::ofstream(file("data"), std::ios::app) << "!";
  EXPECT_NE(run(verify + file("data")).code, 0) << "other data must not verify";
}

TEST_F(OpenScTest, a_wrong_pin_is_told_as_such) {
  insert({});
  const Finished login = run("pkcs11-tool --login --pin 9999 --list-objects");
  EXPECT_NE(login.code, 0);
  EXPECT_THAT(login.said, HasSubstr("CKR_PIN_INCORRECT"));
}

TEST_F(OpenScTest, a_card_without_pins_can_be_read_but_not_logged_into) {
  insert(pinless());
  EXPECT_THAT(run("opensc-tool --name").said, HasSubstr("jpki"));
  const Finished read = run("pkcs15-tool --read-certificate 01");
  EXPECT_EQ(read.code, 0) << read.said;
  EXPECT_THAT(read.said, HasSubstr("BEGIN CERTIFICATE"));
  const Finished login = run("pkcs11-tool --login --pin 1234 --list-objects");
  EXPECT_NE(login.code, 0) << login.said;
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
