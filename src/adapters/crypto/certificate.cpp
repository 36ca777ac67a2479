// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/certificate.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <utility>

namespace madoguchi::adapters::crypto {
namespace {

std::string text_of(const X509_NAME* name) {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  return std::string(core::as_text(written(bio.get())));
}

core::Bytes number_of(const ASN1_INTEGER* integer) {
  const BignumHandle number(ASN1_INTEGER_to_BN(integer, nullptr));
  return number ? to_bytes(number.get()) : core::Bytes{};
}

}  // namespace

core::Result<Certificate> Certificate::from_der(core::ByteView der) {
  X509Handle x509 = parsed_certificate(der);
  if (x509 == nullptr) return openssl_error("certificate in DER");
  return Certificate(std::shared_ptr<X509>(std::move(x509)));
}

core::Result<Certificate> Certificate::from_pem(std::string_view pem) {
  const BioHandle bio = reading(core::as_bytes(pem));
  X509* x509 = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr);
  if (x509 == nullptr) return openssl_error("certificate in PEM");
  return Certificate(std::shared_ptr<X509>(x509, X509_free));
}

core::Bytes Certificate::der() const {
  unsigned char* raw = nullptr;
  const int size = i2d_X509(x509_.get(), &raw);
  if (size <= 0) return {};
  core::Bytes bytes(raw, raw + size);
  OPENSSL_free(raw);
  return bytes;
}

std::string Certificate::pem() const {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), x509_.get());
  return std::string(core::as_text(written(bio.get())));
}

std::string Certificate::subject_common_name() const {
  const X509_NAME* name = X509_get_subject_name(x509_.get());
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* raw = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string text(raw, raw + size);
  OPENSSL_free(raw);
  return text;
}

std::string Certificate::subject() const { return text_of(X509_get_subject_name(x509_.get())); }
std::string Certificate::issuer() const { return text_of(X509_get_issuer_name(x509_.get())); }
core::Bytes Certificate::serial() const { return number_of(X509_get0_serialNumber(x509_.get())); }
std::chrono::sys_seconds Certificate::not_before() const {
  return moment_of(X509_get0_notBefore(x509_.get()));
}
std::chrono::sys_seconds Certificate::not_after() const {
  return moment_of(X509_get0_notAfter(x509_.get()));
}

core::Result<PublicKey> Certificate::public_key() const {
  EVP_PKEY* key = X509_get_pubkey(x509_.get());
  if (key == nullptr) return openssl_error("public key of a certificate");
  return PublicKey(std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free));
}

core::Bytes Certificate::fingerprint() const { return sha256(der()); }

core::Result<RevocationList> RevocationList::from_der(core::ByteView der) {
  const unsigned char* at = der.data();
  X509_CRL* crl = d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size()));
  if (crl == nullptr) return openssl_error("revocation list in DER");
  return RevocationList(std::shared_ptr<X509_CRL>(crl, X509_CRL_free));
}

bool RevocationList::contains(core::ByteView serial) const {
  const BignumHandle number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
  const std::unique_ptr<ASN1_INTEGER, Freed<&ASN1_INTEGER_free>> integer(
      BN_to_ASN1_INTEGER(number.get(), nullptr));
  X509_REVOKED* row = nullptr;
  return X509_CRL_get0_by_serial(crl_.get(), &row, integer.get()) == 1;
}

std::string RevocationList::issuer() const { return text_of(X509_CRL_get_issuer(crl_.get())); }

}  // namespace madoguchi::adapters::crypto
