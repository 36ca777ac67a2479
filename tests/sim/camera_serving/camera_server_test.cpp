// SPDX-License-Identifier: Apache-2.0
// What is served, seen by a bare socket and by the FFmpeg behind OpenCV's VideoCapture (more of
// that in tests/cli/camera_test.cpp: in one process, both ends would wait for a lock of OpenCV's).
// Expected: frames, order and times of the package.
#include "sim/camera_serving/camera_server.hpp"

#include "adapters/files/temporary_folder.hpp"
#include "tests/adapters/http/raw_exchange.hpp"
#include "tests/sim/grey_stream.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

#include <regex>

namespace madoguchi::sim::camera_serving {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class CameraServerTest : public ::testing::Test {
 protected:
  CameraServerTest() {
    std::vector<ServedStream> streams;
    streams.emplace_back("grey", test::grey_stream(home_.path() / "grey", due_));
    streams.emplace_back(free_name("gr&y", streams),
                         test::grey_stream(home_.path() / "other", {0us}));
    CameraServerSettings settings;
    settings.stage.show = Show::black;
    settings.on_frame = [this](const biometrics::Image& image) { seen_ = image.pixels.front(); };
    server_ = CameraServer::start(std::move(streams), settings).value();
    port_ = static_cast<std::uint16_t>(std::stoi(server_->url().substr(17)));
  }
  std::string get(const std::string& path) const {
    return test::raw_exchange(port_, "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
  }
  std::string post(const std::string& path, const std::string& body,
                   const std::string& type = "application/json") const {
    return test::raw_exchange(port_, "POST " + path +
                                         " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
                                         "\r\nContent-Length: " + std::to_string(body.size()) +
                                         "\r\nConnection: close\r\n\r\n" + body);
  }
  static std::string body_of(const std::string& answer) {
    return answer.substr(answer.find("\r\n\r\n") + 4);
  }

  const std::vector<std::chrono::microseconds> due_{0us, 40000us, 73367us, 200000us, 240000us};
  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  std::atomic<int> seen_{-1};
  std::unique_ptr<CameraServer> server_;
  std::uint16_t port_ = 0;
};

TEST_F(CameraServerTest, AStreamFromItsBeginningWithLengthTimeAndNumber) {
  const std::string answer = get("/streams/grey.mjpg");
  EXPECT_THAT(answer,
              HasSubstr("Content-Type: multipart/x-mixed-replace;boundary=madoguchi-frame"));
  const std::regex head(
      "--madoguchi-frame\r\nContent-Type: image/jpeg\r\nContent-Length: ([0-9]+)\r\n"
      "X-Timestamp: ([0-9]+)\\.([0-9]{6})\r\nX-Frame: ([0-9]+)\r\n\r\n");
  int frames = 0;
  long last = -1;
  for (std::sregex_iterator part(answer.begin(), answer.end(), head), end; part != end; ++part) {
    const auto& match = *part;
    const auto index = static_cast<std::size_t>(std::stol(match[4]));
    EXPECT_GT(static_cast<long>(index), last);
    last = static_cast<long>(index);
    EXPECT_EQ(std::stol(match[2]) * 1000000 + std::stol(match[3]), due_.at(index).count());
    const auto begin = answer.begin() + match.position() + match.length();
    const std::vector<std::uint8_t> jpeg(begin, begin + std::stol(match[1]));
    const cv::Mat picture = cv::imdecode(jpeg, cv::IMREAD_COLOR);
    ASSERT_EQ(picture.cols, 64);
    EXPECT_NEAR(picture.at<cv::Vec3b>(20, 20)[0], 40 + 10 * static_cast<int>(index), 2);
    ++frames;
  }
  EXPECT_GE(frames, 1);
  EXPECT_EQ(last, 4) << "the last frame is never dropped: nothing follows it";
}

TEST_F(CameraServerTest, SinglePictures) {
  for (const int index : {3, 1, 4}) {
    const std::string jpeg = body_of(get("/streams/grey/frames/" + std::to_string(index) + ".jpg"));
    const std::vector<std::uint8_t> bytes(jpeg.begin(), jpeg.end());
    const cv::Mat picture = cv::imdecode(bytes, cv::IMREAD_COLOR);
    EXPECT_NEAR(picture.at<cv::Vec3b>(20, 20)[0], 40 + 10 * index, 2);
  }
  for (const char* path : {"/streams/grey/frames/5.jpg", "/streams/grey/frames/-1.jpg",
                           "/streams/grey/frames/1.png", "/streams/none/frames/0.jpg",
                           "/streams/none.mjpg", "/streams/", "/none", "/streams/grey"}) {
    EXPECT_THAT(get(path), StartsWith("HTTP/1.0 404 ")) << path;
  }
}

TEST_F(CameraServerTest, TheListOfFramesIsTheOneOfThePackage) {
  const auto list = boost::json::parse(body_of(get("/streams/grey/frames.json"))).as_object();
  EXPECT_EQ(list.at("width").as_int64(), 64);
  EXPECT_EQ(list.at("due_us").as_array().size(), 5U);
  EXPECT_EQ(list.at("due_us").at(2).as_int64(), 73367);
  EXPECT_EQ(list.at("period_us").as_int64(), 280000);
}

TEST_F(CameraServerTest, TheStageIsControlled) {
  EXPECT_THAT(get("/frame.jpg"), StartsWith("HTTP/1.0 200 "));
  EXPECT_EQ(seen_, 0) << "black";
  const auto answer = body_of(post("/control", R"({"stream":"gr-y","loop":true})"));
  const auto state = boost::json::parse(answer).as_object();
  EXPECT_EQ(state.at("show").as_string(), "stream");
  EXPECT_EQ(state.at("run").as_int64(), 2);
  for (int i = 0; i < 500 && seen_ != 40; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(seen_, 40);
  EXPECT_THAT(get("/control"), HasSubstr(R"("streams":["grey","gr-y"])"));
}

TEST_F(CameraServerTest, MistakesInTheControlAreNamed) {
  EXPECT_THAT(post("/control", "[]"), HasSubstr("expected a JSON object"));
  EXPECT_THAT(post("/control", R"({"shw":"black"})"), HasSubstr("did you mean \"show\""));
  EXPECT_THAT(post("/control", R"({"show":"blakc"})"), HasSubstr("did you mean \"black\""));
  EXPECT_THAT(post("/control", R"({"stream":"gre"})"), HasSubstr("did you mean \"grey\""));
  EXPECT_THAT(post("/control", R"({"speed":0})"), HasSubstr("speed: expected a number"));
  EXPECT_THAT(post("/control", R"({"loop":1})"), HasSubstr("loop: expected true or false"));
  EXPECT_THAT(post("/control", R"({"show":"black"})", "text/plain"), StartsWith("HTTP/1.1 415 "))
      << "a form of another web page is not obeyed";
  EXPECT_THAT(post("/video.mjpg", "{}"), StartsWith("HTTP/1.1 405 "));
  EXPECT_THAT(get("/control"), HasSubstr("\"run\":1"));
}

TEST_F(CameraServerTest, KeepsWhatThePageHasShown) {
  EXPECT_THAT(post("/shown", R"({"run":1,"stream":"grey","screen":{"width":1920,"px_per_mm":3.8},
                                 "frames":[[0,0,1700000000000000],[2,73367,1700000000080000]]})"),
              StartsWith("HTTP/1.1 200 "));
  const auto all = boost::json::parse(server_->shown()).as_object();
  EXPECT_EQ(all.at("screen").at("width").to_number<double>(), 1920);
  ASSERT_EQ(all.at("frames").as_array().size(), 2U);
  EXPECT_EQ(all.at("frames").at(1).at("frame").as_int64(), 2);
  EXPECT_EQ(all.at("frames").at(1).at("due_us").as_int64(), 73367);
  for (const char* body : {"", "{}", R"({"run":-1})", R"({"run":1,"frames":[[1,2]]})",
                           R"({"run":1,"frames":[["a",2,3]]})", R"({"run":1,"stream":7})",
                           R"({"run":1,"screen":{"width":"x"}})"}) {
    EXPECT_THAT(post("/shown", body), StartsWith("HTTP/1.1 400 ")) << body;
  }
  EXPECT_EQ(server_->shown(), boost::json::serialize(all));
}

TEST_F(CameraServerTest, PagesNameTheStreams) {
  EXPECT_THAT(get("/"), HasSubstr("/streams/gr-y.mjpg"));
  EXPECT_THAT(get("/scene"), HasSubstr("requestAnimationFrame"));
}

TEST_F(CameraServerTest, EndsWhileClientsWatch) {
  cv::VideoCapture live(server_->url() + "/video.mjpg", cv::CAP_FFMPEG);
  cv::Mat frame;
  ASSERT_TRUE(live.read(frame));
  server_.reset();
  int left = 0;
  while (left < 100 && live.read(frame)) ++left;
  EXPECT_LT(left, 100);
}

TEST(CameraServer, NeedsAStream) {
  EXPECT_EQ(CameraServer::start({}, {}).error().code, core::Errc::invalid_argument);
}

}  // namespace
}  // namespace madoguchi::sim::camera_serving
