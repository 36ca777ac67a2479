// SPDX-License-Identifier: Apache-2.0
// Expected bytes follow the description of vsmartcard's virtual smart card interface: length in
// network byte order, then the body; 00 off, 01 on, 02 reset, 04 ATR.
#include "sim/vpcd/wire_codec.hpp"

#include "core/hex.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::vpcd {
namespace {

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

/// All messages of a stream, fed in pieces of `piece` bytes.
std::vector<ReaderMessage> decode_all(core::ByteView stream, std::size_t piece) {
  std::vector<ReaderMessage> messages;
  Decoder decoder;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    decoder.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
    while (true) {
      const auto next = decoder.next();
      if (!next || !*next) break;
      messages.push_back(**next);
    }
  }
  return messages;
}

TEST(WireCodec, reads_control_messages_and_commands_however_they_are_cut) {
  const core::Bytes stream = hex("0001 04 0001 01 0004 00200080 0001 02 0005 00B0000000 0001 00");
  const std::vector<ReaderMessage> expected{Control::atr,   Control::power_on, hex("00200080"),
                                            Control::reset, hex("00B0000000"), Control::power_off};
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 100U}) {
    EXPECT_EQ(decode_all(stream, piece), expected) << "pieces of " << piece;
  }
}

TEST(WireCodec, the_longest_command_passes) {
  core::Bytes stream = hex("FFFF");
  stream.resize(2 + 65535, 0x5A);
  const auto messages = decode_all(stream, 4096);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(std::get<core::Bytes>(messages[0]), core::Bytes(65535, 0x5A));
}

TEST(WireCodec, an_incomplete_message_waits) {
  Decoder decoder;
  decoder.feed(hex("0004 002000"));
  const auto next = decoder.next();
  ASSERT_TRUE(next);
  EXPECT_FALSE(next->has_value());
}

TEST(WireCodec, refuses_what_no_reader_sends) {
  for (const auto* const text : {"0000", "0001 03", "0001 FF"}) {
    Decoder decoder;
    decoder.feed(hex(text));
    const auto next = decoder.next();
    ASSERT_FALSE(next) << text;
    EXPECT_EQ(next.error().code, core::Errc::malformed_data);
  }
}

TEST(WireCodec, frames_an_answer) {
  EXPECT_EQ(frame(hex("9000")).value(), hex("00029000"));
  const auto longest = frame(core::Bytes(65535, 0x01));
  ASSERT_TRUE(longest);
  EXPECT_EQ(longest->size(), 65537U);
  EXPECT_EQ(core::ByteView(*longest).first(2)[0], 0xFF);
}

TEST(WireCodec, never_frames_what_would_hang_or_shift_the_reader) {
  EXPECT_EQ(frame({}).error().code, core::Errc::invalid_argument);
  EXPECT_EQ(frame(core::Bytes(65536, 0)).error().code, core::Errc::invalid_argument);
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
