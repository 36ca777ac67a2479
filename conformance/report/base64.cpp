// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/base64.hpp"

#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/transform_width.hpp>

namespace madoguchi::conformance::report {

std::string base64(core::ByteView bytes) {
  namespace it = boost::archive::iterators;
  using Digits = it::base64_from_binary<it::transform_width<const std::uint8_t*, 6, 8>>;
  std::string text(Digits(bytes.data()), Digits(bytes.data() + bytes.size()));
  text.append((3 - bytes.size() % 3) % 3, '=');
  return text;
}

}  // namespace madoguchi::conformance::report
