// SPDX-License-Identifier: Apache-2.0
// What the suite and the process that holds a library under test say to each other, over a stream
// socket: frames of a length, a type and a payload, numbers in the machine's own order (both ends
// are the same machine). Whatever comes from the library's process is parsed with suspicion.
#pragma once

#include "core/bytes.hpp"

#include <madoguchi/face_comparator.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::adapters::comparator_library {

inline constexpr std::size_t longest_frame = std::size_t{256} << 20U;  ///< payload, bytes
inline constexpr std::size_t most_pairs = 65536;                       ///< of one CompareRequest

/// Which library to load, and where its configuration is.
struct OpenRequest {
  std::string shared_object = {};
  std::string configuration = {};

  bool operator==(const OpenRequest&) const = default;
};

/// Make a template of a picture.
struct CreateRequest {
  std::int32_t role = MADOGUCHI_FACE_VERIFICATION;
  std::int32_t pixel_format = MADOGUCHI_FACE_BGR24;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t stride = 0;
  core::Bytes pixels = {};

  bool operator==(const CreateRequest&) const = default;
};

/// Remember a template under the next number of its role, counted from 0.
struct PutRequest {
  std::int32_t role = MADOGUCHI_FACE_VERIFICATION;
  core::Bytes bytes = {};

  bool operator==(const PutRequest&) const = default;
};

/// Forget all templates.
struct ForgetRequest {
  bool operator==(const ForgetRequest&) const = default;
};

/// Numbers of remembered templates.
struct TemplatePair {
  std::uint32_t verification = 0;
  std::uint32_t enrolment = 0;

  bool operator==(const TemplatePair&) const = default;
};

/// Compare pairs, one after the other; the answers go to the shared page.
struct CompareRequest {
  std::vector<TemplatePair> pairs = {};

  bool operator==(const CompareRequest&) const = default;
};

/// What became of loading.
enum class OpenOutcome : std::uint32_t {
  ready,
  cannot_load,
  missing_symbol,
  abi_version,
  refused,     ///< initialise did not succeed
  impossible,  ///< initialise succeeded with a description outside the bounds
};

struct OpenReply {
  OpenOutcome outcome = OpenOutcome::cannot_load;
  std::string detail = {};
  std::uint32_t max_template_size = 0;
  std::uint32_t template_size = 0;
  std::int32_t pixel_format = MADOGUCHI_FACE_BGR24;
  double threshold = -1;
  std::string name = {};
  std::string version = {};
  bool without_network = false;          ///< the process could be cut off from the network
  bool read_only_configuration = false;  ///< the folder could be made read-only

  bool operator==(const OpenReply&) const = default;
};

struct CreateReply {
  std::int32_t status = MADOGUCHI_FACE_INTERNAL;
  std::uint32_t size = 0;          ///< as the library said
  bool outside_memory = false;     ///< bytes before the buffer changed
  core::Bytes bytes = {};          ///< empty if the size is impossible
  std::array<float, 4> eyes = {};  ///< right x, y, left x, y
  bool eyes_found = false;
  std::uint64_t nanoseconds = 0;  ///< inside the library

  bool operator==(const CreateReply&) const = default;
};

/// Put, forgotten, or all pairs compared.
struct DoneReply {
  bool operator==(const DoneReply&) const = default;
};

using Message = std::variant<OpenRequest, CreateRequest, PutRequest, ForgetRequest, CompareRequest,
                             OpenReply, CreateReply, DoneReply>;

/// A frame begins with the length of its payload and its type, 4 bytes each.
inline constexpr std::size_t frame_header_size = 8;
struct FrameHeader {
  std::uint32_t length = 0;
  std::uint32_t type = 0;
};

/// The whole frame.
core::Bytes to_frame(const Message& message);

/// Empty for fewer than 8 bytes, an unknown type, or a length out of range.
std::optional<FrameHeader> parse_header(core::ByteView bytes);

/// Empty unless the payload is exactly one message of the type.
std::optional<Message> parse_payload(std::uint32_t type, core::ByteView payload);

}  // namespace madoguchi::adapters::comparator_library
