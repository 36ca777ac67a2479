// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/wire.hpp"

#include <bit>
#include <cstring>
#include <type_traits>

namespace madoguchi::adapters::comparator_library {
namespace {

class Writer {
 public:
  explicit Writer(core::Bytes& bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      (*this)(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::is_same_v<T, bool>) {
      bytes_.push_back(value ? 1 : 0);
    } else if constexpr (std::is_arithmetic_v<T>) {
      raw(&value, sizeof value);
    } else {
      (*this)(static_cast<std::uint32_t>(value.size()));
      if (!value.empty()) raw(value.data(), value.size() * sizeof(value[0]));
    }
  }
  void operator()(const std::array<float, 4>& values) {
    for (const float value : values) (*this)(value);
  }

 private:
  void raw(const void* data, std::size_t size) {
    const std::size_t place = bytes_.size();
    bytes_.resize(place + size);
    std::memcpy(bytes_.data() + place, data, size);
  }

  core::Bytes& bytes_;
};

class Reader {
 public:
  explicit Reader(core::ByteView bytes) : rest_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number{};
      (*this)(number);
      good_ = good_ && number <= static_cast<std::underlying_type_t<T>>(OpenOutcome::impossible);
      if (good_) value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      (*this)(byte);
      good_ = good_ && byte <= 1;
      value = byte == 1;
    } else if constexpr (std::is_arithmetic_v<T>) {
      raw(&value, sizeof value);
    } else {
      std::uint32_t count = 0;
      (*this)(count);
      good_ = good_ && count <= rest_.size() / sizeof(value[0]);
      if (!good_) return;
      value.resize(count);
      if (count > 0) raw(value.data(), count * sizeof(value[0]));
    }
  }
  void operator()(std::array<float, 4>& values) {
    for (float& value : values) (*this)(value);
  }

  bool all_read() const { return good_ && rest_.empty(); }

 private:
  void raw(void* data, std::size_t size) {
    good_ = good_ && size <= rest_.size();
    if (!good_) return;
    std::memcpy(data, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }

  core::ByteView rest_;
  bool good_ = true;
};

// The fields of each message, in the order of the wire; both directions use them.
template <class Do, class M>
void each_field(Do& field, M& message) {
  using T = std::remove_const_t<M>;
  if constexpr (std::is_same_v<T, OpenRequest>) {
    field(message.shared_object);
    field(message.configuration);
  } else if constexpr (std::is_same_v<T, CreateRequest>) {
    field(message.role);
    field(message.pixel_format);
    field(message.width);
    field(message.height);
    field(message.stride);
    field(message.pixels);
  } else if constexpr (std::is_same_v<T, PutRequest>) {
    field(message.role);
    field(message.bytes);
  } else if constexpr (std::is_same_v<T, CompareRequest>) {
    field(message.pairs);
  } else if constexpr (std::is_same_v<T, OpenReply>) {
    field(message.outcome);
    field(message.detail);
    field(message.max_template_size);
    field(message.template_size);
    field(message.pixel_format);
    field(message.threshold);
    field(message.name);
    field(message.version);
    field(message.without_network);
    field(message.read_only_configuration);
  } else if constexpr (std::is_same_v<T, CreateReply>) {
    field(message.status);
    field(message.size);
    field(message.outside_memory);
    field(message.bytes);
    field(message.eyes);
    field(message.eyes_found);
    field(message.nanoseconds);
  }
}

/// Whether the numbers of a message fit together.
template <class M>
bool consistent(const M&) {
  return true;
}

bool consistent(const CreateRequest& request) {
  const std::uint64_t channels = request.pixel_format == MADOGUCHI_FACE_GREY8 ? 1 : 3;
  const bool known =
      request.pixel_format >= MADOGUCHI_FACE_GREY8 && request.pixel_format <= MADOGUCHI_FACE_BGR24;
  const std::uint64_t row = request.width * channels;
  return known && request.width > 0 && request.height > 0 && request.stride >= row &&
         request.pixels.size() == std::uint64_t{request.stride} * (request.height - 1) + row;
}

bool consistent(const CompareRequest& request) { return request.pairs.size() <= most_pairs; }

bool consistent(const CreateReply& reply) {
  return reply.bytes.empty() || reply.bytes.size() == reply.size;
}

template <std::size_t i = 0>
std::optional<Message> parse_one(std::uint32_t type, core::ByteView payload) {
  if constexpr (i == std::variant_size_v<Message>) {
    return std::nullopt;
  } else {
    if (type != i) return parse_one<i + 1>(type, payload);
    std::variant_alternative_t<i, Message> message;
    Reader reader(payload);
    each_field(reader, message);
    if (!reader.all_read() || !consistent(message)) return std::nullopt;
    return Message(std::move(message));
  }
}

}  // namespace

core::Bytes to_frame(const Message& message) {
  core::Bytes frame(frame_header_size);
  std::visit(
      [&](const auto& one) {
        Writer writer(frame);
        each_field(writer, one);
      },
      message);
  const FrameHeader header{static_cast<std::uint32_t>(frame.size() - frame_header_size),
                           static_cast<std::uint32_t>(message.index())};
  std::memcpy(frame.data(), &header, sizeof header);
  return frame;
}

std::optional<FrameHeader> parse_header(core::ByteView bytes) {
  if (bytes.size() < frame_header_size) return std::nullopt;
  FrameHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.length > longest_frame || header.type >= std::variant_size_v<Message>) {
    return std::nullopt;
  }
  return header;
}

std::optional<Message> parse_payload(std::uint32_t type, core::ByteView payload) {
  return parse_one(type, payload);
}

}  // namespace madoguchi::adapters::comparator_library
