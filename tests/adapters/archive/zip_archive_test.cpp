// SPDX-License-Identifier: Apache-2.0
// Zip archives. That other programs read them is tested with Python's zipfile
// (tests/cli/exchange_test.cpp); here is what only ours must do.
#include "adapters/archive/zip_archive.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::archive {
namespace {

const core::CivilTime at = core::CivilTime{} + std::chrono::hours(24 * 365 * 54);

std::string packed(std::string_view content) {
  return ZipPacking().pack("OQSmuquc02res_1.xml", content, at).value();
}

TEST(ZipArchive, GivesBackWhatWentIn) {
  const std::string content = "<XmlMsg>見本</XmlMsg>" + std::string(100000, 'a');
  const std::string archive = packed(content);
  EXPECT_LT(archive.size(), 2000U);
  EXPECT_EQ(archive.substr(0, 2), "PK");
  EXPECT_EQ(archive, packed(content));
  const auto files = unpack_zip(archive, 200000);
  ASSERT_TRUE(files) << files.error().message();
  ASSERT_EQ(files->size(), 1U);
  EXPECT_EQ(files->front().name, "OQSmuquc02res_1.xml");
  EXPECT_EQ(files->front().content, content);
}

TEST(ZipArchive, StopsAtTheLimit) {
  const std::string archive = packed(std::string(1 << 20, 'a'));
  EXPECT_TRUE(unpack_zip(archive, 1 << 20));
  EXPECT_EQ(unpack_zip(archive, (1 << 20) - 1).error().code, core::Errc::malformed_data);
}

// Every length of an archive that was cut off, and every byte of it changed.
TEST(ZipArchive, ADamagedArchiveIsAnError) {
  const std::string archive = packed("<XmlMsg/>");
  for (std::size_t size = 0; size < archive.size(); ++size) {
    EXPECT_FALSE(unpack_zip(std::string_view(archive).substr(0, size), 1000)) << size;
  }
  int refused = 0;
  for (std::size_t i = 0; i < archive.size(); ++i) {
    std::string damaged = archive;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    if (!unpack_zip(damaged, 1000)) ++refused;
  }
  EXPECT_GT(refused, 10);  // the checksum, the sizes, the signatures
}

}  // namespace
}  // namespace madoguchi::adapters::archive
