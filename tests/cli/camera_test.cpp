// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera` as a user calls it. Expected: times of tests/data/videos as ffprobe tells
// them.
#include "core/bytes.hpp"
#include "program.hpp"

#include <gmock/gmock.h>
#include <opencv2/videoio.hpp>
#include <signal.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::string video = MADOGUCHI_SOURCE_DIR "/tests/data/videos/b_frames.mp4";

/// A stream imported from the small video.
fs::path imported(const std::string& name) {
  const fs::path folder = fresh_folder(name) / "take";
  const auto ran = run_program("camera import " + video + " -o " + folder.string() +
                               " --subject nobody --scene 'backlight eyes=glasses' --notes 'a: b'");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("8 frames of 64 x 48 in 0.480 s"));
  return folder;
}

void change(const fs::path& file, const std::string& from, const std::string& to) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  ASSERT_NE(text.find(from), std::string::npos) << text;
  text.replace(text.find(from), from.size(), to);
  write_file(file, text);
}

TEST(CameraCli, ImportsChecksAndShows) {
  const fs::path take = imported("camera_import");
  EXPECT_EQ(run_program("camera check " + take.string()).exit_code, 0);
  const auto shown = run_program("camera show " + take.string());
  EXPECT_EQ(shown.exit_code, 0);
  for (const char* text : {"file b_frames.mp4", "nobody", "light=backlight eyes=glasses", "a: b",
                           "64 x 48", "0.040 s to 0.200 s"}) {
    EXPECT_THAT(shown.output, HasSubstr(text));
  }
  EXPECT_THAT(run_program("camera show --json " + take.string()).output,
              HasSubstr(R"("frames":"8")"));
}

TEST(CameraCli, PlaysOnTheVirtualClock) {
  const auto played = run_program("camera play --virtual " + imported("camera_play").string());
  EXPECT_EQ(played.exit_code, 0) << played.output;
  EXPECT_THAT(played.output, HasSubstr("due    400.000 ms  at    400.000 ms"));
  EXPECT_THAT(played.output, HasSubstr("8 frames given, 0 dropped, at most 0.000 ms late"));
}

TEST(CameraCli, DamageIsOneAndMistakesAreTwo) {
  const fs::path take = imported("camera_damage");
  change(take / "frames.csv", "1,40000,", "1,40001,");
  auto checked = run_program("camera check " + take.string());
  EXPECT_EQ(checked.exit_code, 1) << checked.output;
  EXPECT_THAT(checked.output, HasSubstr("frames.csv"));
  change(take / "frames.csv", "1,40001,", "1,40000,");
  change(take / "stream.mkv", "FFV1", "FFV2");
  EXPECT_EQ(run_program("camera check " + take.string()).exit_code, 1);
  change(take / "stream.yaml", "declared:", "declard:");
  change(take / "stream.yaml", "width: 64", "width: wide");
  checked = run_program("camera check " + take.string());
  EXPECT_EQ(checked.exit_code, 2) << checked.output;
  EXPECT_THAT(checked.output, HasSubstr("did you mean \"declared\""));
  EXPECT_THAT(checked.output, HasSubstr("size.width"));
  EXPECT_EQ(run_program("camera check " + take.parent_path().string()).exit_code, 2);
}

TEST(CameraCli, BadUsageIsTwoAndLeavesNothing) {
  const fs::path folder = fresh_folder("camera_usage");
  const std::string out = " -o " + (folder / "take").string();
  for (const std::string& arguments :
       {"import " + folder.string() + "/none.mp4" + out, "import " + video,
        "import " + video + out + " --scene nowhere", "import " + video + out + " --subject 'A B'",
        "import " + video + out + " --size 640", "import " + video + " -o " + folder.string(),
        "record https://example.org" + out, std::string("check"), std::string("serve person:0"),
        std::string("serve person:1@nowhere"), "serve " + folder.string(),
        "import " + video + out + " --start 999"}) {
    const auto ran = run_program("camera " + arguments);
    EXPECT_EQ(ran.exit_code, 2) << arguments << "\n" << ran.output;
  }
  EXPECT_TRUE(fs::is_empty(folder));
}

TEST(CameraCli, ADeviceThatIsNotThereIsFour) {
  const fs::path take = imported("camera_device");
  const auto ran = run_program("camera serve " + take.string() + " --port 0 --v4l2 /dev/no-video");
  EXPECT_EQ(ran.exit_code, 4) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("v4l2loopback"));
}

/// A running `madoguchi camera serve`.
class Serving {
 public:
  explicit Serving(const std::string& arguments)
      : pipe_(popen(("echo $$; exec " MADOGUCHI_BINARY_DIR "/bin/madoguchi camera serve " +
                     arguments + " --port 0 2>&1")
                        .c_str(),
                    "r")) {
    process_ = std::stoi(line());
    for (std::string text = line(); !text.empty(); text = line()) {
      addresses_ += text;
      if (text.find("Ctrl-C") != std::string::npos) break;
    }
  }
  ~Serving() {
    kill(process_, SIGTERM);
    pclose(pipe_);
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  /// The address that ends so.
  std::string url(const std::string& ending) const {
    const auto end = addresses_.find(ending);
    const auto begin = addresses_.rfind("http://", end);
    return addresses_.substr(begin, end + ending.size() - begin);
  }

 private:
  std::string line() {
    std::array<char, 500> text{};
    return std::fgets(text.data(), text.size(), pipe_) == nullptr ? std::string() : text.data();
  }

  std::FILE* pipe_;
  pid_t process_ = 0;
  std::string addresses_;
};

TEST(CameraCli, FfmpegReadsWhatIsServed) {
  const Serving serving(imported("camera_ffmpeg").string() + " --show black");
  cv::VideoCapture capture(serving.url("/streams/take.mjpg"), cv::CAP_FFMPEG);
  ASSERT_TRUE(capture.isOpened());
  const std::vector<int> original{16, 45, 74, 103, 132, 161, 190, 220};
  std::vector<int> seen;
  for (cv::Mat frame; capture.read(frame);) {
    const int level = frame.at<cv::Vec3b>(20, 20)[1];
    const auto near =
        std::ranges::find_if(original, [&](int o) { return std::abs(o - level) < 3; });
    ASSERT_NE(near, original.end()) << level;
    seen.push_back(*near);
  }
  ASSERT_FALSE(seen.empty());
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.back(), 220) << "the last frame is never dropped";
}

TEST(CameraCli, OneServesAnotherRecords) {
  const fs::path take = imported("camera_record");
  const fs::path copy = take.parent_path() / "copy";
  const fs::path said = take.parent_path() / "said";
  // The server is told to end as a user ends it, and leaves what the page has shown: nothing.
  const std::string script =
      "camera serve " + take.string() + " --loop --port 0 --shown " +
      (take.parent_path() / "shown.json").string() + " > " + said.string() +
      " 2>&1 & server=$!; for i in $(seq 400); do grep -q 'live ' " + said.string() +
      " && break; sleep 0.05; done; url=$(sed -n 's/^live *//p' " + said.string() +
      "); " MADOGUCHI_BINARY_DIR "/bin/madoguchi camera record $url -o " + copy.string() +
      " --seconds 0.5; code=$?; kill -TERM $server; wait $server; exit $code";
  const auto ran = run_program(script);
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_EQ(run_program("camera check " + copy.string()).exit_code, 0);
  EXPECT_THAT(run_program("camera show " + copy.string()).output, HasSubstr("/video.mjpg"));
  EXPECT_TRUE(fs::exists(take.parent_path() / "shown.json"));
}

}  // namespace
}  // namespace madoguchi::test
