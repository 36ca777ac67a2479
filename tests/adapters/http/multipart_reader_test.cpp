// SPDX-License-Identifier: Apache-2.0
// Camera streams byte by byte. Expected: RFC 2046 section 5.1 for boundaries, and the habits of
// cameras that are described with each input.
#include "adapters/http/multipart_reader.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::http {
namespace {

using core::Errc;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> bodies(std::string_view stream, std::size_t step,
                                const std::string& boundary = "f") {
  MultipartReader reader(boundary);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < stream.size(); i += step) {
    reader.push(stream.substr(i, step));
    while (true) {
      const auto part = reader.next();
      if (!part) return {"error: " + part.error().context};
      if (!*part) break;
      found.emplace_back((*part)->body.begin(), (*part)->body.end());
    }
  }
  return found;
}

const std::string with_lengths =
    "--f\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\nab--f\r\n"
    "--f\r\ncontent-length:2\r\n\r\nxy\r\n--f--\r\n";

TEST(MultipartReader, ALengthSaysWhereAPartEndsEvenWithABoundaryInside) {
  for (const std::size_t step : {1U, 2U, 3U, 7U, 1000U}) {
    EXPECT_THAT(bodies(with_lengths, step), ElementsAre("ab--f", "xy")) << step;
  }
}

TEST(MultipartReader, WithoutALengthTheNextBoundaryEndsAPart) {
  const std::string stream = "--f\r\n\r\none\r\n--f\nContent-Type: image/jpeg\n\ntwo\n--f\r\n\r\n";
  for (const std::size_t step : {1U, 2U, 5U, 1000U}) {
    EXPECT_THAT(bodies(stream, step), ElementsAre("one", "two")) << step;
  }
}

TEST(MultipartReader, ABoundaryMayBeDeclaredWithItsDashes) {
  EXPECT_THAT(bodies("--cam\r\nContent-Length: 1\r\n\r\nA\r\n", 4, "--cam"), ElementsAre("A"));
  EXPECT_THAT(bodies("--cam\r\nContent-Length: 1\r\n\r\nA\r\n", 4, "cam"), ElementsAre("A"));
}

TEST(MultipartReader, ReadsTimeAndNumberOfAFrame) {
  MultipartReader reader("f");
  reader.push(
      "preamble\r\n--f\r\nX-Timestamp: 12.345678\r\nX-FRAME: 7\r\nContent-Type: Image/JPEG\r\n"
      "Content-Length: 0\r\n\r\n");
  const auto part = reader.next();
  ASSERT_TRUE(part && *part);
  EXPECT_EQ((*part)->timestamp, 12.345678);
  EXPECT_EQ((*part)->frame, 7);
  EXPECT_EQ((*part)->content_type, "image/jpeg");
}

TEST(MultipartReader, NumbersThatAreNoneAreLeftOut) {
  MultipartReader reader("f");
  reader.push(
      "--f\r\nX-Timestamp: nan\r\nX-Frame: 7x\r\nContent-Length: -1\r\n\r\nbody\r\n--f\r\n");
  const auto part = reader.next();
  ASSERT_TRUE(part && *part);
  EXPECT_FALSE((*part)->timestamp);
  EXPECT_FALSE((*part)->frame);
  EXPECT_EQ(core::as_text((*part)->body), "body");
}

TEST(MultipartReader, RefusesWhatHasNoEnd) {
  MultipartReader head("f");
  head.push("--f\r\n" + std::string(MultipartReader::largest_head + 1, 'a'));
  EXPECT_EQ(head.next().error().code, Errc::malformed_data);
  MultipartReader part("f");
  part.push("--f\r\nContent-Length: 99999999999\r\n\r\n");
  EXPECT_EQ(part.next().error().code, Errc::malformed_data);
}

TEST(MultipartBoundary, IsTakenFromTheContentType) {
  EXPECT_EQ(multipart_boundary("multipart/x-mixed-replace;boundary=frame").value(), "frame");
  EXPECT_EQ(multipart_boundary("Multipart/X-Mixed-Replace; charset=x; Boundary=\"a b\"; q").value(),
            "a b");
  EXPECT_EQ(multipart_boundary("multipart/x-mixed-replace; boundary=--f").value(), "--f");
  EXPECT_THAT(multipart_boundary("image/jpeg").error().context, HasSubstr("found \"image/jpeg\""));
  EXPECT_FALSE(multipart_boundary("multipart/x-mixed-replace"));
  EXPECT_FALSE(multipart_boundary("multipart/x-mixed-replace; boundary=\"\""));
  EXPECT_FALSE(multipart_boundary(""));
}

}  // namespace
}  // namespace madoguchi::adapters::http
