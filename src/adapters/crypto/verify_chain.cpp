// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/x509_vfy.h>

namespace madoguchi::adapters::crypto {
namespace {

/// A stack that borrows its certificates.
using BorrowedCertificates =
    std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * all) { sk_X509_free(all); })>;

ChainStatus status_of(int error) {
  switch (error) {
    case X509_V_OK:
      return ChainStatus::ok;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return ChainStatus::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return ChainStatus::not_yet_valid;
    case X509_V_ERR_CERT_REVOKED:
      return ChainStatus::revoked;
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
      return ChainStatus::bad_signature;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return ChainStatus::unknown_issuer;
    case X509_V_ERR_UNABLE_TO_GET_CRL:
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_CRL_SIGNATURE_FAILURE:
    case X509_V_ERR_DIFFERENT_CRL_SCOPE:
      return ChainStatus::revocation_unknown;
    default:
      return ChainStatus::invalid;
  }
}

}  // namespace

/// Reaches into the values above for OpenSSL's objects; the only class that does.
class ChainChecker {
 public:
  ChainChecker(std::span<const Certificate> intermediates, std::span<const Certificate> roots,
               std::span<const RevocationList> crls)
      : store_(X509_STORE_new()), others_(sk_X509_new_null()), check_revocation_(!crls.empty()) {
    for (const Certificate& root : roots) X509_STORE_add_cert(store_.get(), root.x509_.get());
    for (const RevocationList& crl : crls) X509_STORE_add_crl(store_.get(), crl.crl_.get());
    for (const Certificate& other : intermediates) sk_X509_push(others_.get(), other.x509_.get());
  }

  core::Result<ChainVerdict> check(const Certificate& leaf, std::chrono::sys_seconds at) const {
    const StoreContext context(X509_STORE_CTX_new());
    if (!context ||
        X509_STORE_CTX_init(context.get(), store_.get(), leaf.x509_.get(), others_.get()) != 1) {
      return openssl_error("certificate chain");
    }
    X509_STORE_CTX_set_time(context.get(), 0, at.time_since_epoch().count());
    if (check_revocation_) X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_CRL_CHECK);
    X509_verify_cert(context.get());
    const int error = X509_STORE_CTX_get_error(context.get());
    forget_openssl_errors();
    if (error == X509_V_OK) return ChainVerdict{ChainStatus::ok};
    return ChainVerdict{status_of(error), X509_verify_cert_error_string(error)};
  }

 private:
  StoreHandle store_;
  BorrowedCertificates others_;
  bool check_revocation_;
};

core::Result<ChainVerdict> verify_chain(const Certificate& leaf,
                                        std::span<const Certificate> intermediates,
                                        std::span<const Certificate> roots,
                                        std::span<const RevocationList> crls,
                                        std::chrono::sys_seconds at) {
  return ChainChecker(intermediates, roots, crls).check(leaf, at);
}

}  // namespace madoguchi::adapters::crypto
