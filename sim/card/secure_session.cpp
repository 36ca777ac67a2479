// SPDX-License-Identifier: Apache-2.0
#include "sim/card/secure_session.hpp"

#include "adapters/crypto/symmetric.hpp"
#include "iso7816/ber_tlv.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using iso7816::encode_tlv;

constexpr std::uint32_t cryptogram_tag = 0x86;
constexpr std::uint32_t expected_length_tag = 0x96;
constexpr std::uint32_t delivery_tag = 0xA0;
constexpr std::uint32_t seed_tag = 0x80;
constexpr std::uint8_t padded = 0x01;  // padding-content indicator
constexpr std::uint32_t everything = 0x10000;

/// The value of the one object that `bytes` are; empty if they are anything else.
std::optional<core::ByteView> only_object(core::ByteView bytes, std::uint32_t tag) {
  const auto object = iso7816::parse_tlv(bytes);
  if (!object || object->tag != tag || object->whole.size() != bytes.size()) return std::nullopt;
  return object->value;
}

/// Takes the padding of ISO/IEC 7816-4 off; false if there is none.
bool unpad(core::Bytes& text) {
  while (!text.empty() && text.back() == 0x00) text.pop_back();
  if (text.empty() || text.back() != 0x80) return false;
  text.pop_back();
  return true;
}

}  // namespace

SecureSession::SecureSession(core::ByteView seed) {
  std::copy_n(seed.begin(), std::min(seed.size(), key_.size()), key_.begin());
}

SecureSession::Block SecureSession::initial_value() const {
  Block number{};
  for (unsigned i = 0; i < 4; ++i) {
    number[block_size - 1 - i] = static_cast<std::uint8_t>(number_ >> (8 * i));
  }
  const core::Bytes encrypted = adapters::crypto::encrypt_aes128_cbc(key_, Block{}, number);
  std::copy(encrypted.begin(), encrypted.end(), number.begin());
  return number;
}

core::Bytes SecureSession::seal(core::ByteView text) const {
  core::Bytes padded_text(text.begin(), text.end());
  padded_text.push_back(0x80);
  padded_text.resize((padded_text.size() + block_size - 1) / block_size * block_size);
  core::Bytes value{padded};
  core::append(value, adapters::crypto::encrypt_aes128_cbc(key_, initial_value(), padded_text));
  return encode_tlv(cryptogram_tag, value);
}

std::optional<core::Bytes> SecureSession::open(core::ByteView object) const {
  const auto value = only_object(object, cryptogram_tag);
  if (!value || value->size() <= 1 || value->front() != padded ||
      (value->size() - 1) % block_size != 0) {
    return std::nullopt;
  }
  core::Bytes text = adapters::crypto::decrypt_aes128_cbc(key_, initial_value(), value->subspan(1));
  if (!unpad(text)) return std::nullopt;
  return text;
}

core::Bytes SecureSession::delivery(core::ByteView seed) {
  return encode_tlv(delivery_tag, encode_tlv(seed_tag, seed));
}

std::optional<core::Bytes> SecureSession::seed_of(core::ByteView delivery) {
  const auto inside = only_object(delivery, delivery_tag);
  const auto seed = inside ? only_object(*inside, seed_tag) : std::nullopt;
  if (!seed || seed->size() != seed_size) return std::nullopt;
  return core::Bytes(seed->begin(), seed->end());
}

core::Bytes SecureSession::expected_length(std::uint16_t length) {
  return encode_tlv(expected_length_tag, core::Bytes{0x00, static_cast<std::uint8_t>(length >> 8U),
                                                     static_cast<std::uint8_t>(length)});
}

std::optional<std::uint32_t> SecureSession::read_expected_length(core::ByteView object) {
  const auto value = only_object(object, expected_length_tag);
  if (!value || value->size() != 3 || value->front() != 0) return std::nullopt;
  const std::uint32_t length = (*value)[1] * 256U + (*value)[2];
  return length == 0 ? everything : length;
}

}  // namespace madoguchi::sim::card
