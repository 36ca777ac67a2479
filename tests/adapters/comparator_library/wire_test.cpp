// SPDX-License-Identifier: Apache-2.0
// Frames between the suite and the process of a library: there and back, and damaged.
#include "adapters/comparator_library/wire.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::comparator_library {
namespace {

std::vector<Message> examples() {
  OpenReply opened{OpenOutcome::ready, "", 512, 512, MADOGUCHI_FACE_RGB24, 0.5, "name", "1"};
  opened.without_network = true;
  CreateReply created;
  created.status = MADOGUCHI_FACE_SUCCESS;
  created.size = 3;
  created.bytes = {1, 2, 3};
  created.eyes = {1.5F, 2, 3, 4};
  created.eyes_found = true;
  return {OpenRequest{"/lib.so", "/configuration"},
          CreateRequest{MADOGUCHI_FACE_ENROLMENT, MADOGUCHI_FACE_GREY8, 2, 2, 3, {1, 2, 9, 3, 4}},
          PutRequest{MADOGUCHI_FACE_VERIFICATION, {4, 5}},
          ForgetRequest{},
          CompareRequest{{{0, 1}, {2, 3}}},
          opened,
          created,
          DoneReply{}};
}

TEST(Wire, EveryMessageComesBackUnchanged) {
  for (const Message& message : examples()) {
    const core::Bytes frame = to_frame(message);
    const auto header = parse_header(frame);
    ASSERT_TRUE(header);
    ASSERT_EQ(header->length, frame.size() - frame_header_size);
    const auto back = parse_payload(header->type, core::ByteView(frame).subspan(frame_header_size));
    ASSERT_TRUE(back) << message.index();
    EXPECT_EQ(*back, message);
  }
}

TEST(Wire, CutAndLengthenedPayloadsAreNoMessages) {
  for (const Message& message : examples()) {
    core::Bytes frame = to_frame(message);
    const auto type = static_cast<std::uint32_t>(message.index());
    const core::ByteView payload = core::ByteView(frame).subspan(frame_header_size);
    for (std::size_t size = 0; size < payload.size(); ++size) {
      EXPECT_FALSE(parse_payload(type, payload.first(size))) << message.index() << " " << size;
    }
    frame.push_back(0);
    EXPECT_FALSE(parse_payload(type, core::ByteView(frame).subspan(frame_header_size)));
  }
}

TEST(Wire, HeadersOutOfRangeAreNone) {
  EXPECT_FALSE(parse_header(core::Bytes(7)));
  EXPECT_TRUE(parse_header(core::Bytes{0, 0, 0, 0, 7, 0, 0, 0}));
  EXPECT_FALSE(parse_header(core::Bytes{0, 0, 0, 0, 8, 0, 0, 0}));
  EXPECT_FALSE(parse_header(core::Bytes{1, 0, 0, 16, 0, 0, 0, 0}));  // 256 MiB and one byte
}

TEST(Wire, APictureSmallerThanItsSizeIsNone) {
  CreateRequest request{MADOGUCHI_FACE_ENROLMENT, MADOGUCHI_FACE_GREY8, 2, 2, 2, {1, 2, 3}};
  const auto parsed = [&] {
    const core::Bytes frame = to_frame(request);
    return parse_payload(1, core::ByteView(frame).subspan(frame_header_size)).has_value();
  };
  EXPECT_FALSE(parsed());
  request.pixels.push_back(4);
  EXPECT_TRUE(parsed());
  request.stride = 1;
  EXPECT_FALSE(parsed());
  request.stride = 2;
  request.pixel_format = 3;
  EXPECT_FALSE(parsed());
}

}  // namespace
}  // namespace madoguchi::adapters::comparator_library
