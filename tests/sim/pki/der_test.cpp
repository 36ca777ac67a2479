// SPDX-License-Identifier: Apache-2.0
// Expected values: examples of ITU-T X.690 and well-known encodings of object identifiers.
#include "sim/pki/der.hpp"

#include "core/hex.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::pki::der {
namespace {

std::string text(const core::Bytes& bytes) { return core::to_hex(bytes); }

TEST(Der, object_identifiers) {
  EXPECT_EQ(text(object_identifier("1.2.840.113549.1.1.11")), "06092A864886F70D01010B");
  EXPECT_EQ(text(object_identifier("2.999.3")), "0603883703");
  EXPECT_EQ(text(object_identifier("2.5.4.3")), "0603550403");
}

TEST(Der, integers_are_short_and_not_negative) {
  EXPECT_EQ(text(integer(core::Bytes{0})), "020100");
  EXPECT_EQ(text(integer(core::Bytes{0x7F})), "02017F");
  EXPECT_EQ(text(integer(core::Bytes{0x80})), "02020080");
  EXPECT_EQ(text(integer(core::Bytes{0, 0, 1})), "020101");
  EXPECT_EQ(text(integer({})), "020100");
}

TEST(Der, times_change_their_form_in_2050) {
  using namespace std::chrono;
  EXPECT_EQ(text(time(sys_days{2028y / 2 / 17} + 14h + 59min + 59s)),
            "170D3238303231373134353935395A");
  EXPECT_EQ(text(time(sys_days{2050y / 1 / 1})), "180F32303530303130313030303030305A");
}

TEST(Der, strings_and_wrappers) {
  EXPECT_EQ(text(printable_string("JP")), "13024A50");
  EXPECT_EQ(text(bit_string(core::Bytes{0x06}, 1)), "03020106");
  EXPECT_EQ(text(boolean(true)), "0101FF");
  EXPECT_EQ(text(sequence({null(), null()})), "300405000500");
  EXPECT_EQ(text(context(3, null())), "A3020500");
  EXPECT_EQ(text(context(0, core::Bytes{1}, false)), "800101");
}

}  // namespace
}  // namespace madoguchi::sim::pki::der
