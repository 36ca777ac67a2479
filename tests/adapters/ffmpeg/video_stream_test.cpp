// SPDX-License-Identifier: Apache-2.0
// True times of frames. Expected: what the ffprobe program says of the same files
// (tests/data/videos/README.md).
#include "adapters/ffmpeg/video_stream.hpp"

#include "adapters/ffmpeg/upright.hpp"
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::ffmpeg {
namespace {

using core::Errc;
using ::testing::ElementsAre;

const std::filesystem::path videos = MADOGUCHI_SOURCE_DIR "/tests/data/videos";

TEST(VideoStream, TellsTheTimesOfFramesThatComeOutOfOrder) {
  auto video = VideoStream::open(videos / "b_frames.mp4").value();
  std::vector<long> times;
  std::vector<int> levels;
  while (true) {
    const auto frame = video.next();
    ASSERT_TRUE(frame) << frame.error().message();
    if (!*frame) break;
    times.push_back((*frame)->at.count() / 1000);
    levels.push_back((*frame)->image.pixels[100]);
    EXPECT_EQ((*frame)->image.width, 64);
    EXPECT_EQ((*frame)->image.pixels.size(), 64U * 48U * 3U);
  }
  EXPECT_THAT(times, ElementsAre(0, 40, 80, 160, 200, 400, 440, 480));
  EXPECT_THAT(levels, ElementsAre(16, 45, 74, 103, 132, 161, 190, 220));
}

TEST(VideoStream, ShowsATelephonesVideoUpright) {
  auto video = VideoStream::open(videos / "rotated.mp4").value();
  const auto frame = video.next().value().value();
  ASSERT_EQ(frame.image.width, 48);
  ASSERT_EQ(frame.image.height, 64);
  // As the ffmpeg program turns it: bright above, dark below.
  EXPECT_GT(frame.image.pixels.front(), 200);
  EXPECT_LT(frame.image.pixels.back(), 50);
}

TEST(VideoStream, OneTurnIsClockwise) {
  // a b    c a
  // c d -> d b, in blue.
  const biometrics::Image image{
      2, 2, biometrics::PixelFormat::bgr8, {'a', 0, 0, 'b', 0, 0, 'c', 0, 0, 'd', 0, 0}};
  const auto next = turned(image, 1);
  EXPECT_EQ(next.pixels[0], 'c');
  EXPECT_EQ(next.pixels[3], 'a');
  EXPECT_EQ(next.pixels[6], 'd');
  EXPECT_EQ(turned(image, 4).pixels, image.pixels);
}

TEST(VideoStream, SaysWhatCannotBeRead) {
  EXPECT_EQ(VideoStream::open(videos / "none.mp4").error().code, Errc::file_missing);
  EXPECT_EQ(VideoStream::open(videos / "README.md").error().code, Errc::malformed_data);
  EXPECT_EQ(VideoStream::open(videos / "without_video.wav").error().code, Errc::malformed_data);
  EXPECT_EQ(VideoStream::open(videos).error().code, Errc::malformed_data);
}

TEST(VideoStream, ADamagedFileEndsWithoutACrash) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto whole = files::read_file(videos / "b_frames.mp4", 100000).value();
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    std::string part = whole;
    for (std::size_t i = size; i < std::min(size + 20, part.size()); ++i) part[i] = '\xA5';
    files::write_atomically(folder.path() / "part.mp4", part).value();
    auto video = VideoStream::open(folder.path() / "part.mp4");
    int frames = 0;
    while (video && frames < 100) {
      const auto frame = video->next();
      if (!frame || !*frame) break;
      ++frames;
    }
    EXPECT_LT(frames, 100) << size;
  }
}

}  // namespace
}  // namespace madoguchi::adapters::ffmpeg
