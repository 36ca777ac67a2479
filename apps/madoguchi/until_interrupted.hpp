// SPDX-License-Identifier: Apache-2.0
// Programs that serve until somebody presses Ctrl-C.
#pragma once

#include <functional>
#include <stop_token>

namespace madoguchi::apps {

/// Calls `serve` on a thread of its own; its stop token is triggered by SIGINT or SIGTERM. Comes
/// back when it has returned.
void until_interrupted(const std::function<void(std::stop_token)>& serve);

}  // namespace madoguchi::apps
