// SPDX-License-Identifier: Apache-2.0
// Streams by what a user writes: a folder, or a person who is drawn.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "sim/camera/stream_package.hpp"

#include <string>
#include <vector>

namespace madoguchi::apps {

/// A stream and the name that it suggests.
struct NamedStream {
  std::string name;
  sim::camera::StreamPackage package;
};

/// "take-1" (a folder), "person:17" or "person:17@backlight eyes=glasses". People are drawn when
/// they are not in the cache. Errors: invalid_argument, those of StreamPackage::load and of
/// drawing.
core::Result<std::vector<NamedStream>> open_streams(const Environment& environment,
                                                    const std::vector<std::string>& texts);

}  // namespace madoguchi::apps
