// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/ocsp.hpp"

#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/ocsp.h>

#include <algorithm>

namespace madoguchi::adapters::crypto {
namespace {

using IdHandle = std::unique_ptr<OCSP_CERTID, Freed<&OCSP_CERTID_free>>;
using RequestHandle = std::unique_ptr<OCSP_REQUEST, Freed<&OCSP_REQUEST_free>>;
using ResponseHandle = std::unique_ptr<OCSP_RESPONSE, Freed<&OCSP_RESPONSE_free>>;
using BasicHandle = std::unique_ptr<OCSP_BASICRESP, Freed<&OCSP_BASICRESP_free>>;

X509Handle x509_of(const Certificate& certificate) { return parsed_certificate(certificate.der()); }

template <class Encode>
core::Bytes der_of(Encode encode) {
  unsigned char* raw = nullptr;
  const int size = encode(&raw);
  if (size <= 0) return {};
  core::Bytes bytes(raw, raw + size);
  OPENSSL_free(raw);
  return bytes;
}

core::Bytes content_of(const ASN1_STRING* text) {
  const unsigned char* data = ASN1_STRING_get0_data(text);
  return {data, data + ASN1_STRING_length(text)};
}

core::Bytes big_endian(const ASN1_INTEGER* integer) {
  const BignumHandle number(ASN1_INTEGER_to_BN(integer, nullptr));
  return number ? to_bytes(number.get()) : core::Bytes{};
}

core::Error malformed(const char* what) {
  forget_openssl_errors();
  return core::fail(core::Errc::malformed_data, what);
}

core::Error refused(const char* what) {
  forget_openssl_errors();
  return core::fail(core::Errc::crypto_failure, what);
}

/// Signed by the issuer, or by a responder that it lets answer, at this moment.
bool signer_is_trusted(OCSP_BASICRESP* basic, X509* issuer, std::chrono::sys_seconds at) {
  const StoreHandle store(X509_STORE_new());
  X509_STORE_add_cert(store.get(), issuer);
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), at.time_since_epoch().count());
  return OCSP_basic_verify(basic, nullptr, store.get(), 0) == 1;
}

bool carries(OCSP_BASICRESP* basic, core::ByteView nonce) {
  if (nonce.empty()) return true;
  const int index = OCSP_BASICRESP_get_ext_by_NID(basic, NID_id_pkix_OCSP_Nonce, -1);
  if (index < 0) return false;
  const core::Bytes told =
      content_of(X509_EXTENSION_get_data(OCSP_BASICRESP_get_ext(basic, index)));
  // The extension's value is an OCTET STRING again.
  return told.size() == nonce.size() + 2 &&
         std::equal(nonce.begin(), nonce.end(), told.begin() + 2);
}

CertificateStatus status_of(int openssl_status) {
  switch (openssl_status) {
    case V_OCSP_CERTSTATUS_GOOD:
      return CertificateStatus::good;
    case V_OCSP_CERTSTATUS_REVOKED:
      return CertificateStatus::revoked;
    default:
      return CertificateStatus::unknown;
  }
}

}  // namespace

bool OcspRequest::is_about(const Certificate& issuer) const {
  const X509Handle x509 = x509_of(issuer);
  for (const EVP_MD* digest : {EVP_sha1(), EVP_sha256()}) {
    const IdHandle id(OCSP_cert_to_id(digest, nullptr, x509.get()));
    ASN1_OCTET_STRING* name = nullptr;
    ASN1_OCTET_STRING* key = nullptr;
    if (!id || OCSP_id_get0_info(&name, nullptr, &key, nullptr, id.get()) != 1) continue;
    if (content_of(name) == issuer_name_hash && content_of(key) == issuer_key_hash) return true;
  }
  forget_openssl_errors();
  return false;
}

core::Result<OcspRequest> parse_ocsp_request(core::ByteView der) {
  const unsigned char* at = der.data();
  const RequestHandle request(d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(der.size())));
  if (!request || at != der.data() + der.size()) return malformed("OCSP request");
  if (OCSP_request_onereq_count(request.get()) != 1) {
    return malformed("an OCSP request for one certificate");
  }
  OCSP_CERTID* const id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(request.get(), 0));
  ASN1_OCTET_STRING* name = nullptr;
  ASN1_OCTET_STRING* key = nullptr;
  ASN1_INTEGER* serial = nullptr;
  if (OCSP_id_get0_info(&name, nullptr, &key, &serial, id) != 1) return malformed("OCSP CertID");
  OcspRequest read;
  read.certificate_id = der_of([&](unsigned char** out) { return i2d_OCSP_CERTID(id, out); });
  read.issuer_name_hash = content_of(name);
  read.issuer_key_hash = content_of(key);
  read.serial = big_endian(serial);
  const int index = OCSP_REQUEST_get_ext_by_NID(request.get(), NID_id_pkix_OCSP_Nonce, -1);
  if (index >= 0) {
    read.nonce = content_of(X509_EXTENSION_get_data(OCSP_REQUEST_get_ext(request.get(), index)));
  }
  return read;
}

core::Result<core::Bytes> make_ocsp_request(const Certificate& leaf, const Certificate& issuer,
                                            core::ByteView nonce) {
  const RequestHandle request(OCSP_REQUEST_new());
  const X509Handle subject = x509_of(leaf);
  const X509Handle authority = x509_of(issuer);
  IdHandle id(OCSP_cert_to_id(EVP_sha1(), subject.get(), authority.get()));
  if (!request || !id || OCSP_request_add0_id(request.get(), id.get()) == nullptr) {
    return openssl_error("OCSP request");
  }
  (void)id.release();  // belongs to the request now
  core::Bytes value(nonce.begin(), nonce.end());
  if (!value.empty() &&
      OCSP_request_add1_nonce(request.get(), value.data(), static_cast<int>(value.size())) != 1) {
    return openssl_error("OCSP nonce");
  }
  return der_of([&](unsigned char** out) { return i2d_OCSP_REQUEST(request.get(), out); });
}

core::Result<CertificateStatus> read_ocsp_response(core::ByteView der, const Certificate& leaf,
                                                   const Certificate& issuer, core::ByteView nonce,
                                                   std::chrono::sys_seconds at) {
  const unsigned char* from = der.data();
  const ResponseHandle response(d2i_OCSP_RESPONSE(nullptr, &from, static_cast<long>(der.size())));
  if (!response) return malformed("OCSP response");
  if (OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
    return refused("the OCSP responder refused to answer");
  }
  const BasicHandle basic(OCSP_response_get1_basic(response.get()));
  if (!basic) return malformed("OCSP basic response");
  const X509Handle authority = x509_of(issuer);
  if (!signer_is_trusted(basic.get(), authority.get(), at)) {
    return refused("the OCSP response is not signed by the issuer's responder");
  }
  if (!carries(basic.get(), nonce)) return refused("the OCSP response lacks the nonce asked with");
  const X509Handle subject = x509_of(leaf);
  const IdHandle id(OCSP_cert_to_id(EVP_sha1(), subject.get(), authority.get()));
  int status = V_OCSP_CERTSTATUS_UNKNOWN;
  ASN1_GENERALIZEDTIME* from_time = nullptr;
  ASN1_GENERALIZEDTIME* until_time = nullptr;
  if (OCSP_resp_find_status(basic.get(), id.get(), &status, nullptr, nullptr, &from_time,
                            &until_time) != 1) {
    return refused("the OCSP response is about another certificate");
  }
  if (at < moment_of(from_time) || (until_time != nullptr && at > moment_of(until_time))) {
    return refused("the OCSP response is not of this time");
  }
  return status_of(status);
}

}  // namespace madoguchi::adapters::crypto
