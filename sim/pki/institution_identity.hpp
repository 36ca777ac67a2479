// SPDX-License-Identifier: Apache-2.0
// The institution's key as the reader holds it: the port over the test hierarchy.
#pragma once

#include "ports/institution_key.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <utility>

namespace madoguchi::sim::pki {

class InstitutionIdentity final : public ports::InstitutionKey {
 public:
  explicit InstitutionIdentity(TestHierarchy::Institution institution)
      : institution_(std::move(institution)) {}

  core::Bytes certificate_body() const override { return institution_.certificate.body_object(); }
  core::Bytes certificate_signature() const override {
    return institution_.certificate.signature_object();
  }
  core::Result<core::Bytes> sign(core::ByteView card_challenge) const override {
    return institution_.key.sign_pkcs1_sha256(card_challenge);
  }

 private:
  TestHierarchy::Institution institution_;
};

}  // namespace madoguchi::sim::pki
