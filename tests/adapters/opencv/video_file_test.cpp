// SPDX-License-Identifier: Apache-2.0
// Expected values: the frames that were written; the signature of EBML (RFC 8794, 11.2.1).
#include "adapters/opencv/video_file.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "core/bytes.hpp"
#include "core/hex.hpp"
#include "tests/adapters/opencv/pictures.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::opencv {
namespace {

using core::Errc;

TEST(VideoFile, KeepsEveryPixelOfEveryFrame) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto path = folder.path() / "take.mkv";
  const std::vector<biometrics::Image> frames{face_picture("person_901_frame.jpg"),
                                              face_picture("person_902_frame.jpg")};
  auto writer = VideoWriter::create(path, 640, 480, 15).value();
  for (const auto& frame : frames) ASSERT_TRUE(writer.write(frame));
  writer.finish();

  const auto content = files::read_file(path, 10'000'000).value();
  EXPECT_EQ(core::to_hex(core::as_bytes(content).first(4)), "1A45DFA3");
  auto reader = VideoReader::open(path).value();
  EXPECT_NEAR(reader.frames_per_second(), 15, 0.1);
  for (const auto& frame : frames) {
    const auto read = reader.next().value();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->pixels, frame.pixels);
  }
  EXPECT_FALSE(reader.next().value());
}

TEST(VideoFile, SkipsFrames) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto path = folder.path() / "take.mkv";
  auto writer = VideoWriter::create(path, 64, 48, 10).value();
  for (const std::uint8_t level : {10, 20, 30}) {
    ASSERT_TRUE(writer.write(plain_picture(64, 48, level, biometrics::PixelFormat::bgr8)));
  }
  writer.finish();
  auto reader = VideoReader::open(path).value();
  EXPECT_TRUE(reader.skip());
  EXPECT_TRUE(reader.skip());
  EXPECT_EQ(reader.next().value()->pixels.front(), 30);
  EXPECT_FALSE(reader.skip());
}

TEST(VideoFile, RefusesAFrameOfAnotherSize) {
  const auto folder = files::TemporaryFolder::make().value();
  auto writer = VideoWriter::create(folder.path() / "take.mkv", 64, 48, 10).value();
  const auto written = writer.write(plain_picture(64, 50, 0, biometrics::PixelFormat::bgr8));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, Errc::invalid_argument);
}

TEST(VideoFile, SaysWhatIsWrongWithAFile) {
  EXPECT_EQ(VideoReader::open("/nowhere.mkv").error().code, Errc::file_missing);
  EXPECT_EQ(VideoReader::open(face_file("README.md")).error().code, Errc::malformed_data);
  EXPECT_EQ(VideoWriter::create("/nowhere/take.mkv", 64, 48, 10).error().code, Errc::io_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
