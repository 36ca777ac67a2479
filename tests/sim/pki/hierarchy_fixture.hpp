// SPDX-License-Identifier: Apache-2.0
// The test hierarchy with its keys kept in the build folder.
#pragma once

#include "sim/pki/test_hierarchy.hpp"

#include <memory>
#include <string>

namespace madoguchi::sim::pki {

inline std::shared_ptr<KeyStore> kept_keys() {
  return std::make_shared<KeyStore>(std::string(MADOGUCHI_BINARY_DIR) + "/test-keys");
}

inline Validity years_2020_to_2040() {
  using namespace std::chrono;
  return {sys_days{year{2020} / 1 / 1}, sys_days{year{2040} / 1 / 1}};
}

inline TestHierarchy hierarchy() {
  return TestHierarchy::make(kept_keys(), years_2020_to_2040()).value();
}

inline Holder hanako() {
  using namespace std::chrono;
  return {.number = 7,
          .name = "試験　花子",
          .address = "東京都千代田区試験町1-2-3",
          .born = year{1980} / 2 / 17,
          .sex = '2'};
}

inline Validity valid_to_2028() {
  using namespace std::chrono;
  return {sys_days{year{2023} / 6 / 1}, fifth_birthday_end(hanako().born, year{2023} / 6 / 1)};
}

}  // namespace madoguchi::sim::pki
