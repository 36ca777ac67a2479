// SPDX-License-Identifier: Apache-2.0
// What a library under test cannot reach: the network, and writing to its configuration, where the
// kernel lets an ordinary process take these away from itself.
#pragma once

#include <string>

namespace madoguchi::adapters::comparator_library::host {

struct Isolation {
  bool without_network = false;
  bool read_only_configuration = false;
};

/// Goes into namespaces of its own. Call it while there is one thread. What the kernel refuses is
/// left out.
Isolation isolate(const std::string& configuration);

}  // namespace madoguchi::adapters::comparator_library::host
