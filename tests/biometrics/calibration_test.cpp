// SPDX-License-Identifier: Apache-2.0
// The calibration file: what is written is read back, and what is broken is named.
#include "biometrics/calibration.hpp"

#include <gmock/gmock.h>

namespace madoguchi::biometrics {
namespace {

using ::testing::HasSubstr;

Calibration sample() {
  Calibration calibration;
  calibration.name = "a \"quoted\" name";
  calibration.threshold = {0.4321};
  calibration.measured_on = "test values";
  calibration.rule = "by hand";
  calibration.network_digests = {"a.onnx 00", "b.onnx 01"};
  calibration.mean_offset = {0.1F, -1.0F / 3, 1e-9F};
  calibration.people = CalibrationPeople{500, 559, {"frontal", "smiling"}, 2, "1.2"};
  calibration.figures =
      CalibrationFigures{wilson_rate(3, 3000), wilson_rate(1, 60), 1.0 / 3, 1, 2, 60, 120};
  return calibration;
}

TEST(Calibration, ReadsBackWhatItWrote) {
  const Calibration written = sample();
  const auto read = parse_calibration(to_json(written));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->name, written.name);
  EXPECT_EQ(read->threshold.value, 0.4321);
  EXPECT_EQ(read->mean_offset, written.mean_offset);
  EXPECT_EQ(read->network_digests, written.network_digests);
  EXPECT_EQ(read->people->last_seed, 559U);
  EXPECT_EQ(read->people->stream_kinds, written.people->stream_kinds);
  EXPECT_EQ(read->people->generator_version, "1.2");
  EXPECT_EQ(read->figures->fmr.high, written.figures->fmr.high);
  EXPECT_EQ(read->figures->eer, 1.0 / 3);
  EXPECT_EQ(read->figures->probe_failures, 2);
  EXPECT_EQ(to_json(*read), to_json(written));
}

TEST(Calibration, NeedsNeitherPeopleNorFigures) {
  Calibration plain = sample();
  plain.people.reset();
  plain.figures.reset();
  plain.mean_offset.clear();
  const auto read = parse_calibration(to_json(plain));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->people);
  EXPECT_TRUE(read->mean_offset.empty());
}

std::string problem_of(std::string_view json) {
  const auto read = parse_calibration(json);
  if (read) return "read without a problem";
  EXPECT_EQ(read.error().code, core::Errc::malformed_data);
  return read.error().context;
}

TEST(Calibration, NamesWhatIsWrong) {
  EXPECT_THAT(problem_of("{"), HasSubstr("calibration"));
  EXPECT_THAT(problem_of("[]"), HasSubstr("not an object"));
  EXPECT_THAT(problem_of("{}"), HasSubstr("\"name\" is missing"));
  EXPECT_THAT(problem_of(R"({"name": 3})"), HasSubstr("\"name\" has the wrong type"));
  std::string text = to_json(sample());
  text.replace(text.find("0.4321"), 6, "43.210");
  EXPECT_THAT(problem_of(text), HasSubstr("\"threshold\""));
}

}  // namespace
}  // namespace madoguchi::biometrics
