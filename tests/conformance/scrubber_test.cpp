// SPDX-License-Identifier: Apache-2.0
// The forms that must be caught follow from the numbers' lengths (12 and 14 digits); the numbers
// here belong to nobody.
#include "conformance/report/scrubber.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::report {
namespace {

TEST(Scrubber, MasksTheTwelveDigitNumberInEveryForm) {
  EXPECT_EQ(scrub("number 123456789018.").text, "number [masked number].");
  EXPECT_EQ(scrub("1234 5678 9018").text, "[masked number]");
  EXPECT_EQ(scrub("(1234-5678-9018)").text, "([masked number])");
  EXPECT_EQ(scrub("<< 31 32 33 34 35 36 37 38 39 30 31 38 90 00").text, "<< [masked number] 90 00");
  EXPECT_EQ(scrub("\"313233343536373839303138\"").text, "\"[masked number]\"");
  EXPECT_EQ(scrub("x 123456789018").findings,
            std::vector<std::string>{"12-digit number at byte 2"});
}

TEST(Scrubber, MasksVerificationNumberB) {
  EXPECT_EQ(scrub("B=80021720352285").text, "B=[masked number]");
  // Born 2 January 2020, card valid until 2034: looks like a time of 2001 but for the hour.
  EXPECT_EQ(scrub("20010220341234").text, "[masked number]");
}

TEST(Scrubber, MasksPrivateKeys) {
  const std::string pem =
      "a\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\nb";
  EXPECT_EQ(scrub(pem).text, "a\n[masked private key]\nb");
  EXPECT_EQ(scrub("-----BEGIN PRIVATE KEY-----\nMHcCAQEE").text, "[masked private key]");
  EXPECT_EQ(scrub("-----BEGIN PRIVATE KEY-----").findings.size(), 1U);
  // Inside a document, cut off: the document goes on.
  EXPECT_EQ(scrub("[\"-----BEGIN PRIVATE KEY-----\\nMHcC\", 1]").text,
            "[\"[masked private key]\", 1]");
}

TEST(Scrubber, LeavesOrdinaryTextAlone) {
  for (const std::string_view text :
       {"20240201093000", "1234567890123", "0123456789abcdef012345678901", "12345678901",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "3.141592653589",
        "a123456789012", "1.234567890123", "39131156", "窓口 12345678", "> 00840000000008 ;"}) {
    EXPECT_EQ(scrub(text).text, text);
    EXPECT_TRUE(scrub(text).findings.empty()) << text;
  }
}

}  // namespace
}  // namespace madoguchi::conformance::report
