// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/multipart_reader.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

namespace madoguchi::adapters::http {
namespace {

using core::Errc;

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void read_field(std::string_view line, MultipartPart& part, std::optional<std::size_t>& length) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(trimmed(line.substr(0, colon)));
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "content-type") part.content_type = lower(value);
  if (name == "content-length") length = number_of<std::size_t>(value);
  if (name == "x-frame") part.frame = number_of<long>(value);
  if (name == "x-timestamp") {
    part.timestamp = number_of<double>(value);
    if (part.timestamp && !std::isfinite(*part.timestamp)) part.timestamp.reset();
  }
}

}  // namespace

core::Result<std::string> multipart_boundary(std::string_view content_type) {
  const std::string_view kind = trimmed(content_type.substr(0, content_type.find(';')));
  const auto key = lower(content_type).find("boundary=");
  if (lower(kind) != "multipart/x-mixed-replace" || key == std::string::npos) {
    return core::fail(Errc::malformed_data, "expected multipart/x-mixed-replace, found \"" +
                                                std::string(content_type.substr(0, 100)) + "\"");
  }
  std::string_view value = trimmed(content_type.substr(key + 9));
  if (value.starts_with('"')) {
    value = value.substr(1, value.find('"', 1) - 1);
  } else {
    value = trimmed(value.substr(0, value.find(';')));
  }
  if (value.empty() || value.size() > 200) {
    return core::fail(Errc::malformed_data, "a multipart stream without a boundary");
  }
  return std::string(value);
}

MultipartReader::MultipartReader(std::string boundary)
    : boundary_(boundary.starts_with("--") ? std::move(boundary) : "--" + boundary) {}

core::Result<std::optional<MultipartPart>> MultipartReader::next() {
  if (!in_part_) {
    const auto begun = read_head();
    if (!begun) return begun.error();
    if (!*begun) return std::optional<MultipartPart>();
  }
  const auto end = end_of_body();
  if (!end) {
    if (buffer_.size() > largest_part || (length_ && *length_ > largest_part)) {
      return core::fail(Errc::malformed_data, "a part of more than 32 MiB");
    }
    return std::optional<MultipartPart>();
  }
  part_.body = core::to_bytes(std::string_view(buffer_).substr(0, *end));
  buffer_.erase(0, *end);
  in_part_ = false;
  return std::optional(std::exchange(part_, {}));
}

core::Result<bool> MultipartReader::read_head() {
  const auto begin = buffer_.find(boundary_);
  if (begin == std::string::npos) {
    // What stands between parts is of no interest; half a boundary may be at the end.
    if (buffer_.size() > boundary_.size()) buffer_.erase(0, buffer_.size() - boundary_.size());
    return false;
  }
  auto line_end = buffer_.find('\n', begin);
  std::optional<std::size_t> length;
  MultipartPart part;
  while (line_end != std::string::npos) {
    const auto from = line_end + 1;
    line_end = buffer_.find('\n', from);
    if (line_end == std::string::npos) break;
    const auto line = trimmed(std::string_view(buffer_).substr(from, line_end - from));
    if (line.empty()) {
      buffer_.erase(0, line_end + 1);
      part_ = std::move(part);
      length_ = length;
      in_part_ = true;
      return true;
    }
    read_field(line, part, length);
  }
  if (buffer_.size() - begin > largest_head) {
    return core::fail(Errc::malformed_data, "the head of a part has no end");
  }
  return false;
}

std::optional<std::size_t> MultipartReader::end_of_body() const {
  if (length_) return buffer_.size() >= *length_ ? length_ : std::nullopt;
  auto end = buffer_.find(boundary_);
  if (end == std::string::npos) return std::nullopt;
  if (end > 0 && buffer_[end - 1] == '\n') --end;
  if (end > 0 && buffer_[end - 1] == '\r') --end;
  return end;
}

}  // namespace madoguchi::adapters::http
