// SPDX-License-Identifier: Apache-2.0
#include "adapters/ffmpeg/video_stream.hpp"

#include "adapters/ffmpeg/upright.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

#include <array>
#include <cmath>
#include <string>

namespace madoguchi::adapters::ffmpeg {
namespace {

using core::Errc;
using std::chrono::microseconds;

/// Larger pictures come from no camera that stands at a counter.
constexpr int largest_side = 16384;

/// The one place where an error of FFmpeg becomes ours.
core::Error error_of(const std::string& what, int code) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return core::fail(Errc::malformed_data, what + ": " + text.data());
}

struct CloseFormat {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct FreeCodec {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FreePacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeFrame {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreeScaler {
  void operator()(SwsContext* context) const { sws_freeContext(context); }
};

/// Quarter turns clockwise that make the picture upright, as cameras of telephones note them.
int turns_of(const AVStream& stream) {
  const auto* matrix = reinterpret_cast<const std::int32_t*>(
      av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
  if (matrix == nullptr) return 0;
  const double degrees = -av_display_rotation_get(matrix);
  if (!std::isfinite(degrees)) return 0;
  return ((static_cast<int>(std::lround(degrees / 90)) % 4) + 4) % 4;
}

}  // namespace

struct VideoStream::Decoder {
  std::string path;
  std::unique_ptr<AVFormatContext, CloseFormat> format;
  std::unique_ptr<AVCodecContext, FreeCodec> codec;
  std::unique_ptr<AVPacket, FreePacket> packet{av_packet_alloc()};
  std::unique_ptr<AVFrame, FreeFrame> frame{av_frame_alloc()};
  std::unique_ptr<SwsContext, FreeScaler> scaler;
  int stream = 0;
  int turns = 0;
  bool drained = false;               ///< the file is read, the decoder may hold frames
  std::optional<std::int64_t> first;  ///< time stamp of the first frame, in units of the stream
  microseconds last{-1};

  core::Result<> open();
  core::Result<bool> receive();
  int feed();
  microseconds time_of_frame();
  core::Result<biometrics::Image> picture();
};

core::Result<> VideoStream::Decoder::open() {
  AVFormatContext* raw = nullptr;
  // With its protocol named, so that no part of a file name is taken for one.
  const std::string name = "file:" + std::filesystem::absolute(path).string();
  int code = avformat_open_input(&raw, name.c_str(), nullptr, nullptr);
  if (code < 0) return error_of(path, code);
  format.reset(raw);
  code = avformat_find_stream_info(format.get(), nullptr);
  if (code < 0) return error_of(path, code);
  const AVCodec* decoder = nullptr;
  stream = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
  if (stream < 0) return error_of(path + ": no video", stream);
  codec.reset(avcodec_alloc_context3(decoder));
  const AVStream& source = *format->streams[stream];
  if (!codec || !packet || !frame) return core::fail(Errc::malformed_data, path + ": no memory");
  code = avcodec_parameters_to_context(codec.get(), source.codecpar);
  codec->thread_count = 1;
  if (code >= 0) code = avcodec_open2(codec.get(), decoder, nullptr);
  if (code < 0) return error_of(path, code);
  turns = turns_of(source);
  return {};
}

/// Gives the decoder the next packet of the stream, or tells it that there is none.
int VideoStream::Decoder::feed() {
  while (true) {
    if (av_read_frame(format.get(), packet.get()) < 0) {
      drained = true;
      return avcodec_send_packet(codec.get(), nullptr);
    }
    const bool ours = packet->stream_index == stream;
    const int code = ours ? avcodec_send_packet(codec.get(), packet.get()) : 0;
    av_packet_unref(packet.get());
    // A damaged packet is passed over, as every player does; the frame is then missing.
    if (ours && code != AVERROR_INVALIDDATA) return code;
  }
}

core::Result<bool> VideoStream::Decoder::receive() {
  while (true) {
    const int code = avcodec_receive_frame(codec.get(), frame.get());
    if (code >= 0) return true;
    if (code == AVERROR_EOF || (code == AVERROR(EAGAIN) && drained)) return false;
    if (code != AVERROR(EAGAIN) && code != AVERROR_INVALIDDATA) return error_of(path, code);
    const int fed = feed();
    if (fed < 0 && fed != AVERROR_EOF) return error_of(path, fed);
  }
}

microseconds VideoStream::Decoder::time_of_frame() {
  AVStream& source = *format->streams[stream];
  const AVRational rate = av_guess_frame_rate(format.get(), &source, frame.get());
  const AVRational usual = rate.num > 0 && rate.den > 0 ? rate : AVRational{25, 1};
  const microseconds step(av_rescale_q(1, AVRational{usual.den, usual.num}, AV_TIME_BASE_Q));
  const std::int64_t stamp = frame->best_effort_timestamp;
  microseconds at = last.count() < 0 ? microseconds(0) : last + step;
  if (stamp != AV_NOPTS_VALUE) {
    if (!first) first = stamp;
    at = microseconds(av_rescale_q(stamp - *first, source.time_base, AV_TIME_BASE_Q));
  }
  return last = at;
}

core::Result<biometrics::Image> VideoStream::Decoder::picture() {
  const int width = frame->width;
  const int height = frame->height;
  if (width <= 0 || height <= 0 || width > largest_side || height > largest_side) {
    return core::fail(Errc::malformed_data, path + ": a frame of a size that cannot be");
  }
  scaler.reset(sws_getCachedContext(scaler.release(), width, height,
                                    static_cast<AVPixelFormat>(frame->format), width, height,
                                    AV_PIX_FMT_BGR24, SWS_BICUBIC, nullptr, nullptr, nullptr));
  if (!scaler) return core::fail(Errc::malformed_data, path + ": unknown pixels");
  biometrics::Image image{width, height, biometrics::PixelFormat::bgr8, {}};
  image.pixels.resize(image.row_bytes() * static_cast<std::size_t>(height));
  std::array<std::uint8_t*, 4> planes{image.pixels.data(), nullptr, nullptr, nullptr};
  const std::array<int, 4> strides{static_cast<int>(image.row_bytes()), 0, 0, 0};
  sws_scale(scaler.get(), frame->data, frame->linesize, 0, height, planes.data(), strides.data());
  return turned(std::move(image), turns);
}

core::Result<VideoStream> VideoStream::open(const std::filesystem::path& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) return core::fail(Errc::file_missing, path.string());
  av_log_set_level(AV_LOG_QUIET);  // what is wrong with a file is in the error
  auto decoder = std::make_unique<Decoder>();
  decoder->path = path.string();
  const auto opened = decoder->open();
  if (!opened) return opened.error();
  return VideoStream(std::move(decoder));
}

VideoStream::VideoStream(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {}
VideoStream::VideoStream(VideoStream&&) noexcept = default;
VideoStream& VideoStream::operator=(VideoStream&&) noexcept = default;
VideoStream::~VideoStream() = default;

core::Result<std::optional<TimedImage>> VideoStream::next() {
  const auto there = decoder_->receive();
  if (!there) return there.error();
  if (!*there) return std::optional<TimedImage>();
  const microseconds at = decoder_->time_of_frame();
  auto image = decoder_->picture();
  av_frame_unref(decoder_->frame.get());
  if (!image) return image.error();
  return std::optional(TimedImage{*std::move(image), at});
}

}  // namespace madoguchi::adapters::ffmpeg
