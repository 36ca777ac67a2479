// SPDX-License-Identifier: Apache-2.0
// A package on disk: complete or not there, and every damage is noticed. Expected frame digest: the
// sha256sum program on "4 2 1\n" followed by eight bytes 0 to 7.
#include "sim/camera/stream_package.hpp"

#include "adapters/clock/run_virtual.hpp"
#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "sim/camera/stream_package_writer.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace madoguchi::sim::camera {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using core::Errc;

biometrics::Image grey(std::uint8_t level) {
  biometrics::Image image{64, 48, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(64 * 48 * 3, level);
  return image;
}

class StreamPackageTest : public ::testing::Test {
 protected:
  core::Result<StreamPackageWriter> writer() const {
    StreamDescription description;
    description.source = DrawnPerson{3, {}, "test"};
    description.width = 64;
    description.height = 48;
    return StreamPackageWriter::create(folder_, description, 10);
  }
  void write_package() const {
    auto package = writer().value();
    for (const int i : {0, 1, 2}) {
      package.add(std::chrono::milliseconds(100 * i), grey(static_cast<std::uint8_t>(50 + i)))
          .value();
    }
    package.commit().value();
  }
  void change_description(const std::string& from, const std::string& to) const {
    auto text = adapters::files::read_file(folder_ / description_file_name, 100000).value();
    text.replace(text.find(from), from.size(), to);
    adapters::files::write_atomically(folder_ / description_file_name, text).value();
  }
  /// Changes the list of frames and lets the description know.
  void change_list(const std::string& from, const std::string& to) const {
    auto text = adapters::files::read_file(folder_ / frames_file_name, 100000).value();
    const auto before = adapters::crypto::sha256_hex(core::as_bytes(text));
    text.replace(text.find(from), from.size(), to);
    adapters::files::write_atomically(folder_ / frames_file_name, text).value();
    change_description(before, adapters::crypto::sha256_hex(core::as_bytes(text)));
  }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(home_.path()), fs::directory_iterator());
  }

  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  fs::path folder_ = home_.path() / "take";
};

TEST_F(StreamPackageTest, IsReadBackAndPlayed) {
  write_package();
  const auto package = StreamPackage::load(folder_);
  ASSERT_TRUE(package) << package.error().message();
  EXPECT_EQ(package->frames().size(), 3U);
  EXPECT_TRUE(package->check_frames());
  EXPECT_EQ(entries(), 1);

  boost::asio::io_context loop;
  adapters::clock::VirtualClock clock(loop.get_executor(), core::parse_date("2024-02-01").value());
  const auto camera = package->play(clock);
  bool done = false;
  std::string digest;
  auto watch = [](ports::FrameSource& source, std::string& out) -> ports::Awaitable<void> {
    auto begin = source.start();
    EXPECT_TRUE(co_await std::move(begin));
    for (int i = 0; i < 3; ++i) {
      auto task = source.next();
      const auto frame = co_await std::move(task);
      EXPECT_TRUE(frame);
      out = adapters::crypto::picture_digest(*frame->image);
    }
  };
  boost::asio::co_spawn(loop, watch(*camera, digest), [&](std::exception_ptr) { done = true; });
  ASSERT_TRUE(adapters::clock::run_virtual(loop, clock, [&] { return done; }));
  EXPECT_EQ(digest, package->frames()[2].sha256);
  EXPECT_EQ(clock.now().time_since_epoch(), 200ms);
}

TEST_F(StreamPackageTest, AnUnfinishedPackageLeavesNothing) {
  {
    auto package = writer().value();
    EXPECT_TRUE(package.add(0ms, grey(1)));
    EXPECT_EQ(entries(), 1);
    EXPECT_FALSE(fs::exists(folder_));
  }
  EXPECT_EQ(entries(), 0);
}

TEST_F(StreamPackageTest, TimesAndSizesAreChecked) {
  auto package = writer().value();
  EXPECT_TRUE(package.add(0ms, grey(1)));
  EXPECT_EQ(package.add(0ms, grey(1)).error().code, Errc::invalid_argument);
  biometrics::Image small{2, 2, biometrics::PixelFormat::grey8, {0, 0, 0, 0}};
  EXPECT_EQ(package.add(1ms, small).error().code, Errc::invalid_argument);
  EXPECT_TRUE(package.commit());
  EXPECT_FALSE(package.add(2ms, grey(1)));
  EXPECT_FALSE(package.commit());
}

TEST_F(StreamPackageTest, TheFirstOfTwoWritersWins) {
  auto slow = writer().value();
  EXPECT_TRUE(slow.add(0ms, grey(99)));
  write_package();
  EXPECT_TRUE(slow.commit());
  EXPECT_EQ(StreamPackage::load(folder_)->frames().size(), 3U);
}

TEST_F(StreamPackageTest, NoticesAnotherVideo) {
  write_package();
  auto video = adapters::files::read_file(folder_ / video_file_name, 1000000).value();
  video.back() = static_cast<char>(video.back() ^ 1);
  ASSERT_TRUE(adapters::files::write_atomically(folder_ / video_file_name, video));
  EXPECT_EQ(StreamPackage::load(folder_).error().code, Errc::digest_mismatch);
}

TEST_F(StreamPackageTest, NoticesAnotherFrame) {
  write_package();
  const auto digest = StreamPackage::load(folder_)->frames()[1].sha256;
  change_list(digest, std::string(64, '7'));
  const auto package = StreamPackage::load(folder_);
  ASSERT_TRUE(package);
  const auto checked = package->check_frames();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Errc::digest_mismatch);
  EXPECT_NE(checked.error().context.find("frame 1 "), std::string::npos);
}

TEST_F(StreamPackageTest, NoticesFramesThatAreNotListed) {
  write_package();
  const auto last = StreamPackage::load(folder_)->frames()[2].sha256;
  change_list("2,200000," + last + "\n", "");
  EXPECT_EQ(StreamPackage::load(folder_)->check_frames().error().code, Errc::malformed_data);
}

TEST_F(StreamPackageTest, NoticesAnotherList) {
  write_package();
  auto list = adapters::files::read_file(folder_ / frames_file_name, 100000).value();
  list.replace(list.find("1,100000"), 8, "1,100001");
  ASSERT_TRUE(adapters::files::write_atomically(folder_ / frames_file_name, list));
  const auto package = StreamPackage::load(folder_);
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().code, Errc::digest_mismatch);
  EXPECT_NE(package.error().context.find(frames_file_name), std::string::npos);
}

TEST_F(StreamPackageTest, TellsEveryMistakeOfItsFiles) {
  write_package();
  change_description("program:", "programme:");
  change_description("width: 64", "width: 0");
  const auto package = StreamPackage::load(folder_);
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().code, Errc::malformed_data);
  EXPECT_NE(package.error().context.find("did you mean \"program\""), std::string::npos);
  EXPECT_NE(package.error().context.find("size.width"), std::string::npos);
}

TEST_F(StreamPackageTest, BeginsAgainAfterTheUsualTime) {
  write_package();
  EXPECT_EQ(StreamPackage::load(folder_)->period(), 300ms);
}

TEST_F(StreamPackageTest, NeedsAFrame) {
  auto package = writer().value();
  EXPECT_EQ(package.commit().error().code, Errc::invalid_argument);
}

TEST_F(StreamPackageTest, NoticesAnotherSize) {
  write_package();
  change_description("{width: 64, height: 48}", "{width: 48, height: 64}");
  EXPECT_EQ(StreamPackage::load(folder_)->check_frames().error().code, Errc::malformed_data);
}

TEST_F(StreamPackageTest, NoticesMissingParts) {
  EXPECT_EQ(StreamPackage::load(folder_).error().code, Errc::file_missing);
  write_package();
  fs::remove(folder_ / video_file_name);
  EXPECT_EQ(StreamPackage::load(folder_).error().code, Errc::file_missing);
}

TEST(FrameDigest, CoversSizeAndPixels) {
  const biometrics::Image image{4, 2, biometrics::PixelFormat::grey8, {0, 1, 2, 3, 4, 5, 6, 7}};
  EXPECT_EQ(adapters::crypto::picture_digest(image),
            "c5dd02e9687e847e5d8e4cac127c34dfac1bc7bbd05124e447827f6ec4d3274e");
}

}  // namespace
}  // namespace madoguchi::sim::camera
