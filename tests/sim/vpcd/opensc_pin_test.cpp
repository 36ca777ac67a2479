// SPDX-License-Identifier: Apache-2.0
// OpenSC 0.23 with PINs, right and wrong, and its signatures, which the openssl command checks. How
// the card's status words become PKCS#11 codes was measured with that version: 63Cx is
// CKR_PIN_INCORRECT, 6984 CKR_GENERAL_ERROR.
#include "opensc_fixture.hpp"

namespace madoguchi::sim::vpcd {
namespace {

using testing::HasSubstr;

class OpenScPinTest : public OpenScTest {
 protected:
  Finished login(int slot, const std::string& pin) {
    return run_command("pkcs11-tool --slot-index " + std::to_string(slot) + " --login --pin " +
                       pin + " --list-objects");
  }
  std::string tries_left(const std::string& auth_id) {
    return run_command("pkcs15-tool --list-pins --auth-id " + auth_id).said;
  }
  /// Wrong PINs until nothing is left, and the right one after that.
  void lock(int slot, const std::string& wrong, const std::string& right, int tries) {
    for (int left = tries; left > 0; --left) {
      EXPECT_THAT(run_command("pkcs15-tool --list-pins").said,
                  HasSubstr("Tries left     : " + std::to_string(left)));
      EXPECT_THAT(login(slot, wrong).said, HasSubstr("CKR_PIN_INCORRECT")) << left;
    }
    for (const std::string& pin : {wrong, right}) {
      const Finished locked = login(slot, pin);
      EXPECT_NE(locked.code, 0);
      EXPECT_THAT(locked.said, HasSubstr("CKR_GENERAL_ERROR"));
    }
    EXPECT_THAT(run_command("pkcs15-tool --list-pins").said, HasSubstr("Tries left     : 0"));
  }
};

TEST_F(OpenScPinTest, the_authentication_pin_locks_after_three) {
  insert({});
  lock(0, "9999", "1234", 3);
  EXPECT_EQ(login(1, "ABC123").code, 0) << "the other one is not concerned";
  EXPECT_EQ(certificate_by("pkcs15-tool --read-certificate 01"),
            core::to_hex(certificates_.authentication))
      << "a locked card still binds";
}

TEST_F(OpenScPinTest, the_signature_password_locks_after_five) {
  insert({});
  lock(1, "WRONG9", "ABC123", 5);
  EXPECT_EQ(login(0, "1234").code, 0) << "the other one is not concerned";
}

TEST_F(OpenScPinTest, the_right_pin_gives_all_tries_back) {
  insert({});
  EXPECT_NE(login(0, "9999").code, 0);
  EXPECT_THAT(run_command("pkcs15-tool --list-pins").said, HasSubstr("Tries left     : 2"));
  EXPECT_EQ(login(0, "1234").code, 0);
  EXPECT_THAT(run_command("pkcs15-tool --list-pins").said, HasSubstr("Tries left     : 3"));
}

TEST_F(OpenScPinTest, signs_with_either_key_and_openssl_verifies) {
  insert({});
  std::ofstream(file("data")) << "the counter's challenge";
  const auto sign = [this](int slot, const std::string& pin, const std::string& id) {
    return run_command("pkcs11-tool --slot-index " + std::to_string(slot) + " --login --pin " +
                       pin + " --sign --mechanism SHA256-RSA-PKCS --id " + id + " --input-file " +
                       file("data") + " --output-file " + file("signature"));
  };
  const Finished authentication = sign(0, "1234", "01");
  ASSERT_EQ(authentication.code, 0) << authentication.said;
  EXPECT_TRUE(openssl_verifies(certificates_.authentication, file("data")));
  EXPECT_FALSE(openssl_verifies(certificates_.signature.value(), file("data")));
  std::ofstream(file("other")) << "the counter's challenge!";
  EXPECT_FALSE(openssl_verifies(certificates_.authentication, file("other")));
  const Finished signature = sign(1, "ABC123", "02");
  ASSERT_EQ(signature.code, 0) << signature.said;
  EXPECT_TRUE(openssl_verifies(certificates_.signature.value(), file("data")));
}

TEST_F(OpenScPinTest, signs_a_hash_with_pkcs15_crypt) {
  insert({});
  std::ofstream(file("data")) << "the counter's challenge";
  const Finished sign =
      run_command("openssl dgst -sha256 -binary " + file("data") + " > " + file("hash") +
                  " && pkcs15-crypt --sign --key 01 --pkcs1 --sha-256 --pin 1234 --raw --input " +
                  file("hash") + " --output " + file("signature"));
  ASSERT_EQ(sign.code, 0) << sign.said;
  EXPECT_TRUE(openssl_verifies(certificates_.authentication, file("data")));
}

TEST_F(OpenScPinTest, nothing_is_signed_without_the_right_pin) {
  insert({});
  std::ofstream(file("hash")) << std::string(32, 'x');
  for (const std::string& pin : {std::string("9999"), std::string("12345")}) {
    const Finished sign =
        run_command("pkcs15-crypt --sign --key 01 --pkcs1 --sha-256 --raw --pin " + pin +
                    " --input " + file("hash") + " --output " + file("signature"));
    EXPECT_NE(sign.code, 0) << pin;
  }
  EXPECT_FALSE(std::filesystem::exists(file("signature")));
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
