// SPDX-License-Identifier: Apache-2.0
// Expected values: ISO/IEC 7816-4 tables 5 and 6.
#include "iso7816/response_apdu.hpp"

#include <gtest/gtest.h>

namespace madoguchi::iso7816 {
namespace {

TEST(ResponseApdu, is_data_and_a_status_word) {
  const auto response = ResponseApdu::decode(core::Bytes{0x01, 0x02, 0x63, 0xC2});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->data, (core::Bytes{0x01, 0x02}));
  EXPECT_EQ(response->status.value, 0x63C2);
  EXPECT_EQ(response->encode(), (core::Bytes{0x01, 0x02, 0x63, 0xC2}));
}

TEST(ResponseApdu, of_one_byte_is_an_error) {
  const auto response = ResponseApdu::decode(core::Bytes{0x90});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, core::Errc::short_response);
}

TEST(StatusWord, tells_the_retry_counter_only_for_63Cx) {
  EXPECT_EQ((StatusWord{0x63C0}).retry_counter(), 0);
  EXPECT_EQ((StatusWord{0x63CA}).retry_counter(), 10);
  EXPECT_FALSE((StatusWord{0x6300}).retry_counter());
  EXPECT_FALSE(status::reference_data_not_usable.retry_counter());
  EXPECT_EQ(status::tries_left(10), (StatusWord{0x63CA}));
}

TEST(StatusWord, has_text_for_people) {
  EXPECT_EQ(to_string(StatusWord{0x6982}), "6982");
  EXPECT_EQ(describe(status::reference_data_not_usable).en, "PIN locked");
  EXPECT_EQ(describe(StatusWord{0x63C0}).en, "verification failed, no tries left");
  EXPECT_EQ(describe(StatusWord{0x1234}).en, "unknown status");
}

}  // namespace
}  // namespace madoguchi::iso7816
