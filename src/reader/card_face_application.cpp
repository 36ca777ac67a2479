// SPDX-License-Identifier: Apache-2.0
#include "reader/card_face_application.hpp"

#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "reader/card_file.hpp"

namespace madoguchi::reader {

using iso7816::CommandApdu;
namespace files = iso7816::my_number::card_face;

namespace {

constexpr std::uint32_t tag_card_face = 0xFF20;
constexpr std::uint32_t tag_photograph = 0xDF27;

}  // namespace

std::optional<core::Bytes> photograph_in(core::ByteView card_face) {
  const auto file = iso7816::parse_tlv(card_face);
  if (!file || file->tag != tag_card_face) return std::nullopt;
  const auto photograph = file->child(tag_photograph);
  if (!photograph || photograph->value.empty()) return std::nullopt;
  return core::Bytes(photograph->value.begin(), photograph->value.end());
}

ports::Task<bool> CardFaceApplication::verify(core::Secret verification_number) {
  const auto selected = co_await select_file(card_, files::verification_number_b);
  if (!selected) co_return selected.error();
  const auto answer = co_await card_.transmit(CommandApdu::verify(
      iso7816::current_file_reference, core::as_bytes(verification_number.reveal())));
  if (!answer) co_return answer.error();
  co_return answer->is_success();
}

ports::Task<std::optional<core::Bytes>> CardFaceApplication::card_face(
    core::Secret verification_number) {
  const auto found = co_await select_application(card_, iso7816::my_number::card_face_application);
  if (!found) co_return found.error();
  if (!*found) co_return std::optional<core::Bytes>{};
  const auto opened = co_await verify(std::move(verification_number));
  if (!opened) co_return opened.error();
  if (!*opened) co_return std::optional<core::Bytes>{};
  auto file = co_await read_object(card_, files::card_face);
  if (!file) co_return file.error();
  co_return std::optional(*std::move(file));
}

}  // namespace madoguchi::reader
