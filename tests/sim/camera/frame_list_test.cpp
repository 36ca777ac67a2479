// SPDX-License-Identifier: Apache-2.0
// frames.csv as docs/camera-streams.md describes it.
#include "sim/camera/frame_list.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::camera {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string digits(64, 'a');
const std::string header = "frame,us,sha256\n";

std::string problem_of(const std::string& text) {
  const auto frames = parse_frames_csv(text);
  return frames ? "read without a problem" : frames.error().context;
}

TEST(FrameList, IsReadBack) {
  const std::vector<FrameEntry> frames{{0us, digits}, {33367us, std::string(64, '0')}};
  EXPECT_EQ(frames_csv(frames),
            header + "0,0," + digits + "\n1,33367," + std::string(64, '0') + "\n");
  EXPECT_EQ(parse_frames_csv(frames_csv(frames)).value(), frames);
  EXPECT_THAT(due_times(frames), ElementsAre(0us, 33367us));
}

TEST(FrameList, LineEndsOfOtherSystemsAreRead) {
  EXPECT_EQ(parse_frames_csv("frame,us,sha256\r\n0,5," + digits + "\r\n").value().front().due, 5us);
  EXPECT_EQ(parse_frames_csv(header + "0,5," + digits).value().size(), 1U);
}

TEST(FrameList, NamesEveryWrongLine) {
  const std::string problems = problem_of("frame,ms,sha256\n1,0," + digits + "\n1,0," + digits +
                                          "\n2,-1," + digits + "\n3,9,AAAA\n4\n");
  EXPECT_THAT(problems, HasSubstr("line 1: expected the columns"));
  EXPECT_THAT(problems, HasSubstr("line 2: expected frame 0"));
  EXPECT_THAT(problems, HasSubstr("line 3: frame times do not increase"));
  EXPECT_THAT(problems, HasSubstr("line 4: expected whole microseconds"));
  EXPECT_THAT(problems, HasSubstr("line 5: expected a SHA-256"));
  EXPECT_THAT(problems, HasSubstr("line 6: expected a number"));
}

TEST(FrameList, DoesNotDrownTheReader) {
  std::string text = header;
  for (int i = 0; i < 100; ++i) text += "x\n";
  EXPECT_THAT(problem_of(text), Not(HasSubstr("line 40:")));
}

TEST(FrameList, NeedsFramesWithinAWeek) {
  EXPECT_EQ(problem_of(header), "no frames");
  EXPECT_EQ(problem_of(""), "no frames");
  EXPECT_THAT(problem_of(header + "0,99999999999999," + digits), HasSubstr("a week at most"));
}

}  // namespace
}  // namespace madoguchi::sim::camera
