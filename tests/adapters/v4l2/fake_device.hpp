// SPDX-License-Identifier: Apache-2.0
// A video device without a kernel: answers the calls as the V4L2 manual says, for a camera and for
// an output such as v4l2loopback's.
#pragma once

#include "adapters/v4l2/device_calls.hpp"

#include <linux/videodev2.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

namespace madoguchi::adapters::v4l2 {

class FakeDevice final : public DeviceCalls {
 public:
  struct Waiting {
    std::vector<std::uint8_t> bytes;
    std::int64_t us = 0;
    std::uint32_t sequence = 0;
    bool damaged = false;
  };

  std::string path = "/dev/video7";
  std::string card = "Test\x01 device";
  std::uint32_t capabilities = V4L2_CAP_VIDEO_OUTPUT;
  std::vector<std::uint32_t> formats{V4L2_PIX_FMT_YUYV};  ///< the first is the device's choice
  std::uint32_t width = 0;                                ///< 0: whatever is asked for
  std::size_t row_padding = 0;
  long most_written = 1L << 30;
  bool gone = false;  ///< pulled out
  std::deque<Waiting> waiting;

  v4l2_pix_format format{};
  std::vector<std::vector<std::uint8_t>> written;
  std::vector<std::vector<std::uint8_t>> buffers;
  std::deque<std::uint32_t> queued;
  int open_handles = 0;
  int mapped = 0;
  bool streaming = false;

  int open(const std::string& wanted) override {
    if (wanted != path) return failed(ENOENT);
    ++open_handles;
    return 5;
  }
  int close(int) override {
    --open_handles;
    return 0;
  }
  long write(int, const std::uint8_t* data, std::size_t size) override {
    if (gone) return failed(ENODEV);
    written.emplace_back(data, data + size);
    return std::min(most_written, static_cast<long>(size));
  }
  std::uint8_t* map(int, std::size_t, std::size_t offset) override {
    ++mapped;
    return buffers.at(offset).data();
  }
  void unmap(std::uint8_t*, std::size_t) override { --mapped; }
  int wait_for_frame(int, std::chrono::milliseconds) override { return waiting.empty() ? 0 : 1; }
  int error() const override { return error_; }

  int control(int, unsigned long request, void* argument) override {
    if (gone) return failed(ENODEV);
    switch (request) {
      case VIDIOC_QUERYCAP:
        return query(*static_cast<v4l2_capability*>(argument));
      case VIDIOC_S_FMT:
        return set_format(static_cast<v4l2_format*>(argument)->fmt.pix);
      case VIDIOC_S_PARM:
        return failed(ENOTTY);
      case VIDIOC_REQBUFS:
        static_cast<v4l2_requestbuffers*>(argument)->count = 2;
        buffers.assign(2, std::vector<std::uint8_t>(format.sizeimage));
        return 0;
      case VIDIOC_QUERYBUF: {
        auto& buffer = *static_cast<v4l2_buffer*>(argument);
        buffer.length = format.sizeimage;
        buffer.m.offset = buffer.index;
        return 0;
      }
      case VIDIOC_QBUF:
        queued.push_back(static_cast<v4l2_buffer*>(argument)->index);
        return 0;
      case VIDIOC_DQBUF:
        return dequeue(*static_cast<v4l2_buffer*>(argument));
      case VIDIOC_STREAMON:
      case VIDIOC_STREAMOFF:
        streaming = request == VIDIOC_STREAMON;
        return 0;
      default:
        return failed(EINVAL);
    }
  }

 private:
  int failed(int error) {
    error_ = error;
    return -1;
  }
  int query(v4l2_capability& capability) const {
    std::memcpy(capability.card, card.data(), std::min(card.size(), sizeof capability.card - 1));
    capability.capabilities = V4L2_CAP_DEVICE_CAPS | V4L2_CAP_VIDEO_M2M;
    capability.device_caps = capabilities;
    return 0;
  }
  int set_format(v4l2_pix_format& pix) {
    if (std::find(formats.begin(), formats.end(), pix.pixelformat) == formats.end()) {
      pix.pixelformat = formats.empty() ? V4L2_PIX_FMT_GREY : formats.front();
    }
    if (width != 0) pix.width = width;
    pix.bytesperline = static_cast<std::uint32_t>(2 * pix.width + row_padding);
    pix.sizeimage = pix.bytesperline * pix.height;
    format = pix;
    return 0;
  }
  int dequeue(v4l2_buffer& buffer) {
    if (waiting.empty() || queued.empty()) return failed(EAGAIN);
    buffer.index = queued.front();
    queued.pop_front();
    const Waiting frame = waiting.front();
    waiting.pop_front();
    std::copy(frame.bytes.begin(), frame.bytes.end(), buffers[buffer.index].begin());
    buffer.bytesused = static_cast<std::uint32_t>(frame.bytes.size());
    buffer.timestamp = {frame.us / 1000000, frame.us % 1000000};
    buffer.sequence = frame.sequence;
    buffer.flags = frame.damaged ? V4L2_BUF_FLAG_ERROR : 0;
    return 0;
  }

  int error_ = 0;
};

}  // namespace madoguchi::adapters::v4l2
