// SPDX-License-Identifier: Apache-2.0
// The loop of the process that holds a library under test: requests in, answers out.
#pragma once

namespace madoguchi::adapters::comparator_library::host {

/// Serves the socket and the page that the process was started with until the other end closes.
/// The exit code of the process: 0, or 70 when the conversation broke.
int serve();

}  // namespace madoguchi::adapters::comparator_library::host
