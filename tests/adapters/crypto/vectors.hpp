// SPDX-License-Identifier: Apache-2.0
// The files of tests/data/crypto.
#pragma once

#include "core/bytes.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace madoguchi::adapters::crypto {

inline std::string vector_text(const std::string& name) {
  std::ifstream in(std::string(MADOGUCHI_SOURCE_DIR) + "/tests/data/crypto/" + name,
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline core::Bytes vector_bytes(const std::string& name) {
  return core::to_bytes(vector_text(name));
}

}  // namespace madoguchi::adapters::crypto
