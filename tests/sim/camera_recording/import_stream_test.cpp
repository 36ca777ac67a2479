// SPDX-License-Identifier: Apache-2.0
// Imports. Expected: times as ffprobe tells them (tests/data/videos/README.md), digests as
// sha256sum does, frames as they were written.
#include "sim/camera_recording/import_stream.hpp"

#include "adapters/crypto/file_digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "core/printable.hpp"
#include "sim/camera/stream_package.hpp"
#include "sim/camera_recording/growing_package.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::camera_recording {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using camera::StreamPackage;
using core::Errc;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const fs::path video = MADOGUCHI_SOURCE_DIR "/tests/data/videos/b_frames.mp4";

class ImportTest : public ::testing::Test {
 protected:
  std::vector<long> due(const StreamPackage& package) const {
    std::vector<long> times;
    for (const auto& frame : package.frames()) times.push_back(frame.due.count() / 1000);
    return times;
  }
  void write_picture(const std::string& name, int width, int height, std::uint8_t level) const {
    biometrics::Image image{width, height, biometrics::PixelFormat::grey8, {}};
    image.pixels.assign(static_cast<std::size_t>(width * height), level);
    fs::create_directories(pictures_);
    const auto png = adapters::opencv::encode_png(image).value();
    adapters::files::write_atomically(pictures_ / name, core::as_text(png)).value();
  }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(home_.path()), fs::directory_iterator());
  }

  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  fs::path to_ = home_.path() / "take";
  fs::path pictures_ = home_.path() / "pictures";
};

TEST_F(ImportTest, KeepsTheTimesOfAVideo) {
  ImportOptions options;
  options.from = video;
  options.to = to_;
  options.declared = {"nobody", {}, "grey"};
  const auto done = import_stream(options);
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_EQ(done->frames, 8U);
  EXPECT_EQ(done->length, 480ms);
  const auto package = StreamPackage::load(to_).value();
  EXPECT_THAT(due(package), ElementsAre(0, 40, 80, 160, 200, 400, 440, 480));
  EXPECT_TRUE(package.check_frames());
  const auto& source = std::get<camera::ImportedFile>(package.description().source);
  EXPECT_EQ(source.file, "b_frames.mp4");
  EXPECT_EQ(source.sha256, adapters::crypto::file_digest(video).value());
  EXPECT_EQ(package.description().declared, options.declared);
  EXPECT_EQ(package.description().recorded.size(), 20U);
  EXPECT_EQ(entries(), 1);
}

TEST_F(ImportTest, TakesAPartAndASize) {
  ImportOptions options;
  options.from = video;
  options.to = to_;
  options.start = 50ms;
  options.length = 351ms;
  options.size = {32, 32};
  ASSERT_TRUE(import_stream(options));
  const auto package = StreamPackage::load(to_).value();
  EXPECT_THAT(due(package), ElementsAre(0, 80, 120, 320));
  EXPECT_EQ(package.description().width, 32);
  EXPECT_EQ(package.description().height, 32);
  EXPECT_EQ(std::get<camera::ImportedFile>(package.description().source).start_us, 80000);
}

TEST_F(ImportTest, TakesAFolderOfPicturesByTheirNames) {
  write_picture("b.png", 20, 10, 200);
  write_picture("a.PNG", 20, 10, 100);
  adapters::files::write_atomically(pictures_ / "notes.txt", "no picture").value();
  ImportOptions options;
  options.from = pictures_ / "";
  options.to = to_;
  options.pictures_per_second = 4;
  ASSERT_TRUE(import_stream(options));
  const auto package = StreamPackage::load(to_).value();
  EXPECT_THAT(due(package), ElementsAre(0, 250));
  EXPECT_EQ(std::get<camera::ImportedFile>(package.description().source).file, "pictures");
  auto reader = adapters::opencv::VideoReader::open(package.video()).value();
  EXPECT_EQ(reader.next().value().value().pixels.front(), 100);
  EXPECT_EQ(reader.next().value().value().pixels.front(), 200);
}

TEST_F(ImportTest, OnePictureIsAStreamToo) {
  write_picture("a.png", 20, 10, 100);
  ImportOptions options;
  options.from = pictures_;
  options.to = to_;
  ASSERT_TRUE(import_stream(options));
  EXPECT_TRUE(StreamPackage::load(to_)->check_frames());
}

TEST_F(ImportTest, LeavesNothingWhenItCannotBeDone) {
  ImportOptions options;
  options.to = to_;
  options.from = home_.path() / "none.mp4";
  EXPECT_EQ(import_stream(options).error().code, Errc::file_missing);
  options.from = MADOGUCHI_SOURCE_DIR "/tests/data/videos/README.md";
  EXPECT_EQ(import_stream(options).error().code, Errc::malformed_data);
  options.from = video;
  options.start = 1h;
  EXPECT_EQ(import_stream(options).error().code, Errc::invalid_argument);
  options.start = 0s;
  std::stop_source stop;
  const auto stopped = import_stream(options, stop.get_token(), [&](std::size_t frames) {
    if (frames == 3) stop.request_stop();
  });
  EXPECT_EQ(stopped.error().code, Errc::cancelled);
  EXPECT_EQ(entries(), 0);
  write_picture("a.png", 20, 10, 100);
  write_picture("b.png", 30, 10, 100);
  write_picture("c.png", 20, 10, 100);
  options.from = pictures_;
  const auto mixed = import_stream(options);
  ASSERT_FALSE(mixed);
  EXPECT_THAT(mixed.error().context, HasSubstr("30 x 10"));
  EXPECT_EQ(entries(), 1);
}

TEST_F(ImportTest, AGrowingPackageNeedsIncreasingTimes) {
  GrowingPackage package(to_, {});
  biometrics::Image image{16, 16, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(16 * 16 * 3, 5);
  EXPECT_FALSE(package.commit(camera::DrawnPerson{}));
  ASSERT_TRUE(package.add(7ms, image));
  EXPECT_EQ(package.add(7ms, image).error().code, Errc::invalid_argument);
  ASSERT_TRUE(package.add(47ms, image));
  EXPECT_EQ(package.length(), 40ms);
  EXPECT_FALSE(fs::exists(to_));
}

TEST(Printable, KeepsUtf8AndNothingElse) {
  EXPECT_EQ(core::printable("窓口 a"), "窓口 a");
  EXPECT_EQ(core::printable("a\xFF\x01z\xC0\x80"), "a??z??");
  EXPECT_EQ(core::printable("\xED\xA0\x80"), "???");
  EXPECT_EQ(core::printable(""), "?");
  EXPECT_EQ(core::printable(std::string(300, 'x')).size(), 200U);
}

}  // namespace
}  // namespace madoguchi::sim::camera_recording
