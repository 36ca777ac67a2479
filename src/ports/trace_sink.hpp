// SPDX-License-Identifier: Apache-2.0
// What happens at the counter, for the time line of the report. Secrets never enter a trace.
#pragma once

#include "biometrics/image.hpp"
#include "core/enum_names.hpp"
#include "ports/clock.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::ports {

/// The participant an event belongs to; a row of the time line.
enum class Lane { patient, staff, reader, card, camera, service, emr, phase };

/// One event or span.
struct TraceEvent {
  Lane lane = Lane::reader;
  Instant at{};
  std::chrono::nanoseconds duration{0};
  std::string title{};
  std::vector<std::pair<std::string, std::string>> details{};
  std::shared_ptr<const biometrics::Image> picture{};  ///< a frame or photograph, if there is one
};

class TraceSink {
 public:
  virtual ~TraceSink() = default;
  virtual void record(TraceEvent event) = 0;
};

constexpr auto enum_names(std::type_identity<Lane>) {
  return std::to_array<core::EnumName<Lane>>({
      {Lane::patient, "patient", {"patient", "患者"}},
      {Lane::staff, "staff", {"staff", "職員"}},
      {Lane::reader, "reader", {"reader", "リーダー"}},
      {Lane::card, "card", {"card", "カード"}},
      {Lane::camera, "camera", {"camera", "カメラ"}},
      {Lane::service, "service", {"service", "資格確認システム"}},
      {Lane::emr, "emr", {"EMR", "電子カルテ"}},
      {Lane::phase, "phase", {"phase", "区間"}},
  });
}

}  // namespace madoguchi::ports
