// SPDX-License-Identifier: Apache-2.0
// The issuer security domain (GlobalPlatform Card Specification): no files, data objects for GET
// DATA alone, among them a chain of card-verifiable certificates.
#include "core/civil_time.hpp"
#include "core/hex.hpp"
#include "iso7816/atr.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"
#include "sim/pki/cv_certificate.hpp"

namespace madoguchi::sim::card {
namespace {

namespace tag = iso7816::my_number::tag;

/// Above this, GET DATA wants an extended Le.
constexpr std::size_t largest_short_answer = 256;

/// A certificate as GET DATA gives it: without the template 7F21 around it.
core::Bytes certificate_object(const pki::CvCertificate& certificate) {
  return joined({iso7816::encode_tlv(0x5F4E, certificate.body), certificate.signature_object()});
}

/// The chain from a root that is not on the card: the intermediate's certificate, and the one that
/// the intermediate gave to the issuer of this card.
struct Chain {
  core::Bytes upper;
  core::Bytes lower;
  pki::KeyName intermediate;
};

core::Result<Chain> chain(const Order& order) {
  const auto root = shared_key(order, "security domain/root");
  if (!root) return root.error();
  const auto intermediate = shared_key(order, "security domain/intermediate");
  if (!intermediate) return intermediate.error();
  const auto upper = pki::CvCertificate::issue(intermediate->public_key(), *root);
  if (!upper) return upper.error();
  const auto lower =
      pki::CvCertificate::issue(order.hierarchy.card_issuer().public_key(), *intermediate);
  if (!lower) return lower.error();
  return Chain{certificate_object(*upper), certificate_object(*lower),
               pki::key_name(intermediate->public_key())};
}

/// GlobalPlatform Card Specification, annex H.2: a Java card of version 2.2.1 with secure channel
/// protocol 02, option 15. What real cards tell here is not published.
core::Bytes card_recognition_data() {
  return *core::from_hex(
      "734A 0607 2A864886FC6B01 600C060A2A864886FC6B02020201 630906072A864886FC6B03"
      "640B06092A864886FC6B040215 650B06092B8510864864020103 660C060A2B060104012A026E0102");
}

core::Bytes bytes_of(const std::string& text) { return core::to_bytes(text); }

}  // namespace

core::Result<CardApplication> security_domain_application(const Order& order) {
  const auto certificates = chain(order);
  if (!certificates) return certificates.error();
  const pki::KeyName issuer = pki::key_name(order.hierarchy.card_issuer().public_key());
  const core::Bytes contact_atr = iso7816::Atr::my_number_contact().bytes();
  CardApplication application{.aid = iso7816::my_number::issuer_security_domain,
                              .role = ApplicationRole::security_domain};
  const auto add = [&application](std::uint16_t name, core::Bytes value) {
    const bool large = value.size() > largest_short_answer;
    application.data_objects.push_back({name, std::move(value), large});
  };
  add(tag::issuer_identification, {issuer.begin(), issuer.end()});
  add(tag::card_identification, bytes_of(card_serial(order)));
  add(tag::card_recognition, card_recognition_data());
  add(tag::municipality_code, bytes_of(order.holder.municipality_code));
  add(tag::expiry_date, bytes_of(core::to_compact(order.holder.card_expiry)));
  add(tag::intermediate_key_name,
      {certificates->intermediate.begin(), certificates->intermediate.end()});
  add(tag::upper_certificate, certificates->upper);
  add(tag::lower_certificate, certificates->lower);
  add(tag::contact_atr, {contact_atr.begin() + 1, contact_atr.end()});  // without TS
  return application;
}

}  // namespace madoguchi::sim::card
