// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/stored_objects.hpp"

#include "adapters/crypto/certificate.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "core/hex.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"

#include <array>

namespace madoguchi::sim::personalisation {
namespace {

namespace my_number = iso7816::my_number;
using adapters::crypto::Certificate;
using pki::Branch;

/// A certificate with the file that names the generation of its authority.
struct CertificatePlace {
  iso7816::FileIdentifier file;
  iso7816::FileIdentifier authority;
  Branch branch;
};

constexpr auto places = std::to_array<CertificatePlace>({
    {my_number::jpki::authentication_certificate, my_number::jpki::authentication_ca_certificate,
     Branch::user_authentication},
    {my_number::jpki::signature_certificate, my_number::jpki::signature_ca_certificate,
     Branch::digital_signature},
    {my_number::jpki::authentication_ca_certificate, my_number::jpki::authentication_ca_certificate,
     Branch::user_authentication},
    {my_number::jpki::signature_ca_certificate, my_number::jpki::signature_ca_certificate,
     Branch::digital_signature},
});

/// Files are filled up behind the certificate.
std::optional<Certificate> certificate_in(const card::CardImage& image,
                                          iso7816::FileIdentifier file) {
  const core::Bytes* bytes = stored_file(image, my_number::jpki_application, file);
  if (bytes == nullptr) return std::nullopt;
  const auto object = iso7816::parse_tlv(*bytes);
  if (!object) return std::nullopt;
  const auto certificate = Certificate::from_der(object->whole);
  if (!certificate) return std::nullopt;
  return *certificate;
}

/// Authorities of one branch differ in key and serial number alone.
std::optional<pki::Generation> generation_of(const Certificate& authority, Branch branch) {
  for (const auto& row : enum_names(std::type_identity<pki::Generation>{})) {
    if (authority.serial() == pki::serial_of(branch, row.value)) return row.value;
  }
  return std::nullopt;
}

}  // namespace

const core::Bytes* stored_file(const card::CardImage& image, const iso7816::Aid& application,
                               iso7816::FileIdentifier file) {
  for (const card::CardApplication& candidate : image.applications) {
    if (candidate.aid != application) continue;
    const card::ElementaryFile* found = candidate.find(file);
    if (found == nullptr) continue;
    const auto* bytes = std::get_if<card::TransparentFile>(&found->body);
    if (bytes != nullptr) return &bytes->content;
  }
  return nullptr;
}

std::optional<core::Bytes> stored_object(const core::Bytes& file, std::uint32_t tag) {
  const auto whole = iso7816::parse_tlv(file);
  if (!whole) return std::nullopt;
  const auto object = whole->child(tag);
  if (!object) return std::nullopt;
  return core::Bytes(object->value.begin(), object->value.end());
}

std::vector<CertificateSummary> stored_certificates(const card::CardImage& image) {
  std::vector<CertificateSummary> certificates;
  for (const CertificatePlace& place : places) {
    const auto certificate = certificate_in(image, place.file);
    if (!certificate) continue;
    CertificateSummary summary{.file = place.file,
                               .subject = certificate->subject(),
                               .issuer = certificate->issuer(),
                               .serial = core::to_hex(certificate->serial()),
                               .from = certificate->not_before(),
                               .until = certificate->not_after()};
    if (const auto authority = certificate_in(image, place.authority)) {
      summary.generation = generation_of(*authority, place.branch);
    }
    certificates.push_back(std::move(summary));
  }
  return certificates;
}

std::vector<PictureSummary> stored_pictures(const card::CardImage& image) {
  struct Place {
    iso7816::FileIdentifier file;
    std::uint32_t tag;
    core::Text what;
  };
  constexpr auto all = std::to_array<Place>({
      {my_number::card_face::card_face, 0xDF25, {"name", "氏名"}},
      {my_number::card_face::card_face, 0xDF26, {"address", "住所"}},
      {my_number::card_face::card_face, 0xDF27, {"photograph", "顔写真"}},
      {my_number::card_face::card_face, 0xDF2A, {"security code", "セキュリティコード"}},
      {my_number::card_face::number_image, 0xDF41, {"number", "個人番号"}},
  });
  std::vector<PictureSummary> pictures;
  for (const Place& place : all) {
    const core::Bytes* file = stored_file(image, my_number::card_face_application, place.file);
    const auto object = file == nullptr ? std::nullopt : stored_object(*file, place.tag);
    if (!object) continue;
    const auto picture = adapters::opencv::ImageCodec().decode(*object);
    pictures.push_back(
        {place.what, object->size(), picture ? picture->width : 0, picture ? picture->height : 0});
  }
  return pictures;
}

}  // namespace madoguchi::sim::personalisation
