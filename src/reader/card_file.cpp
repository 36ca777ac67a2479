// SPDX-License-Identifier: Apache-2.0
#include "reader/card_file.hpp"

#include "iso7816/ber_tlv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::reader {

using iso7816::CommandApdu;

namespace {

constexpr std::size_t header_size = 7;   // enough for tag and length of any object on the card
constexpr std::size_t block_size = 256;  // one short READ BINARY
constexpr std::size_t largest = 0x8000;  // offsets of READ BINARY have 15 bits

/// 6A82 is what a card says that knows applications; one that knows none, or the reader in its
/// place, says that it does not know the function, the instruction or the class.
bool says_unknown(iso7816::StatusWord word) {
  namespace status = iso7816::status;
  return word == status::file_not_found || word == status::function_not_supported ||
         word == status::instruction_not_supported || word == status::class_not_supported;
}

std::string name_of_file(iso7816::FileIdentifier file) {
  return fmt::format("EF {:04X}", file.value);
}

}  // namespace

core::Result<> expect_success(const iso7816::ResponseApdu& answer, std::string_view what) {
  if (answer.is_success()) return {};
  return core::fail(core::Errc::unexpected_status,
                    fmt::format("{}: {}", what, iso7816::to_string(answer.status)));
}

ports::Task<bool> select_application(ports::CardChannel& card, iso7816::Aid aid) {
  const auto answer = co_await card.transmit(CommandApdu::select_application(aid));
  if (!answer) co_return answer.error();
  if (says_unknown(answer->status)) co_return false;
  const auto selected = expect_success(*answer, "SELECT application");
  if (!selected) co_return selected.error();
  co_return true;
}

ports::Task<> select_file(ports::CardChannel& card, iso7816::FileIdentifier file) {
  const auto answer = co_await card.transmit(CommandApdu::select_file(file));
  if (!answer) co_return answer.error();
  co_return expect_success(*answer, "SELECT " + name_of_file(file));
}

ports::Task<core::Bytes> read_object(ports::CardChannel& card, iso7816::FileIdentifier file) {
  const auto selected = co_await select_file(card, file);
  if (!selected) co_return selected.error();
  core::Bytes content;
  std::size_t wanted = header_size;
  bool size_known = false;
  while (content.size() < wanted) {
    const auto offset = static_cast<std::uint16_t>(content.size());
    const auto le = static_cast<std::uint32_t>(std::min(wanted - content.size(), block_size));
    const auto answer = co_await card.transmit(CommandApdu::read_binary(offset, le));
    if (!answer) co_return answer.error();
    const auto read = expect_success(*answer, "READ BINARY " + name_of_file(file));
    if (!read) co_return read.error();
    // Some cards answer "nothing, 9000" at the end of a file: never ask for ever.
    if (answer->data.empty()) break;
    core::append(content, answer->data);
    if (size_known) continue;
    const auto size = iso7816::tlv_size(content);
    if (!size) co_return size.error();
    if (*size > largest) co_return core::fail(core::Errc::malformed_data, name_of_file(file));
    wanted = *size;
    size_known = true;
  }
  if (content.size() < wanted) co_return core::fail(core::Errc::short_response, name_of_file(file));
  content.resize(wanted);
  co_return content;
}

}  // namespace madoguchi::reader
