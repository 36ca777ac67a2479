// SPDX-License-Identifier: Apache-2.0
// A file of the data set that is no picture: one more for which there is no template.
#pragma once

#include <string>

namespace madoguchi::evaluation {

struct UnreadableFile {
  std::string name;     ///< as the data set calls it
  std::string problem;  ///< why it cannot be read or decoded

  bool operator==(const UnreadableFile&) const = default;
};

}  // namespace madoguchi::evaluation
