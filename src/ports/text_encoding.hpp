// SPDX-License-Identifier: Apache-2.0
// Another encoding of text than UTF-8, in which files of the EMR may be written.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace madoguchi::ports {

struct EncodedText {
  std::string bytes{};
  std::size_t replaced = 0;  ///< characters that the encoding does not have, written as ●
};

class TextEncoding {
 public:
  virtual ~TextEncoding() = default;

  /// Error: malformed_data with the place of the first byte that is none of the encoding.
  virtual core::Result<std::string> to_utf8(std::string_view bytes) const = 0;

  /// `text` is well-formed UTF-8. Characters outside the encoding become ●.
  virtual core::Result<EncodedText> from_utf8(std::string_view text) const = 0;
};

}  // namespace madoguchi::ports
