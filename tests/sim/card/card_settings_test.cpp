// SPDX-License-Identifier: Apache-2.0
// The table of settings: every row can be read, written and refused, and says what it decides.
#include "sim/card/card_settings.hpp"

#include <gtest/gtest.h>

#include <set>

namespace madoguchi::sim::card {
namespace {

TEST(CardSettings, have_keys_of_their_own_and_texts_in_both_languages) {
  std::set<std::string_view> keys;
  for (const Setting& setting : settings()) {
    EXPECT_TRUE(keys.insert(setting.key).second) << setting.key;
    EXPECT_FALSE(setting.text.en.empty()) << setting.key;
    EXPECT_FALSE(setting.text.ja.empty()) << setting.key;
    EXPECT_FALSE(setting.expected().empty()) << setting.key;
    EXPECT_EQ(find_setting(setting.key), &setting);
  }
  EXPECT_GE(keys.size(), 25U);
  EXPECT_EQ(find_setting("no-such-setting"), nullptr);
}

TEST(CardSettings, read_back_what_was_written) {
  for (const Setting& setting : settings()) {
    CardProfile profile;
    ASSERT_TRUE(setting.write(profile, setting.default_value())) << setting.key;
    EXPECT_EQ(setting.read(profile), setting.default_value()) << setting.key;
    bool changed = false;
    for (const std::string_view other :
         {"6F42", "true", "false", "7", "nothing", "pss", "era", "applications"}) {
      const std::string before = setting.read(profile);
      const bool taken = setting.write(profile, other);
      EXPECT_EQ(setting.read(profile), taken ? other : before) << setting.key << " " << other;
      changed = changed || setting.read(profile) != setting.default_value();
    }
    EXPECT_TRUE(changed) << setting.key;
  }
}

TEST(CardSettings, leave_the_profile_alone_when_the_text_is_wrong) {
  for (const Setting& setting : settings()) {
    CardProfile profile;
    for (const std::string_view wrong : {"", " ", "63C", "63 C", "63C0 ", "63  ", "yes", "-1",
                                         "32769", "4294967297", "1e2", "unknown"}) {
      EXPECT_FALSE(setting.write(profile, wrong)) << setting.key << " " << wrong;
    }
    EXPECT_EQ(setting.read(profile), setting.default_value()) << setting.key;
  }
}

TEST(CardSettings, have_the_documented_defaults) {
  EXPECT_EQ(find_setting("query-when-locked")->default_value(), "63C0");
  EXPECT_EQ(find_setting("query-of-locked-slot")->default_value(), "63C0");
  EXPECT_EQ(find_setting("reset-keeps-security-status")->default_value(), "true");
  EXPECT_EQ(find_setting("first-command-fails")->default_value(), "false");
  EXPECT_EQ(find_setting("select-answer")->default_value(), "name");
  EXPECT_EQ(find_setting("tries-number-a")->default_value(), "10");
  EXPECT_EQ(find_setting("foreign-birth-year")->default_value(), "gregorian");
  EXPECT_EQ(find_setting("certificate-file-size")->default_value(), "2048");
}

TEST(CardSettings, reach_the_profile) {
  CardProfile profile;
  ASSERT_TRUE(find_setting("query-when-locked")->write(profile, "6984"));
  EXPECT_EQ(profile.behaviour.query_when_locked, iso7816::status::reference_data_not_usable);
  ASSERT_TRUE(find_setting("tries-number-a")->write(profile, "5"));
  EXPECT_EQ(profile.number_a_tries.maximum, 5);
}

}  // namespace
}  // namespace madoguchi::sim::card
