// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/tls_identity.hpp"

#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/digest.hpp"
#include "sim/pki/der.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::PrivateKey;

DistinguishedName named(std::string_view common_name) {
  DistinguishedName name;
  name.country("JP").organization("madoguchi test hierarchy").common_name(common_name);
  return name;
}

constexpr std::string_view root_name = "TLS root (TEST)";

core::Bytes serial_from(std::string_view name) {
  core::Bytes serial = adapters::crypto::sha256(core::as_bytes(name));
  serial.resize(8);
  serial.front() = static_cast<std::uint8_t>((serial.front() & 0x7FU) | 0x40U);
  return serial;
}

core::Bytes key_usage(std::uint8_t bits, std::uint8_t unused) {
  return extension("2.5.29.15", true, der::bit_string(core::Bytes{bits}, unused));
}

core::Bytes purpose(std::string_view identifier) {
  return extension("2.5.29.37", false, der::sequence({der::object_identifier(identifier)}));
}

core::Bytes identifiers(const PrivateKey& subject, const PrivateKey& issuer, bool of_subject) {
  if (of_subject) {
    return extension("2.5.29.14", false,
                     der::octet_string(key_identifier(subject.public_key().to_der())));
  }
  return extension(
      "2.5.29.35", false,
      der::sequence({der::context(0, key_identifier(issuer.public_key().to_der()), false)}));
}

core::Result<std::string> signed_pem(std::string_view subject, const PrivateKey& key,
                                     const PrivateKey& issuer, Validity validity,
                                     std::vector<core::Bytes> extensions) {
  extensions.push_back(identifiers(key, issuer, true));
  extensions.push_back(identifiers(key, issuer, false));
  const auto der = sign_certificate({.serial = serial_from(subject),
                                     .issuer = named(root_name),
                                     .subject = named(subject),
                                     .validity = validity,
                                     .public_key = key.public_key().to_der(),
                                     .extensions = std::move(extensions)},
                                    issuer);
  if (!der) return der.error();
  const auto certificate = Certificate::from_der(*der);
  if (!certificate) return certificate.error();
  return certificate->pem();
}

core::Result<TlsIdentity> identity(KeyStore& keys, std::string_view key_name,
                                   std::string_view subject, Validity validity,
                                   std::vector<core::Bytes> extensions) {
  const auto root_key = keys.key("tls/root");
  if (!root_key) return root_key.error();
  const auto key = keys.key(key_name);
  if (!key) return key.error();
  auto root = signed_pem(
      root_name, *root_key, *root_key, validity,
      {key_usage(0x06, 1), extension("2.5.29.19", true, der::sequence({der::boolean(true)}))});
  if (!root) return root.error();
  auto certificate = signed_pem(subject, *key, *root_key, validity, std::move(extensions));
  if (!certificate) return certificate.error();
  auto pem = key->to_pem();
  if (!pem) return pem.error();
  return TlsIdentity{std::move(*certificate), std::move(*pem), std::move(*root)};
}

}  // namespace

core::Result<TlsIdentity> tls_server(KeyStore& keys, Validity validity) {
  const core::Bytes ipv4{127, 0, 0, 1};
  core::Bytes ipv6(16);
  ipv6.back() = 1;
  const core::Bytes names =
      der::sequence({der::context(2, core::as_bytes("localhost"), false),
                     der::context(7, ipv4, false), der::context(7, ipv6, false)});
  return identity(
      keys, "tls/server", "eligibility service (TEST)", validity,
      {key_usage(0xA0, 5), purpose("1.3.6.1.5.5.7.3.1"), extension("2.5.29.17", false, names)});
}

core::Result<TlsIdentity> tls_client(KeyStore& keys, std::string_view institution_code,
                                     Validity validity) {
  return identity(keys, fmt::format("tls/client/{}", institution_code), institution_code, validity,
                  {key_usage(0x80, 7), purpose("1.3.6.1.5.5.7.3.2")});
}

}  // namespace madoguchi::sim::pki
