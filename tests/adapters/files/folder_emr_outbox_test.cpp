// SPDX-License-Identifier: Apache-2.0
// Expected behaviour: public EMR programs watch <share>/face and may open a file at any moment.
#include "adapters/files/folder_emr_outbox.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <gtest/gtest.h>

namespace madoguchi::adapters::files {
namespace {

core::Result<> deliver(FolderEmrOutbox& outbox, std::string name, std::string content) {
  boost::asio::io_context loop;
  auto done = boost::asio::co_spawn(loop, outbox.deliver(std::move(name), std::move(content)),
                                    boost::asio::use_future);
  loop.run();
  return done.get();
}

TEST(FolderEmrOutboxTest, leaves_a_file_in_the_face_folder) {
  const TemporaryFolder share = TemporaryFolder::make().value();
  FolderEmrOutbox outbox = FolderEmrOutbox::open(share.path() / "OQS").value();
  EXPECT_EQ(outbox.folder(), share.path() / "OQS" / "face");
  ASSERT_TRUE(deliver(outbox, "a.xml", "<XmlMsg/>"));
  EXPECT_EQ(read_file(outbox.folder() / "a.xml", 100).value(), "<XmlMsg/>");
}

TEST(FolderEmrOutboxTest, never_touches_a_file_that_is_there) {
  const TemporaryFolder share = TemporaryFolder::make().value();
  FolderEmrOutbox outbox = FolderEmrOutbox::open(share.path()).value();
  ASSERT_TRUE(deliver(outbox, "a.xml", "first"));
  EXPECT_EQ(deliver(outbox, "a.xml", "second").error().code, core::Errc::io_failure);
  EXPECT_EQ(read_file(outbox.folder() / "a.xml", 100).value(), "first");
}

TEST(FolderEmrOutboxTest, names_with_a_path_are_refused) {
  const TemporaryFolder share = TemporaryFolder::make().value();
  FolderEmrOutbox outbox = FolderEmrOutbox::open(share.path()).value();
  for (const char* name : {"", ".", "..", "../a.xml", "a/b.xml", "/tmp/a.xml", "a/"}) {
    EXPECT_EQ(deliver(outbox, name, "x").error().code, core::Errc::invalid_argument) << name;
  }
}

TEST(FolderEmrOutboxTest, a_share_that_is_not_there_any_more_is_an_error) {
  const TemporaryFolder share = TemporaryFolder::make().value();
  FolderEmrOutbox outbox = FolderEmrOutbox::open(share.path()).value();
  std::filesystem::remove_all(outbox.folder());
  EXPECT_EQ(deliver(outbox, "a.xml", "x").error().code, core::Errc::io_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::files
