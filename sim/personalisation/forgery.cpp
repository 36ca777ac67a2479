// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/forgery.hpp"

#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

constexpr std::uint32_t offset_table = 0xDF21;
constexpr std::uint32_t photograph = 0xDF27;
constexpr std::size_t largest_file = 0x8000;  // READ BINARY reaches offsets of 15 bits only
constexpr std::size_t step = 256;             // of physical sizes

card::TransparentFile* card_face_of(card::CardImage& image) {
  namespace my_number = iso7816::my_number;
  for (card::CardApplication& application : image.applications) {
    if (application.aid != my_number::card_face_application) continue;
    card::ElementaryFile* file = application.find(my_number::card_face::card_face);
    return file == nullptr ? nullptr : std::get_if<card::TransparentFile>(&file->body);
  }
  return nullptr;
}

}  // namespace

core::Result<void> replace_photograph(card::CardImage& image, core::ByteView photo_jp2) {
  card::TransparentFile* face = card_face_of(image);
  if (face == nullptr) {
    return core::fail(core::Errc::unsupported, "forging a card without a card face");
  }
  const auto whole = iso7816::parse_tlv(face->content);
  if (!whole) return whole.error();
  const auto objects = whole->children();
  if (!objects) return objects.error();
  std::vector<core::Bytes> kept;
  for (const iso7816::BerTlv& object : *objects) {
    if (object.tag == offset_table) continue;
    kept.push_back(object.tag == photograph
                       ? iso7816::encode_tlv(photograph, photo_jp2)
                       : core::Bytes(object.whole.begin(), object.whole.end()));
  }
  core::Bytes content = card::with_offset_table(kept);
  const std::size_t size = std::max(face->content.size(), (content.size() / step + 1) * step);
  if (size > largest_file) {
    return core::fail(core::Errc::invalid_argument, "a photograph too large for the card");
  }
  content.resize(size, 0xFF);
  face->content = std::move(content);
  return {};
}

}  // namespace madoguchi::sim::personalisation
