// SPDX-License-Identifier: Apache-2.0
// Media of synthetic people, made on demand. Expected: who is in them; that making them again and
// at the same time gives the same.
#include "sim/camera/media_library.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "sim/camera/media_rendering.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

namespace madoguchi::sim::camera {
namespace {

namespace fs = std::filesystem;
using biometrics::Scene;
using ::testing::ElementsAre;

const Scene empty_room = scene_of(biometrics::StreamKind::empty_room);

class MediaLibraryTest : public ::testing::Test {
 protected:
  std::string content(const fs::path& path) const {
    return adapters::files::read_file(path, 100'000'000).value();
  }
  /// Names of half-made entries begin with a dot.
  int left_overs() const {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(home_.path())) {
      if (entry.path().filename().string().starts_with(".")) ++count;
    }
    return count;
  }

  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  MediaLibrary library_{home_.path() / "media"};
};

TEST(StreamItem, AnEmptyRoomIsTheSameForEveryone) {
  EXPECT_EQ(stream_item(17, empty_room), stream_item(23, empty_room));
  EXPECT_NE(stream_item(17, Scene{}), stream_item(23, Scene{}));
  EXPECT_NE(stream_item(17, Scene{}), stream_item(17, Scene{}, {.seed = 1}));
}

TEST(MediaLibraryPaths, SayWhatIsInThem) {
  const MediaLibrary library("media");
  Scene scene;
  scene.light = biometrics::Light::side;
  scene.mask = biometrics::MaskWear::below_nose;
  const fs::path folder = fs::path("media") / media_version() / "person-17";
  EXPECT_EQ(library.path_of({17, scene}),
            folder / "light-side.mask-below_nose.24-frames.10-per-second");
  EXPECT_EQ(library.path_of({17, Scene{}, {.seed = 3, .frames = 2, .frames_per_second = 0.5}}),
            folder / "plain.2-frames.0.5-per-second.take-3");
  EXPECT_EQ(library.path_of({17, std::nullopt}), folder / "photograph.jp2");
}

TEST_F(MediaLibraryTest, ThePhotographIsAGreyPortrait) {
  const auto file = library_.photograph(7);
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_LE(file->size(), 6000U);
  const auto picture = adapters::opencv::ImageCodec().decode(*file);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->format, biometrics::PixelFormat::grey8);
  EXPECT_EQ(picture->width, 320);
  EXPECT_EQ(picture->height, 400);
  EXPECT_EQ(core::to_bytes(content(library_.path_of({7, std::nullopt}))), *file);
  EXPECT_EQ(*library_.photograph(7), *file);
  EXPECT_EQ(*render_photograph(7), *file);
  EXPECT_NE(*library_.photograph(8), *file);
}

TEST_F(MediaLibraryTest, AStreamIsMadeOnceAndChecked) {
  const auto stream = library_.stream(7, empty_room);
  ASSERT_TRUE(stream) << stream.error().message();
  ASSERT_NE(stream->description().drawn(), nullptr);
  EXPECT_EQ(*stream->description().drawn(), (DrawnPerson{0, empty_room, media_version()}));
  EXPECT_EQ(stream->frames().size(), 24U);
  EXPECT_EQ(stream->frames()[23].due, std::chrono::milliseconds(2300));
  EXPECT_TRUE(stream->check_frames());
  const auto made = fs::last_write_time(stream->video());
  EXPECT_EQ(library_.stream(9, empty_room)->video(), stream->video());
  MediaLibrary second(home_.path() / "media");
  ASSERT_TRUE(second.stream(0, empty_room));
  EXPECT_EQ(fs::last_write_time(stream->video()), made);
}

TEST_F(MediaLibraryTest, ADamagedStreamIsMadeAgain) {
  const auto first = library_.stream(0, empty_room).value();
  const auto digest = first.frames()[5].sha256;
  ASSERT_TRUE(adapters::files::write_atomically(first.video(), "broken"));
  MediaLibrary later(home_.path() / "media");
  const auto again = later.stream(0, empty_room);
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_TRUE(again->check_frames());
  EXPECT_EQ(again->frames()[5].sha256, digest);
  fs::remove(again->video());
  EXPECT_TRUE(MediaLibrary(home_.path() / "media").stream(0, empty_room));
}

TEST_F(MediaLibraryTest, PreparesWhatIsMissingAndReportsProgress) {
  const std::vector<MediaItem> items{{0, empty_room}, {4, std::nullopt}, {5, std::nullopt}};
  ASSERT_TRUE(library_.photograph(4));
  EXPECT_THAT(library_.missing(items), ElementsAre(items[0], items[2]));
  std::vector<std::pair<std::size_t, std::size_t>> calls;
  ASSERT_TRUE(library_.prepare(
      items, 2, [&](std::size_t done, std::size_t total) { calls.emplace_back(done, total); }));
  EXPECT_THAT(calls, ElementsAre(std::pair(1U, 2U), std::pair(2U, 2U)));
  EXPECT_TRUE(library_.missing(items).empty());
  EXPECT_TRUE(library_.prepare(items));
  EXPECT_EQ(calls.size(), 2U);
}

TEST_F(MediaLibraryTest, TwoProcessesMakeTheSameEntry) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    MediaLibrary mine(home_.path() / "media");
    const bool good = mine.stream(0, empty_room) && mine.photograph(6);
    ::_exit(good ? 0 : 1);
  }
  EXPECT_TRUE(library_.stream(0, empty_room));
  EXPECT_TRUE(library_.photograph(6));
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_TRUE(library_.stream(0, empty_room)->check_frames());
  EXPECT_EQ(left_overs(), 0);
}

TEST_F(MediaLibraryTest, SaysWhenTheCacheCannotBeWritten) {
  ASSERT_TRUE(adapters::files::write_atomically(home_.path() / "file", "in the way"));
  MediaLibrary blocked(home_.path() / "file" / "media");
  EXPECT_EQ(blocked.photograph(1).error().code, core::Errc::io_failure);
  EXPECT_EQ(blocked.stream(0, empty_room).error().code, core::Errc::io_failure);
}

}  // namespace
}  // namespace madoguchi::sim::camera
