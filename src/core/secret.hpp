// SPDX-License-Identifier: Apache-2.0
// Values that must never reach a log or a report: PINs, the 12-digit number, verification numbers,
// keys.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::core {

/// Text that prints as "***". Reading it takes a call that is easy to find: reveal().
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&&) = default;
  Secret& operator=(const Secret&) = default;
  Secret& operator=(Secret&&) = default;
  /// Overwrites the memory, so that a core file does not keep it.
  ~Secret() {
    volatile char* p = value_.data();
    for (std::size_t i = 0; i < value_.size(); ++i) p[i] = 0;
  }

  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  bool operator==(const Secret&) const = default;

 private:
  std::string value_;
};

inline std::ostream& operator<<(std::ostream& out, const Secret&) { return out << "***"; }

}  // namespace madoguchi::core

template <>
struct fmt::formatter<madoguchi::core::Secret> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(const madoguchi::core::Secret&, Context& context) const {
    return fmt::formatter<std::string_view>::format("***", context);
  }
};
