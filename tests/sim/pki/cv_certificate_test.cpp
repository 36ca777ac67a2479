// SPDX-License-Identifier: Apache-2.0
// Expected lengths: published commands and file sizes.
#include "sim/pki/cv_certificate.hpp"

#include "core/hex.hpp"
#include "sim/pki/institution_identity.hpp"
#include "tests/sim/pki/hierarchy_fixture.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::pki {
namespace {

TEST(CvCertificate, has_the_published_lengths) {
  const auto institution = hierarchy().institution("1310000001").value();
  EXPECT_EQ(institution.certificate.body.size(), 297U);
  EXPECT_EQ(institution.certificate.body_object().size(), 0x133U);
  EXPECT_EQ(institution.certificate.signature_object().size(), 261U);
  EXPECT_EQ(institution.certificate.whole().size(), 568U);
}

TEST(CvCertificate, gives_the_key_that_the_root_signed) {
  const TestHierarchy all = hierarchy();
  const auto institution = all.institution("1310000001").value();
  const auto key = verified_subject_key(institution.certificate.body,
                                        institution.certificate.signature, all.institution_root());
  ASSERT_TRUE(key);
  EXPECT_EQ(*key, institution.key.public_key());
}

TEST(CvCertificate, of_another_root_or_changed_is_refused) {
  const TestHierarchy all = hierarchy();
  auto institution = all.institution("1310000001").value();
  const auto wrong_root =
      verified_subject_key(institution.certificate.body, institution.certificate.signature,
                           all.card_issuer().public_key());
  EXPECT_EQ(wrong_root.error().code, core::Errc::crypto_failure);
  institution.certificate.body[0] ^= 1U;
  EXPECT_FALSE(verified_subject_key(institution.certificate.body, institution.certificate.signature,
                                    all.institution_root()));
  EXPECT_EQ(verified_subject_key(core::Bytes(32), {}, all.institution_root()).error().code,
            core::Errc::malformed_data);
  EXPECT_EQ(verified_subject_key(core::Bytes(40), {}, all.institution_root()).error().code,
            core::Errc::malformed_data);
}

TEST(InstitutionIdentity, signs_challenges_with_the_certified_key) {
  const auto institution = hierarchy().institution("1310000001").value();
  const InstitutionIdentity identity(institution);
  const core::Bytes challenge(16, 0x5A);
  EXPECT_TRUE(institution.key.public_key().verify_pkcs1_sha256(challenge,
                                                               identity.sign(challenge).value()));
  EXPECT_EQ(identity.certificate_body(), institution.certificate.body_object());
}

}  // namespace
}  // namespace madoguchi::sim::pki
