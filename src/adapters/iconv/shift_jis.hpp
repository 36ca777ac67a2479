// SPDX-License-Identifier: Apache-2.0
// Shift_JIS as receipt computers write it: Windows-31J (code page 932), with the vendors'
// characters.
#pragma once

#include "ports/text_encoding.hpp"

namespace madoguchi::adapters::iconv {

class ShiftJis final : public ports::TextEncoding {
 public:
  core::Result<std::string> to_utf8(std::string_view bytes) const override;
  core::Result<ports::EncodedText> from_utf8(std::string_view text) const override;
};

}  // namespace madoguchi::adapters::iconv
