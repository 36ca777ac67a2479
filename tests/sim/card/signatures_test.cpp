// SPDX-License-Identifier: Apache-2.0
// The issuer's signatures in the files, checked with the key of the certificate beside them. The
// structure (digests in DigestInfo) is published.
#include "adapters/crypto/digest.hpp"
#include "iso7816/ber_tlv.hpp"
#include "sim/pki/cv_certificate.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

using adapters::crypto::PublicKey;
using adapters::crypto::sha256;

class SignaturesTest : public CardTest {
 protected:
  /// The issuer's key from EF 0004 of the current application.
  PublicKey issuer_key() {
    const core::Bytes file = data("00B08400000000");
    const auto body = iso7816::parse_tlv(file)->child(0x5F4E);
    return pki::read_public_key_objects(body->value.subspan(32)).value();
  }
  static core::Bytes whole_of(const iso7816::BerTlv& parent, std::uint32_t tag) {
    const core::ByteView whole = parent.child(tag)->whole;
    return {whole.begin(), whole.end()};
  }
  static core::Bytes value_of(const iso7816::BerTlv& parent, std::uint32_t tag) {
    const core::ByteView value = parent.child(tag)->value;
    return {value.begin(), value.end()};
  }
  static core::Bytes joined(core::Bytes head, const core::Bytes& tail) {
    core::append(head, tail);
    return head;
  }
};

TEST_F(SignaturesTest, card_face_is_signed_over_three_digests) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  const core::Bytes file = data("00B08200000000");
  const auto face = iso7816::parse_tlv(file).value();
  const auto signed_bytes = issuer_key().recover_pkcs1(value_of(face, 0xDF28));
  ASSERT_TRUE(signed_bytes);
  core::Bytes expected = hex("3071300D060960864801650304020105000460");
  core::append(expected, sha256(joined(joined(whole_of(face, 0xDF22), whole_of(face, 0xDF23)),
                                       whole_of(face, 0xDF24))));
  core::append(expected, sha256(joined(whole_of(face, 0xDF25), whole_of(face, 0xDF26))));
  core::append(expected, sha256(whole_of(face, 0xDF27)));
  EXPECT_EQ(*signed_bytes, expected);
}

TEST_F(SignaturesTest, texts_are_signed_with_the_digest_of_the_number_file) {
  select_input_support();
  ASSERT_EQ(send("002000910431323334"), "9000");
  const core::Bytes number = data("00B0810011");
  const core::Bytes basic = data("00B08200000000");
  const core::Bytes file = data("00B08300000000");
  const auto all = iso7816::parse_tlv(file).value();
  EXPECT_EQ(value_of(all, 0xDF31), sha256(number));
  const auto objects = iso7816::parse_tlv(basic)->children().value();
  core::Bytes behind_offsets;
  for (std::size_t i = 1; i < objects.size(); ++i) {
    core::append(behind_offsets, objects[i].whole);
  }
  EXPECT_EQ(value_of(all, 0xDF32), sha256(behind_offsets));
  const core::Bytes covered(all.value.begin(), all.value.begin() + 70);
  EXPECT_TRUE(issuer_key().verify_pkcs1_sha256(covered, value_of(all, 0xDF33)));
  EXPECT_EQ(all.whole.size(), 5U + 0x14BU);
}

}  // namespace
}  // namespace madoguchi::sim::card
