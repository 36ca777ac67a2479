// SPDX-License-Identifier: Apache-2.0
// The JPKI application (公的個人認証AP): two certificates with their keys and PINs.
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {
namespace {

namespace ef = iso7816::my_number::jpki;
using pki::Branch;

/// Laid out like the token information of PKCS#11 (CK_TOKEN_INFO), 160 bytes.
core::Bytes token_information() {
  const std::string text = fmt::format("{:<32}{:<32}{:<16}{:<16}", "JPKIAPICCTOKEN2",
                                       "madoguchi TEST", "virtual card", "00000000");
  core::Bytes bytes = core::to_bytes(text);
  const auto append_word = [&bytes](std::uint32_t word) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.push_back(static_cast<std::uint8_t>(word >> static_cast<unsigned>(shift)));
    }
  };
  // Flags, sessions (maximum, open; the same for writing), longest and shortest PIN, memory.
  for (const std::uint32_t word :
       {0x40DU, 1U, 0U, 1U, 0U, 16U, 6U, 0xFFFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFFFU}) {
    append_word(word);
  }
  core::append(bytes, core::as_bytes("0301"));
  core::append(bytes, core::as_bytes("9999999999999999"));
  return bytes;
}

pki::Validity validity_of(const pki::Holder& holder, const CardProfile& profile) {
  if (profile.certificate_validity) return *profile.certificate_validity;
  return {core::to_utc(core::start_of(profile.issued)),
          pki::fifth_birthday_end(holder.born, profile.issued)};
}

pki::Generation generation_of(const CardProfile& profile) {
  return profile.generation.value_or(pki::generation_on(profile.issued));
}

core::Result<void> add_authentication(const Order& order, CardApplication& application,
                                      CardCertificates& certificates) {
  const CardProfile& profile = order.profile;
  const pki::Holder& owner = profile.certificate_of.value_or(order.holder.person);
  auto issued = order.hierarchy.issue(Branch::user_authentication, generation_of(profile), owner,
                                      validity_of(owner, profile));
  if (!issued) return issued.error();
  certificates.authentication = issued->certificate;
  certificates.authentication_serial = issued->serial;
  AccessCondition use = AccessCondition::any_of({ef::authentication_pin});
  use.or_institution = true;
  PinFile pin = pin_file(profile.authentication_pin, profile.authentication_tries,
                         profile.kind == checkin::CardKind::pinless);
  pin.change = PinChange::change_reference_data;
  pin.characters = PinCharacters::digits;
  application.files.push_back({ef::authentication_certificate,
                               filled(std::move(issued->certificate),
                                      order.profile.sizes.certificate, AccessCondition::always())});
  application.files.push_back({ef::authentication_key, KeyFile{issued->key, std::move(use)}});
  application.files.push_back({ef::authentication_pin, std::move(pin)});
  return {};
}

core::Result<void> add_signature(const Order& order, CardApplication& application,
                                 CardCertificates& certificates) {
  const CardProfile& profile = order.profile;
  const bool pinless = profile.kind == checkin::CardKind::pinless;
  PinFile password = pin_file(profile.signature_password, profile.signature_tries, pinless);
  password.change = PinChange::change_reference_data;
  password.characters = PinCharacters::upper_alphanumeric;
  password.min_size = 6;
  password.max_size = 16;
  if (!pinless || profile.pinless.has_signature_password) {
    application.files.push_back({ef::signature_password, std::move(password)});
  }
  if (pinless && profile.pinless.has_signature_certificate_file) {
    application.files.push_back({ef::signature_certificate,
                                 filled({}, profile.sizes.certificate, AccessCondition::never())});
  }
  if (pinless || !profile.has_signature_certificate) return {};
  const pki::Holder& owner = order.holder.person;
  auto issued = order.hierarchy.issue(Branch::digital_signature, generation_of(profile), owner,
                                      validity_of(owner, profile));
  if (!issued) return issued.error();
  certificates.signature = issued->certificate;
  application.files.push_back(
      {ef::signature_certificate,
       filled(std::move(issued->certificate), order.profile.sizes.certificate,
              AccessCondition::any_of({ef::signature_password}))});
  application.files.push_back(
      {ef::signature_key, KeyFile{issued->key, AccessCondition::any_of({ef::signature_password})}});
  return {};
}

/// Files that are known to be there and no more.
void add_unpublished(CardApplication& application) {
  for (const auto file : {ef::unpublished_0005, ef::unpublished_0009}) {
    application.files.push_back({file, empty_file(AccessCondition::never())});
  }
  for (const auto file :
       {ef::unpublished_0010, ef::unpublished_0019, ef::unpublished_001c, ef::unpublished_001e}) {
    application.files.push_back({file, InternalFile{}});
  }
}

}  // namespace

core::Result<CardApplication> jpki_application(const Order& order, CardCertificates& certificates) {
  CardApplication application{.aid = iso7816::my_number::jpki_application};
  application.without_session_key = iso7816::status::security_status_not_satisfied;
  if (const auto done = add_authentication(order, application, certificates); !done) {
    return done.error();
  }
  if (const auto done = add_signature(order, application, certificates); !done) {
    return done.error();
  }
  const auto authority = [&](Branch branch) {
    return filled(order.hierarchy.authority_certificate(branch, generation_of(order.profile)),
                  order.profile.sizes.certificate, AccessCondition::always());
  };
  const bool with_signature = certificates.signature.has_value();
  const core::Bytes presence{static_cast<std::uint8_t>(with_signature ? 0x8F : 0x00), 0x8F, 0x00};
  application.files.push_back({ef::signature_ca_certificate, authority(Branch::digital_signature)});
  application.files.push_back(
      {ef::authentication_ca_certificate, authority(Branch::user_authentication)});
  application.files.push_back(
      {ef::token_information, TransparentFile{token_information(), AccessCondition::always()}});
  application.files.push_back(
      {ef::certificate_presence, TransparentFile{presence, AccessCondition::always()}});
  application.files.push_back(
      {ef::institution_root_key, InstitutionRootFile{order.hierarchy.institution_root()}});
  add_unpublished(application);
  return application;
}

}  // namespace madoguchi::sim::card
