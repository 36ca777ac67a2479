// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/certificate_profile.hpp"

#include "core/seeded_random.hpp"
#include "sim/pki/der.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::pki {
namespace {

/// Arc of the service's object identifiers; .5.1.0 are the test policies.
constexpr std::string_view service_arc = "1.2.392.200149.8.5";

/// The test policy of the signature branch is published; that of the other branch follows its
/// pattern (an assumption).
std::string policy_of(Branch branch) {
  return fmt::format("{}.1.0.{}", service_arc, branch == Branch::digital_signature ? 20 : 30);
}

std::string unit_of(Branch branch) {
  return branch == Branch::digital_signature ? "JPKI for digital signature (TEST)"
                                             : "JPKI for user authentication (TEST)";
}

core::Bytes serial_from(std::string_view text) {
  std::uint64_t number = core::SeededRandom(core::seed_of(text)).next() >> 1U;  // positive
  core::Bytes bytes(8);
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8U) {
    *byte = static_cast<std::uint8_t>(number);
  }
  bytes.front() |= 0x40U;  // always eight bytes
  return bytes;
}

core::Bytes key_usage(std::uint8_t bits, std::uint8_t unused) {
  return extension("2.5.29.15", true, der::bit_string(core::Bytes{bits}, unused));
}

core::Bytes policies(Branch branch) {
  const core::Bytes statement = der::sequence({der::object_identifier("1.3.6.1.5.5.7.2.1"),
                                               der::ia5_string("http://jpki.invalid/cps.html")});
  return extension("2.5.29.32", true,
                   der::sequence({der::sequence(
                       {der::object_identifier(policy_of(branch)), der::sequence({statement})})}));
}

core::Bytes issuer_alternative_name() {
  DistinguishedName name;
  name.country("JP").organization("公的個人認証サービス(試験用)");
  return extension("2.5.29.18", false, der::sequence({name.as_general_name()}));
}

core::Bytes distribution_point(Branch branch, const Holder& holder) {
  DistinguishedName name;
  name.country("JP")
      .organization("JPKI-TEST")
      .unit(unit_of(branch))
      .unit("CRL Distribution Points")
      .unit(holder.prefecture)
      .common_name(fmt::format("{} CRLDP", holder.municipality));
  const core::Bytes full_name = der::context(0, der::context(0, name.as_general_name()));
  return extension("2.5.29.31", false, der::sequence({der::sequence({full_name})}));
}

core::Bytes status_responder(Branch branch) {
  const std::string address = branch == Branch::digital_signature
                                  ? "http://ocspsignnorm.jpki.invalid"
                                  : "http://ocspauthnorm.jpki.invalid";
  return extension(
      "1.3.6.1.5.5.7.1.1", false,
      der::sequence({der::sequence({der::object_identifier("1.3.6.1.5.5.7.48.1"),
                                    der::context(6, core::as_bytes(address), false)})}));
}

core::Bytes authority_key(Branch branch, Generation generation,
                          const adapters::crypto::PublicKey& key) {
  const core::Bytes identifier = der::context(0, key_identifier(key.to_der()), false);
  const core::Bytes issuer = der::context(1, authority_name(branch).as_general_name());
  const core::Bytes serial = der::context(2, serial_of(branch, generation), false);
  return extension("2.5.29.35", false, der::sequence({identifier, issuer, serial}));
}

core::Bytes subject_key(const adapters::crypto::PublicKey& key) {
  return extension("2.5.29.14", false, der::octet_string(key_identifier(key.to_der())));
}

/// otherName of the signature certificate: item n of the service.
core::Bytes other_name(int item, std::string_view text) {
  const core::Bytes type = der::object_identifier(fmt::format("{}.5.{}", service_arc, item));
  core::Bytes inside = type;
  core::append(inside, der::context(0, der::utf8_string(text)));
  return der::context(0, inside);
}

/// Characters of a text, for the flags that tell which were replaced by simpler ones.
std::string no_substitutes(std::string_view text) {
  std::string flags;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) flags += '0';
  }
  return flags;
}

/// Name, birth date, sex, substitutes in the address, address, substitutes in the name: the items
/// in the order seen on cards (1, 4, 3, 5, 2, 6).
core::Bytes subject_alternative_name(const Holder& holder) {
  const std::string birth =
      fmt::format("{}{}", era_digit(holder.born), core::to_compact(holder.born));
  return extension(
      "2.5.29.17", false,
      der::sequence({other_name(1, holder.name), other_name(4, birth),
                     other_name(3, std::string(1, holder.sex)), other_name(5, holder.address),
                     other_name(2, no_substitutes(holder.name)),
                     other_name(6, no_substitutes(holder.address))}));
}

DistinguishedName subject_of(Branch branch, const Holder& holder) {
  DistinguishedName name;
  name.country("JP");
  if (branch == Branch::digital_signature) name.locality(holder.municipality);
  name.common_name(common_name_of(branch, holder));
  return name;
}

}  // namespace

DistinguishedName authority_name(Branch branch) {
  DistinguishedName name;
  name.country("JP")
      .organization("JPKI-TEST")
      .unit(unit_of(branch))
      .unit("madoguchi test hierarchy");
  return name;
}

Generation generation_on(core::CivilDate day) {
  if (static_cast<int>(day.year()) >= 2023) return Generation::of_2023;
  return static_cast<int>(day.year()) >= 2019 ? Generation::of_2019 : Generation::of_2015;
}

core::Bytes serial_of(Branch branch, Generation generation) {
  return serial_from(
      fmt::format("{} authority {}", core::name_of(branch), core::name_of(generation)));
}

core::Bytes serial_of(Branch branch, const Holder& holder) {
  return serial_from(fmt::format("{} {} {}", core::name_of(branch), holder.number, holder.edition));
}

std::string common_name_of(Branch branch, const Holder& holder) {
  return fmt::format("{:018}{:03}{}A", holder.number % 1'000'000'000'000'000'000ULL,
                     holder.edition % 1000, branch == Branch::digital_signature ? 2 : 1);
}

CertificateDraft authority_profile(Branch branch, Generation generation,
                                   const adapters::crypto::PublicKey& key, Validity validity) {
  CertificateDraft draft{.serial = serial_of(branch, generation),
                         .issuer = authority_name(branch),
                         .subject = authority_name(branch),
                         .validity = validity,
                         .public_key = key.to_der()};
  draft.extensions = {key_usage(0x06, 1),  // keyCertSign, cRLSign
                      extension("2.5.29.19", true, der::sequence({der::boolean(true)})),
                      issuer_alternative_name(), subject_key(key)};
  return draft;
}

DistinguishedName responder_name(Branch branch) {
  DistinguishedName name = authority_name(branch);
  name.common_name("OCSP responder (TEST)");
  return name;
}

CertificateDraft responder_profile(Branch branch, Generation generation,
                                   const adapters::crypto::PublicKey& key,
                                   const adapters::crypto::PublicKey& authority_key_value,
                                   Validity validity) {
  CertificateDraft draft{.serial = serial_from(fmt::format("{} responder {}", core::name_of(branch),
                                                           core::name_of(generation))),
                         .issuer = authority_name(branch),
                         .subject = responder_name(branch),
                         .validity = validity,
                         .public_key = key.to_der()};
  draft.extensions = {
      key_usage(0x80, 7),  // digitalSignature
      extension("2.5.29.37", false,
                der::sequence({der::object_identifier("1.3.6.1.5.5.7.3.9")})),  // OCSPSigning
      extension("1.3.6.1.5.5.7.48.1.5", false, der::null()),  // no check of the responder itself
      authority_key(branch, generation, authority_key_value), subject_key(key)};
  return draft;
}

CertificateDraft holder_profile(Branch branch, Generation generation, const Holder& holder,
                                const adapters::crypto::PublicKey& key,
                                const adapters::crypto::PublicKey& issuer_key, Validity validity) {
  CertificateDraft draft{.serial = serial_of(branch, holder),
                         .issuer = authority_name(branch),
                         .subject = subject_of(branch, holder),
                         .validity = validity,
                         .public_key = key.to_der()};
  if (branch == Branch::digital_signature) {
    draft.extensions = {key_usage(0xC0, 6), policies(branch),  // digitalSignature, nonRepudiation
                        subject_alternative_name(holder)};
  } else {
    const core::Bytes client = der::object_identifier("1.3.6.1.5.5.7.3.2");
    draft.extensions = {key_usage(0x80, 7), extension("2.5.29.37", false, der::sequence({client})),
                        policies(branch)};
  }
  for (core::Bytes& part : std::vector{
           issuer_alternative_name(), distribution_point(branch, holder), status_responder(branch),
           authority_key(branch, generation, issuer_key), subject_key(key)}) {
    draft.extensions.push_back(std::move(part));
  }
  return draft;
}

}  // namespace madoguchi::sim::pki
