// SPDX-License-Identifier: Apache-2.0
// The OCSP responder of a branch of the test hierarchy (RFC 6960): bytes in, bytes out. Its DER is
// written by our own hand, so that the same question at the same moment has the same answer.
#pragma once

#include "adapters/crypto/certificate.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <chrono>
#include <vector>

namespace madoguchi::sim::pki {

/// A certificate that is no longer good.
struct Revocation {
  core::Bytes serial{};  ///< big endian
  std::chrono::sys_seconds since{};
};

/// Answers for all generations of a branch.
class StatusResponder {
 public:
  /// Errors: those of the hierarchy.
  static core::Result<StatusResponder> make(const TestHierarchy& hierarchy, Branch branch,
                                            std::vector<Revocation> revoked);

  /// An OCSPResponse in DER, good for a day from `at`. What is no request for one certificate is
  /// answered malformedRequest, a request about another issuer's certificate unauthorized.
  core::Bytes answer(core::ByteView request, std::chrono::sys_seconds at) const;
  /// The answer to everything of a responder that cannot tell at present: tryLater.
  static core::Bytes answer_while_down();

 private:
  struct Desk {
    adapters::crypto::Certificate authority;
    IssuedCertificate responder;
  };
  StatusResponder(Branch branch, std::vector<Desk> desks, std::vector<Revocation> revoked)
      : branch_(branch), desks_(std::move(desks)), revoked_(std::move(revoked)) {}
  core::Bytes single_response(core::ByteView certificate_id, core::ByteView serial,
                              std::chrono::sys_seconds at) const;

  Branch branch_;
  std::vector<Desk> desks_;
  std::vector<Revocation> revoked_;
};

}  // namespace madoguchi::sim::pki
