// SPDX-License-Identifier: Apache-2.0
// Defects in what a card has stored: files, keys, conditions, answers that are settings.
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/defects.hpp"

namespace madoguchi::sim::card {
namespace {

using checkin::Defect;
namespace my_number = iso7816::my_number;

template <class F>
void for_each_file(CardImage& image, F act) {
  for (CardApplication& application : image.applications) {
    for (ElementaryFile& file : application.files) act(application, file);
  }
}

TransparentFile* content_of(CardImage& image, const iso7816::Aid& aid,
                            iso7816::FileIdentifier identifier) {
  for (CardApplication& application : image.applications) {
    if (application.aid != aid) continue;
    ElementaryFile* const file = application.find(identifier);
    return file == nullptr ? nullptr : std::get_if<TransparentFile>(&file->body);
  }
  return nullptr;
}

/// Turns one bit of the last byte of a data object inside a file's template.
void break_object(CardImage& image, const iso7816::Aid& aid, iso7816::FileIdentifier identifier,
                  std::uint32_t tag) {
  TransparentFile* const file = content_of(image, aid, identifier);
  if (file == nullptr) return;
  const auto whole = iso7816::parse_tlv(file->content);
  const auto object = whole ? whole->child(tag) : std::nullopt;
  if (!object || object->value.empty()) return;
  const std::size_t last = static_cast<std::size_t>(&object->value.back() - file->content.data());
  file->content[last] ^= 0x01U;
}

void reads_without_pin(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    if (auto* const body = std::get_if<TransparentFile>(&file.body)) body->read = {};
  });
}

void signs_without_pin(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    if (auto* const key = std::get_if<KeyFile>(&file.body)) key->use = {};
  });
}

void signs_with_wrong_key(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    auto* const key = std::get_if<KeyFile>(&file.body);
    if (key == nullptr) return;
    if (auto other = adapters::crypto::PrivateKey::test_key(file.identifier.value)) {
      key->key = std::move(*other);
    }
  });
}

void not_filled(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    auto* const body = std::get_if<TransparentFile>(&file.body);
    if (body == nullptr) return;
    const auto object = iso7816::parse_tlv(body->content);
    if (object) body->content.resize(object->whole.size());
  });
}

void file_size_wrong(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    if (auto* const body = std::get_if<TransparentFile>(&file.body)) body->content.push_back(0xFF);
  });
}

void certificate_not_first(CardImage& image) {
  for (const auto identifier :
       {my_number::jpki::authentication_certificate, my_number::jpki::authentication_ca_certificate,
        my_number::jpki::signature_ca_certificate}) {
    TransparentFile* const file = content_of(image, my_number::jpki_application, identifier);
    if (file != nullptr) file->content.insert(file->content.begin(), 0x00);
  }
}

void certificate_of_other_authority(CardImage& image) {
  TransparentFile* const file =
      content_of(image, my_number::jpki_application, my_number::jpki::authentication_certificate);
  if (file == nullptr) return;
  const auto object = iso7816::parse_tlv(file->content);
  if (object) file->content[object->whole.size() - 1] ^= 0x01U;  // the signature stands last
}

void face_signature_broken(CardImage& image) {
  break_object(image, my_number::card_face_application, my_number::card_face::card_face, 0xDF28);
}

void text_signature_broken(CardImage& image) {
  break_object(image, my_number::input_support_application, my_number::input_support::signature,
               0xDF33);
}

void pinless_has_signature(CardImage& image) {
  TransparentFile* const file =
      content_of(image, my_number::jpki_application, my_number::jpki::certificate_presence);
  if (file != nullptr && !file->content.empty()) file->content[0] = 0x8F;
}

/// Of a card without historical bytes that knows T=0 alone.
iso7816::Atr wrong_atr() { return iso7816::Atr::parse(core::Bytes{0x3B, 0x00}).value(); }

void atr_wrong(CardImage& image) { image.atr = wrong_atr(); }

void status_lost_on_reset(CardImage& image) { image.behaviour.reset_keeps_security_status = false; }

void get_data_everywhere(CardImage& image) {
  std::vector<DataObject> objects;
  for (const CardApplication& application : image.applications) {
    if (!application.data_objects.empty()) objects = application.data_objects;
  }
  for (CardApplication& application : image.applications) application.data_objects = objects;
}

void change_of_any_length(CardImage& image) {
  for_each_file(image, [](CardApplication&, ElementaryFile& file) {
    auto* const pin = std::get_if<PinFile>(&file.body);
    if (pin == nullptr) return;
    pin->min_size = 1;
    pin->max_size = 64;
  });
}

void opens_session_without_pin(CardImage& image) {
  for (CardApplication& application : image.applications) {
    if (application.session_key) application.session_key->use = AccessCondition::always();
  }
}

constexpr CardDefect table[] = {
    {.defect = Defect::card_reads_without_pin, .stored = reads_without_pin},
    {.defect = Defect::card_signs_without_pin, .stored = signs_without_pin},
    {.defect = Defect::card_status_lost_on_reset, .stored = status_lost_on_reset},
    {.defect = Defect::card_not_filled, .stored = not_filled},
    {.defect = Defect::card_file_size_wrong, .stored = file_size_wrong},
    {.defect = Defect::card_atr_wrong, .stored = atr_wrong},
    {.defect = Defect::card_signs_with_wrong_key, .stored = signs_with_wrong_key},
    {.defect = Defect::card_face_signature_broken, .stored = face_signature_broken},
    {.defect = Defect::card_text_signature_broken, .stored = text_signature_broken},
    {.defect = Defect::card_certificate_not_first, .stored = certificate_not_first},
    {.defect = Defect::card_certificate_of_other_authority,
     .stored = certificate_of_other_authority},
    {.defect = Defect::card_pinless_has_signature, .stored = pinless_has_signature},
    {.defect = Defect::card_get_data_everywhere, .stored = get_data_everywhere},
    {.defect = Defect::card_change_of_any_length, .stored = change_of_any_length},
    {.defect = Defect::card_opens_session_without_pin, .stored = opens_session_without_pin},
};

}  // namespace

std::span<const CardDefect> stored_defects() { return table; }

}  // namespace madoguchi::sim::card
