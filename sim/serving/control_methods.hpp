// SPDX-License-Identifier: Apache-2.0
// What other programs may ask of a card server; docs/card-serve.md describes it for them.
#pragma once

#include "adapters/rpc/dispatcher.hpp"
#include "sim/serving/card_server.hpp"

#include <boost/json/array.hpp>

#include <functional>
#include <string>
#include <vector>

namespace madoguchi::sim::serving {

/// All readers as the protocol tells them.
boost::json::array describe_readers(const CardServer& server);

/// What a client is told that sends a line without end.
std::string too_long_text();

/// The methods on a server that lives longer. `shut_down` is called when a client asks for the end;
/// it must return before the end.
std::vector<adapters::rpc::Method> control_methods(CardServer& server,
                                                   std::function<void()> shut_down);

}  // namespace madoguchi::sim::serving
