// SPDX-License-Identifier: Apache-2.0
// A line of JSON-RPC 2.0 that answers a call. Only the sources of this folder include it.
#pragma once

#include "adapters/rpc/call_refused.hpp"
#include "core/result.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace madoguchi::adapters::rpc {

/// A call as one line, with its end.
std::string call_line(const std::string& method, boost::json::object parameters, std::int64_t id);

/// The result in an answer. Throws what was refused. Error: malformed_data.
core::Result<boost::json::value> result_of(std::string_view line);

}  // namespace madoguchi::adapters::rpc
