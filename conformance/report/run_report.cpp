// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/run_report.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/utsname.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>

namespace madoguchi::conformance::report {
namespace {

std::string cpu_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (!line.starts_with("model name")) continue;
    const auto colon = line.find(": ");
    if (colon != std::string::npos) return line.substr(colon + 2);
  }
  return {};
}

}  // namespace

Machine this_machine() {
  Machine machine;
  utsname names{};
  if (uname(&names) == 0) {
    machine.kernel = fmt::format("{} {}", names.sysname, names.release);
    machine.cpu = names.machine;
  }
  if (std::string name = cpu_name(); !name.empty()) machine.cpu = std::move(name);
  machine.cores = std::thread::hardware_concurrency();
  return machine;
}

std::string utc_text(std::chrono::system_clock::time_point time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(time));
}

double milliseconds(std::chrono::nanoseconds duration) {
  return std::round(static_cast<double>(duration.count()) / 1000.0) / 1000.0;
}

std::string short_duration(std::chrono::nanoseconds duration) {
  const double us = static_cast<double>(duration.count()) / 1000.0;
  if (us == 0.0) return "0 s";
  if (us < 999.5) return fmt::format("{:.0f} µs", us);
  if (us < 999.5e3) return fmt::format("{:.3g} ms", us / 1e3);
  if (us < 59.995e6) return fmt::format("{:.2f} s", us / 1e6);
  const auto seconds = std::llround(us / 1e6);
  return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
}

std::string area_of(const std::string& file) {
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  std::filesystem::path below;
  bool inside = false;
  for (const std::filesystem::path& part : folder) {
    if (inside) below /= part;
    inside = inside || part == "scenarios";
  }
  return below.empty() ? folder.filename().string() : below.generic_string();
}

std::string place_text(const scenario::Place& place) {
  return place.line > 0 ? fmt::format("{}:{}", place.file, place.line) : place.file;
}

const std::string& title_in(const scenario::Title& title, core::Language language,
                            const std::string& id) {
  const bool japanese = language == core::Language::japanese;
  const std::string& wanted = japanese ? title.ja : title.en;
  const std::string& other = japanese ? title.en : title.ja;
  if (!wanted.empty()) return wanted;
  return other.empty() ? id : other;
}

}  // namespace madoguchi::conformance::report
