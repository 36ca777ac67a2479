// SPDX-License-Identifier: Apache-2.0
// The tables of the file interface that are shipped, read once.
#pragma once

#include "adapters/oqs_tables/load_oqs_tables.hpp"

namespace madoguchi::test {

inline const eligibility::OqsTables& shipped_tables() {
  static const eligibility::OqsTables tables =
      adapters::oqs_tables::load_oqs_tables(MADOGUCHI_SOURCE_DIR "/data/oqs");
  return tables;
}

}  // namespace madoguchi::test
