// SPDX-License-Identifier: Apache-2.0
// The one place where errors of Asio, Beast and TLS become ours. Only the sources of this folder
// include it.
#pragma once

#include "core/result.hpp"

#include <boost/system/error_code.hpp>

namespace madoguchi::adapters::http {

/// What was being done: the same error means different things while shaking hands and later.
enum class NetworkPhase { connect, handshake, exchange };

/// service_unreachable: no connection, or it broke; tls_failure: the handshake or a certificate;
/// timeout; malformed_data: what came is not HTTP; cancelled.
core::Error network_error(const boost::system::error_code& error, NetworkPhase phase);

}  // namespace madoguchi::adapters::http
