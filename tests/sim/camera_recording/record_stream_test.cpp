// SPDX-License-Identifier: Apache-2.0
// Recordings of a camera over HTTP: the suite's own server, on the loopback interface. Expected:
// the frames and times of the stream that is served.
#include "sim/camera_recording/record_stream.hpp"

#include "adapters/files/temporary_folder.hpp"
#include "sim/camera_serving/camera_server.hpp"
#include "tests/sim/grey_stream.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::camera_recording {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using camera::StreamPackage;
using core::Errc;
using ::testing::HasSubstr;

class RecordTest : public ::testing::Test {
 protected:
  RecordTest() {
    std::vector<camera_serving::ServedStream> streams;
    streams.emplace_back("grey", test::grey_stream(home_.path() / "original",
                                                   {0us, 40000us, 73367us, 200000us, 240000us}));
    server_ = camera_serving::CameraServer::start(std::move(streams), {}).value();
  }
  RecordOptions options(const std::string& path = "/streams/grey.mjpg?key=secret") const {
    RecordOptions options;
    options.from = server_->url() + path;
    options.to = home_.path() / "take";
    return options;
  }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(home_.path()), fs::directory_iterator());
  }

  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  std::unique_ptr<camera_serving::CameraServer> server_;
};

TEST_F(RecordTest, KeepsFramesAndTimesOfTheCamera) {
  const auto done = record_stream(options(), {});
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_FALSE(done->failure);
  EXPECT_EQ(static_cast<std::int64_t>(done->frames) + done->dropped, 5);
  EXPECT_GE(done->frames, 2U);
  const auto package = StreamPackage::load(home_.path() / "take").value();
  EXPECT_TRUE(package.check_frames());
  const auto& source = std::get<camera::RecordedCamera>(package.description().source);
  EXPECT_THAT(source.device, HasSubstr("/streams/grey.mjpg"));
  EXPECT_EQ(source.device.find("secret"), std::string::npos);
  EXPECT_EQ(source.dropped, done->dropped);
  if (done->dropped > 0) return;  // a busy machine: the times of the others are still exact
  EXPECT_EQ(package.frames()[2].due, 73367us);
  EXPECT_EQ(package.frames()[4].due, 240000us);
}

TEST_F(RecordTest, EndsAfterItsLength) {
  auto wanted = options("/video.mjpg");
  wanted.length = 150ms;
  const auto done = record_stream(wanted, {});
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_LT(done->length, 150ms);
  EXPECT_GE(done->frames, 1U);
}

TEST_F(RecordTest, EndsWhenItIsStopped) {
  std::stop_source stop;
  const auto done = record_stream(options("/video.mjpg"), stop.get_token(),
                                  [&](std::size_t) { stop.request_stop(); });
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_FALSE(done->failure);
  EXPECT_TRUE(StreamPackage::load(home_.path() / "take"));
  EXPECT_EQ(entries(), 2);
}

TEST_F(RecordTest, LeavesNothingWithoutAFrame) {
  EXPECT_EQ(record_stream(options("/none"), {}).error().code, Errc::camera_failure);
  auto device = options();
  device.from = "/dev/no-such-video-device";
  EXPECT_EQ(record_stream(device, {}).error().code, Errc::camera_failure);
  device.from = "https://example.org/";
  EXPECT_EQ(record_stream(device, {}).error().code, Errc::invalid_argument);
  EXPECT_EQ(entries(), 1);
}

TEST_F(RecordTest, KeepsWhatCameBeforeTheCameraFailed) {
  auto wanted = options("/video.mjpg");
  const auto done = record_stream(wanted, {}, [&](std::size_t frames) {
    if (frames == 1) server_.reset();
  });
  ASSERT_TRUE(done) << done.error().message();
  EXPECT_GE(done->frames, 1U);
  EXPECT_TRUE(StreamPackage::load(home_.path() / "take")->check_frames());
}

}  // namespace
}  // namespace madoguchi::sim::camera_recording
