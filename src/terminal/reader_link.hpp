// SPDX-License-Identifier: Apache-2.0
// Whether the terminal reaches its reader. After a fault both have to be restarted in the order
// that a vendor's support page gives: reader off, terminal off, reader on, terminal on.
#pragma once

#include "ports/system_under_test.hpp"

#include <cstddef>

namespace madoguchi::terminal {

class ReaderLink {
 public:
  /// `any_order`: what a broken product does.
  explicit ReaderLink(bool any_order = false) : any_order_(any_order) {}

  /// The cable is pulled or plugged in; plugging it in alone mends nothing.
  void set_cable(bool plugged);
  void switch_device(ports::Device device, bool on);

  bool up() const { return connected_ && reader_on_ && terminal_on_; }
  bool terminal_on() const { return terminal_on_; }

 private:
  bool any_order_;
  bool plugged_ = true;
  bool connected_ = true;
  bool reader_on_ = true;
  bool terminal_on_ = true;
  std::size_t done_ = 0;  ///< steps of the order so far
};

}  // namespace madoguchi::terminal
