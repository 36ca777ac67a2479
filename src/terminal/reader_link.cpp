// SPDX-License-Identifier: Apache-2.0
#include "terminal/reader_link.hpp"

#include <array>
#include <utility>

namespace madoguchi::terminal {
namespace {

using ports::Device;

constexpr std::array order{std::pair(Device::reader, false), std::pair(Device::terminal, false),
                           std::pair(Device::reader, true), std::pair(Device::terminal, true)};

}  // namespace

void ReaderLink::set_cable(bool plugged) {
  plugged_ = plugged;
  if (plugged) return;
  connected_ = false;
  done_ = 0;
}

void ReaderLink::switch_device(Device device, bool on) {
  (device == Device::reader ? reader_on_ : terminal_on_) = on;
  if (!on) connected_ = false;
  const auto step = std::pair(device, on);
  if (step != order[done_ % order.size()]) done_ = 0;
  if (step == order[done_ % order.size()]) ++done_;
  const bool in_order = done_ == order.size();
  if (in_order) done_ = 0;
  if (!plugged_ || !reader_on_ || !terminal_on_) return;
  if (in_order || any_order_) connected_ = true;
}

}  // namespace madoguchi::terminal
