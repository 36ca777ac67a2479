// SPDX-License-Identifier: Apache-2.0
// stream.yaml: what is written is read back, what is wrong is named with its line.
#include "sim/camera/stream_description.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::camera {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string digits(64, 'a');

StreamDescription sample() {
  StreamDescription description;
  description.person = 17;
  description.scene.light = biometrics::Light::side;
  description.width = 640;
  description.height = 480;
  description.generator_version = "1.1";
  description.video_sha256 = digits;
  description.frames = {{0ms, digits}, {100ms, std::string(64, '0')}};
  return description;
}

std::string problem_of(const std::string& from, const std::string& to) {
  std::string text = to_yaml(sample());
  text.replace(text.find(from), from.size(), to);
  const auto read = parse_stream_description(text);
  if (read) return "read without a problem";
  EXPECT_EQ(read.error().code, core::Errc::malformed_data);
  return read.error().context;
}

TEST(StreamDescription, ReadsBackWhatItWrote) {
  const auto read = parse_stream_description(to_yaml(sample()));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->person, 17U);
  EXPECT_EQ(read->scene, sample().scene);
  EXPECT_EQ(read->width, 640);
  EXPECT_EQ(read->height, 480);
  EXPECT_EQ(read->generator_version, "1.1");
  EXPECT_EQ(read->frames[1].sha256, std::string(64, '0'));
  EXPECT_THAT(read->due_times(), ElementsAre(0ms, 100ms));
  EXPECT_EQ(to_yaml(*read), to_yaml(sample()));
}

TEST(StreamDescription, NamesWhatIsWrong) {
  EXPECT_THAT(problem_of("person: 17", "persn: 17"), HasSubstr("did you mean \"person\"?"));
  EXPECT_THAT(problem_of("person: 17", "person: nobody"), HasSubstr("line 4: \"person\""));
  EXPECT_THAT(problem_of("person: 17\n", ""), HasSubstr("\"person\" is missing"));
  EXPECT_THAT(problem_of("light=side", "light=sid"), HasSubstr("did you mean 'side'?"));
  EXPECT_THAT(problem_of("scene: light=side", "scene: [1]"), HasSubstr("line 5: \"scene\""));
  EXPECT_THAT(problem_of("[640, 480]", "[640]"), HasSubstr("\"size\""));
  EXPECT_THAT(problem_of("[640, 480]", "[640, -1]"), HasSubstr("\"size\""));
  EXPECT_THAT(problem_of("format: 1", "format: 2"), HasSubstr("format"));
  EXPECT_THAT(problem_of("video: " + digits, "video: 12"), HasSubstr("SHA-256"));
  EXPECT_THAT(problem_of("ms: 100", "ms: 0"), HasSubstr("do not increase"));
  EXPECT_THAT(problem_of("ms: 0", "ms: -5"), HasSubstr("do not increase"));
}

TEST(StreamDescription, NeedsAMapWithFrames) {
  EXPECT_FALSE(parse_stream_description(""));
  EXPECT_FALSE(parse_stream_description("- 1"));
  EXPECT_FALSE(parse_stream_description("{a: [}"));
  std::string text = to_yaml(sample());
  text.resize(text.find("frames:"));
  EXPECT_THAT(parse_stream_description(text).error().context, HasSubstr("frames"));
  EXPECT_FALSE(parse_stream_description(text + "frames: []"));
  EXPECT_FALSE(parse_stream_description(text + "frames: [1, 2]"));
}

}  // namespace
}  // namespace madoguchi::sim::camera
