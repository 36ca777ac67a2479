// SPDX-License-Identifier: Apache-2.0
// What differs between the two modes: how time passes, how the card and the camera reach the
// reader, and how the terminal reaches the eligibility service.
#pragma once

#include "ports/card_reader.hpp"
#include "ports/clock.hpp"
#include "ports/eligibility_client.hpp"
#include "ports/frame_source.hpp"
#include "ports/stage.hpp"
#include "sim/camera/stream_package.hpp"
#include "sim/card/card_device.hpp"
#include "sim/eligibility/eligibility_service.hpp"

#include <functional>
#include <memory>

namespace madoguchi::sim::counter {

class Devices {
 public:
  virtual ~Devices() = default;

  virtual ports::Clock& clock() = 0;
  virtual ports::CardReader& card_reader() = 0;
  virtual ports::EligibilityClient& eligibility_client() = 0;

  /// The card that is put on the reader from now on; none lies there.
  virtual void hold_card(std::shared_ptr<card::CardDevice> card) = 0;
  /// The counter's clock shows the opening hour of this day.
  virtual void open_on(core::CivilDate day) = 0;
  /// Behind the client, for what insurers change.
  virtual eligibility::EligibilityService& service() = 0;
  /// Puts the card on the reader; the reader notices in its own time.
  virtual void insert_card() = 0;
  /// Takes it off; comes back when the reader has noticed.
  virtual ports::Task<> remove_card() = 0;
  /// Whether a card lies on the reader; a fault may have taken it off.
  virtual bool has_card() const = 0;
  /// A camera that sees a recorded stream, as it reaches the reader; by the clock of these devices,
  /// which outlive it.
  virtual std::unique_ptr<ports::FrameSource> camera(const camera::StreamPackage& stream) = 0;
  virtual core::Result<> set_service(ports::ServiceCondition condition) = 0;

  /// Runs a task to its end on the event loop of these devices; its exception is thrown here.
  virtual void run(std::function<ports::Awaitable<void>()> task) = 0;
};

}  // namespace madoguchi::sim::counter
