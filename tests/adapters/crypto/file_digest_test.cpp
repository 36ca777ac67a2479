// SPDX-License-Identifier: Apache-2.0
// Digests of files. Expected: FIPS 180-4 examples ("abc", the empty message) and the digest of the
// same bytes in memory.
#include "adapters/crypto/file_digest.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::crypto {
namespace {

class FileDigestTest : public ::testing::Test {
 protected:
  std::string digest_of(const std::string& content) const {
    files::write_atomically(folder_.path() / "file", content).value();
    return file_digest(folder_.path() / "file").value();
  }
  files::TemporaryFolder folder_ = files::TemporaryFolder::make().value();
};

TEST_F(FileDigestTest, KnownMessages) {
  EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(FileDigestTest, BlocksMakeNoDifference) {
  for (const std::size_t size : {65535U, 65536U, 65537U, 200000U}) {
    std::string content(size, 'x');
    content.back() = '!';
    EXPECT_EQ(digest_of(content), sha256_hex(core::as_bytes(content))) << size;
  }
}

TEST_F(FileDigestTest, OnlyFilesHaveOne) {
  EXPECT_EQ(file_digest(folder_.path() / "none").error().code, core::Errc::file_missing);
  EXPECT_EQ(file_digest(folder_.path()).error().code, core::Errc::io_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::crypto
