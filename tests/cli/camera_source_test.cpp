// SPDX-License-Identifier: Apache-2.0
// `madoguchi run --camera-source`: recorded streams and live cameras of the user's own, and what is
// said of those that show nothing.
#include "program.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <thread>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::string video = MADOGUCHI_SOURCE_DIR "/tests/data/videos/b_frames.mp4";

void change(const fs::path& file, const std::string& from, const std::string& to) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  ASSERT_NE(text.find(from), std::string::npos) << text;
  text.replace(text.find(from), from.size(), to);
  write_file(file, text);
}

/// A scenario of the holder alone, whose camera is that of the world unless there is a source.
std::string scenario_of(const fs::path& folder, const std::string& camera) {
  return write_file(folder / "scenario.yaml",
                    "id: cli-camera\ntitle: {en: camera, ja: カメラ}\nrequirements: [N-02]\n"
                    "world:\n  date: 2024-02-01\n  people:\n    taro: {person: 23}\n"
                    "  card: {of: taro, kind: pinless}\n" +
                        camera +
                        "steps:\n  - place_card: {}\n  - choose_method: face\n"
                        "    expect: {comparison: match, verified_by: face}\n")
      .string();
}

const std::string holder = MADOGUCHI_SOURCE_DIR "/scenarios/media/holder";

// The recording shows person 1; the card is that of person 23, until it carries the photograph of
// whom the source shows.
TEST(CameraSource, ASourceOfTheUsersOwnIsJudgedByWhatItShows) {
  const fs::path folder = fresh_folder("camera_source");
  const std::string photograph = (folder / "one.jp2").string();
  ASSERT_EQ(run_program("person photograph 1 -o " + photograph).exit_code, 0);
  const std::string run =
      "run --no-report " + scenario_of(folder, "") + " --camera-source " + holder;
  const auto stranger = run_program(run);
  EXPECT_EQ(stranger.exit_code, 1) << stranger.output;
  EXPECT_THAT(stranger.output, HasSubstr("expected match, observed non_match"));
  const auto known = run_program(run + " --photograph " + photograph);
  EXPECT_EQ(known.exit_code, 0) << known.output;
}

TEST(CameraSource, WhatASourceCannotShowIsSkippedAndSaysWhy) {
  const fs::path folder = fresh_folder("camera_source_skips");
  const auto ran = run_program("run --no-report --camera-source " + holder + " " +
                               scenario_of(folder, "  camera: {of: taro, stream: backlight}\n"));
  EXPECT_EQ(ran.exit_code, 3) << ran.output;
  EXPECT_THAT(ran.output,
              HasSubstr("it needs the scene backlight, the camera source shows frontal"));
}

TEST(CameraSource, BadSourcesAreTwo) {
  const fs::path folder = fresh_folder("camera_source_usage");
  const std::string scenario = scenario_of(folder, "");
  fs::copy(holder, folder / "holder");
  struct Row {
    std::string options;
    std::string said;
  };
  const std::vector<Row> rows{
      {"--camera-source " + (folder / "holdre").string(), "did you mean"},
      {"--camera-source " + folder.string(), "a folder without stream.yaml"},
      {"--camera-source " + video, "madoguchi camera import"},
      {"--camera-source " + scenario, "a file"},
      {"--camera-source ''", "nothing is named"},
      {"--camera-source /dev/zero", "needs --mode hil"},
      {"--camera-source https://localhost/", "expected http://host"},
      {"--camera-source http://127.0.0.1:9/", "needs --mode hil"},
      {"--mode hil --camera-source http://127.0.0.1:9/", "refused"},
      {"--mode hil --camera-source /dev/null", "not a V4L2 device"},
      {"--photograph " + video, "goes with --camera-source"},
      {"--camera-source " + holder + " --photograph " + scenario, "--photograph"},
      {"--camera-source " + holder + " --profile pcsc --reader x", "before no camera"}};
  for (const Row& row : rows) {
    const auto ran = run_program("run --no-report " + scenario + " " + row.options);
    EXPECT_EQ(ran.exit_code, 2) << row.options << "\n" << ran.output;
    EXPECT_THAT(ran.output, HasSubstr(row.said)) << row.options;
  }
}

TEST(CameraSource, ADamagedPackageIsToldBeforeAnythingRuns) {
  const fs::path folder = fresh_folder("camera_package");
  fs::copy(holder, folder / "holder");
  change(folder / "holder" / "stream.mkv", "FFV1", "FFV2");
  const std::string scenario = scenario_of(folder, "  camera: {package: holder}\n");
  for (const std::string& command : {"run --no-report " + scenario, "lint " + scenario}) {
    const auto ran = run_program(command);
    EXPECT_EQ(ran.exit_code, 2) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr("scenario.yaml:9:21: world.camera.package: "));
    EXPECT_THAT(ran.output, HasSubstr("stream.mkv"));
  }
}

/// A camera that gives its answer to the first who asks, and nothing to anybody after.
class BadCamera {
 public:
  explicit BadCamera(std::string answer)
      : acceptor_(loop_, {boost::asio::ip::address_v4::loopback(), 0}), answer_(std::move(answer)) {
    accept();
    thread_ = std::jthread([this] { loop_.run(); });
  }
  ~BadCamera() { loop_.stop(); }
  BadCamera(const BadCamera&) = delete;
  BadCamera& operator=(const BadCamera&) = delete;

  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + "/";
  }

 private:
  void accept() {
    acceptor_.async_accept([this](auto error, boost::asio::ip::tcp::socket socket) {
      if (error) return;
      boost::system::error_code gone;
      std::array<char, 1000> request{};
      socket.read_some(boost::asio::buffer(request), gone);
      if (!answered_) boost::asio::write(socket, boost::asio::buffer(answer_), gone);
      answered_ = true;
      accept();
    });
  }

  boost::asio::io_context loop_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::string answer_;
  bool answered_ = false;
  std::jthread thread_;
};

const std::string stream_head =
    "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n\r\n";

std::string part_of(const std::string& jpeg) {
  return "--b\r\nContent-Type: image/jpeg\r\nContent-Length: " + std::to_string(jpeg.size()) +
         "\r\n\r\n" + jpeg + "\r\n--b\r\n";
}

TEST(CameraSource, ALiveCameraThatShowsNothingIsTwoAndSaysWhy) {
  struct Row {
    std::string answer;
    std::string said;
  };
  const std::vector<Row> rows{
      {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "HTTP status 404"},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
       "expected multipart/x-mixed-replace, found \"text/html\""},
      {"an answer of another kind\r\n\r\n", "an HTTP answer was expected"},
      {stream_head, "the camera ended before its first frame"},
      {stream_head + part_of("no picture"), "not a JPEG"},
  };
  const std::string scenario = scenario_of(fresh_folder("camera_bad"), "");
  for (const Row& row : rows) {
    const BadCamera camera(row.answer);
    const auto ran =
        run_program("run --no-report --mode hil --camera-source " + camera.url() + " " + scenario);
    EXPECT_EQ(ran.exit_code, 2) << ran.output;
    EXPECT_THAT(ran.output, HasSubstr(row.said));
  }
}

TEST(CameraSource, ASourceThatVanishesIsFour) {
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/tests/data/faces/person_901_frame.jpg", std::ios::binary);
  const BadCamera camera(stream_head +
                         part_of(std::string(std::istreambuf_iterator<char>(in), {})));
  const auto ran = run_program("run --no-report --mode hil --camera-source " + camera.url() + " " +
                               scenario_of(fresh_folder("camera_vanishes"), ""));
  EXPECT_EQ(ran.exit_code, 4) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("the camera source is gone"));
}

}  // namespace
}  // namespace madoguchi::test
