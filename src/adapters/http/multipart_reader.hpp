// SPDX-License-Identifier: Apache-2.0
// multipart/x-mixed-replace as cameras send it: one JPEG after another, each with a small head
// (RFC 2046, 5.1, and what cameras make of it).
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::adapters::http {

/// One part of the stream.
struct MultipartPart {
  std::string content_type;
  std::optional<double> timestamp;  ///< X-Timestamp, seconds on a time line of the camera's own
  std::optional<long> frame;        ///< X-Frame, the number of the frame within its stream
  core::Bytes body;
};

/// The boundary that a Content-Type names. Error: malformed_data if it is not
/// multipart/x-mixed-replace with a boundary.
core::Result<std::string> multipart_boundary(std::string_view content_type);

/// Takes bytes as they come and gives parts when they are complete. Parts without a Content-Length
/// end at the next boundary; boundaries with and without the two dashes before them are taken, line
/// ends with and without CR too.
class MultipartReader {
 public:
  explicit MultipartReader(std::string boundary);

  void push(std::string_view bytes) { buffer_ += bytes; }

  /// The next complete part; empty when more bytes are needed. Error: malformed_data for a head or
  /// a part that is larger than any camera sends; the reader is of no use afterwards.
  core::Result<std::optional<MultipartPart>> next();

  static constexpr std::size_t largest_head = std::size_t{16} << 10U;
  static constexpr std::size_t largest_part = std::size_t{32} << 20U;

 private:
  core::Result<bool> read_head();
  std::optional<std::size_t> end_of_body() const;

  std::string boundary_;  ///< as it stands in the stream, with its dashes
  std::string buffer_;
  bool in_part_ = false;
  MultipartPart part_;
  std::optional<std::size_t> length_;  ///< Content-Length of the part
};

}  // namespace madoguchi::adapters::http
