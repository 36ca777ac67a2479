// SPDX-License-Identifier: Apache-2.0
// stream.yaml: what is written is read back, what is wrong is named with line, column and key.
#include "sim/camera/stream_description.hpp"

#include "adapters/files/files.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::camera {
namespace {

using ::testing::HasSubstr;

const std::string video_digest(64, 'a');
const std::string other(64, '0');

StreamDescription sample() {
  StreamDescription description;
  description.source = DrawnPerson{17, biometrics::parse_scene("light=side").value(), "1.1"};
  description.width = 640;
  description.height = 480;
  description.program = "madoguchi 1";
  description.video_sha256 = video_digest;
  description.frames_sha256 = other;
  return description;
}

StreamDescription recording() {
  StreamDescription description = sample();
  description.source = RecordedCamera{"/dev/video0", "Camera \"one\" \\ カメラ\n\x7F", 3};
  description.recorded = "2024-02-01T00:00:00Z";
  description.declared = {"anna-1", biometrics::parse_scene("eyes=glasses").value(),
                          "first line\nsecond: line # no comment"};
  return description;
}

StreamDescription read_back(const StreamDescription& description) {
  return parse_stream_description(to_yaml(description), "stream.yaml");
}

std::string problems_of(const StreamDescription& description, const std::string& from,
                        const std::string& to) {
  std::string text = to_yaml(description);
  text.replace(text.find(from), from.size(), to);
  try {
    parse_stream_description(text, "stream.yaml");
  } catch (const scenario::ScenarioError& error) {
    return error.what();
  }
  return "read without a problem";
}

TEST(StreamDescription, ADrawnPersonIsReadBack) {
  const auto read = read_back(sample());
  ASSERT_NE(read.drawn(), nullptr);
  EXPECT_EQ(*read.drawn(), std::get<DrawnPerson>(sample().source));
  EXPECT_EQ(read.width, 640);
  EXPECT_EQ(read.height, 480);
  EXPECT_EQ(read.program, "madoguchi 1");
  EXPECT_EQ(read.video_sha256, digits);
  EXPECT_EQ(read.frames_sha256, other);
  EXPECT_EQ(read.declared, Declaration{});
  EXPECT_EQ(to_yaml(read), to_yaml(sample()));
}

TEST(StreamDescription, ARecordingWithOddTextsIsReadBack) {
  const auto read = read_back(recording());
  EXPECT_EQ(read.drawn(), nullptr);
  EXPECT_EQ(read.source, recording().source);
  EXPECT_EQ(read.declared, recording().declared);
  EXPECT_EQ(read.recorded, "2024-02-01T00:00:00Z");
}

TEST(StreamDescription, AnImportIsReadBack) {
  StreamDescription description = sample();
  description.source = ImportedFile{"休診日.mp4", digits, 1500000};
  EXPECT_EQ(read_back(description).source, description.source);
}

TEST(StreamDescription, NamesWhatIsWrongWithItsPlace) {
  const auto wrong = [](const char* from, const char* to) {
    return problems_of(sample(), from, to);
  };
  EXPECT_THAT(wrong("drawn:", "draw:"), HasSubstr("stream.yaml:3:1: draw: unknown key"));
  EXPECT_THAT(wrong("person: 17", "person: nobody"), HasSubstr("stream.yaml:3:17: drawn.person"));
  EXPECT_THAT(wrong("light=side", "light=sid"), HasSubstr("drawn.scene"));
  EXPECT_THAT(wrong("width: 640", "width: -1"), HasSubstr("size.width"));
  EXPECT_THAT(wrong("format: 2", "format: 1"), HasSubstr("format: expected a whole number 2 to 2"));
  EXPECT_THAT(wrong(("video: " + digits).c_str(), "video: 12"), HasSubstr("video: expected a SHA"));
  EXPECT_THAT(wrong(("frames: " + other + "\n").c_str(), ""), HasSubstr("frames: missing"));
  EXPECT_THAT(problems_of(recording(), "2024-02-01T", "2024-02-01 "), HasSubstr("recorded"));
  EXPECT_THAT(problems_of(recording(), "anna-1", "Anna 1"), HasSubstr("declared.subject"));
}

TEST(StreamDescription, TellsAllMistakesAtOnce) {
  std::string text = to_yaml(recording());
  text.replace(text.find("dropped"), 7, "droped");
  text.replace(text.find("height: 480"), 11, "height: x");
  try {
    parse_stream_description(text, "stream.yaml");
    FAIL() << "read without a problem";
  } catch (const scenario::ScenarioError& error) {
    EXPECT_EQ(error.errors().size(), 2U) << error.what();
    EXPECT_THAT(error.what(), HasSubstr("did you mean \"dropped\""));
  }
}

TEST(StreamDescription, HasOneSource) {
  EXPECT_THAT(
      problems_of(sample(), "drawn: {", "imported: {file: x, sha256: " + digits + "}\ndrawn: {"),
      HasSubstr("only one of these keys"));
  EXPECT_THROW(parse_stream_description("", "stream.yaml"), scenario::ScenarioError);
  EXPECT_THROW(parse_stream_description("- 1", "stream.yaml"), scenario::ScenarioError);
  EXPECT_THROW(parse_stream_description("{a: [}", "stream.yaml"), scenario::ScenarioError);
}

TEST(StreamDescription, TheSchemaInTheTreeIsTheOneOfTheCode) {
  const auto kept =
      adapters::files::read_file(MADOGUCHI_SOURCE_DIR "/data/schemas/stream.schema.json", 1000000);
  ASSERT_TRUE(kept) << "madoguchi reference --schema --stream > data/schemas/stream.schema.json";
  EXPECT_EQ(*kept, stream_json_schema());
}

}  // namespace
}  // namespace madoguchi::sim::camera
