// SPDX-License-Identifier: Apache-2.0
// The codes are those of pcsclite.h, written as numbers: a second source beside the header's names.
#include "adapters/pcsc/pcsc_error.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::pcsc {
namespace {

using core::Errc;

TEST(PcscError, codes_become_errors) {
  const std::pair<unsigned, Errc> table[] = {
      {0x8010001DU, Errc::pcsc_missing},        // no service
      {0x8010001EU, Errc::pcsc_missing},        // service stopped
      {0x80100013U, Errc::pcsc_missing},        // communication error
      {0x80100069U, Errc::card_removed},        // removed
      {0x8010000CU, Errc::card_removed},        // no smart card
      {0x80100016U, Errc::card_mute},           // not transacted
      {0x80100066U, Errc::card_mute},           // unresponsive
      {0x80100009U, Errc::reader_unavailable},  // unknown reader
      {0x8010000BU, Errc::reader_unavailable},  // sharing violation
      {0x80100017U, Errc::reader_unavailable},  // reader unavailable
      {0x8010000AU, Errc::timeout},             // timeout
      {0x80100002U, Errc::cancelled},           // cancelled
      {0x80100008U, Errc::pcsc_failure},        // insufficient buffer
  };
  for (const auto& [code, expected] : table) {
    EXPECT_EQ(pcsc_error(static_cast<long>(code), "x").code, expected) << std::hex << code;
  }
}

TEST(PcscError, context_names_the_call_and_the_code) {
  EXPECT_THAT(
      pcsc_error(0x8010001DL, "connecting").context,
      testing::AllOf(testing::StartsWith("connecting: "), testing::HasSubstr("0x8010001d")));
}

}  // namespace
}  // namespace madoguchi::adapters::pcsc
