// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/frame_list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace madoguchi::sim::camera {
namespace {

constexpr std::string_view header = "frame,us,sha256";
constexpr int most_problems = 20;

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

class Reader {
 public:
  void read(std::string_view line) {
    ++number_;
    if (number_ == 1) {
      if (line != header) wrong(fmt::format("expected the columns {}", header));
      return;
    }
    const auto first = line.find(',');
    const auto second = first == line.npos ? line.npos : line.find(',', first + 1);
    if (second == line.npos) return wrong("expected a number, microseconds and a SHA-256");
    const auto index = number_of(line.substr(0, first));
    const auto us = number_of(line.substr(first + 1, second - first - 1));
    const std::string_view digest = line.substr(second + 1);
    const auto expected = static_cast<std::int64_t>(number_) - 2;
    if (index != expected) wrong(fmt::format("expected frame {}", expected));
    if (!is_digest(digest)) wrong("expected a SHA-256 in lower-case digits");
    read_time(us);
    if (frames.size() < most_frames) {
      frames.push_back({std::chrono::microseconds(us.value_or(0)), std::string(digest)});
    }
  }

  std::vector<FrameEntry> frames;
  std::string problems;
  int found = 0;

 private:
  void read_time(std::optional<std::int64_t> us) {
    const std::chrono::microseconds longest = longest_stream;
    if (!us || *us > longest.count()) return wrong("expected whole microseconds of a week at most");
    if (*us <= last_) wrong("frame times do not increase");
    last_ = *us;
  }
  void wrong(std::string_view what) {
    if (++found > most_problems) return;
    problems += fmt::format("{}line {}: {}", problems.empty() ? "" : "\n", number_, what);
  }

  std::size_t number_ = 0;
  std::int64_t last_ = -1;
};

}  // namespace

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

core::Result<std::vector<FrameEntry>> parse_frames_csv(std::string_view csv) {
  Reader reader;
  while (!csv.empty()) {
    const auto end = std::min(csv.find('\n'), csv.size());
    std::string_view line = csv.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.read(line);
    csv.remove_prefix(std::min(end + 1, csv.size()));
  }
  if (reader.found > 0) return core::fail(core::Errc::malformed_data, reader.problems);
  if (reader.frames.empty()) return core::fail(core::Errc::malformed_data, "no frames");
  return std::move(reader.frames);
}

std::string frames_csv(const std::vector<FrameEntry>& frames) {
  std::string text = fmt::format("{}\n", header);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    text += fmt::format("{},{},{}\n", i, frames[i].due.count(), frames[i].sha256);
  }
  return text;
}

std::vector<std::chrono::microseconds> due_times(const std::vector<FrameEntry>& frames) {
  std::vector<std::chrono::microseconds> times;
  times.reserve(frames.size());
  for (const FrameEntry& frame : frames) times.push_back(frame.due);
  return times;
}

}  // namespace madoguchi::sim::camera
