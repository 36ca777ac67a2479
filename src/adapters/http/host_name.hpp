// SPDX-License-Identifier: Apache-2.0
// The Host header of a request (RFC 9110, 7.2).
#pragma once

#include <string_view>

namespace madoguchi::adapters::http {

/// Whether "name:port" or "name" names this machine's loopback interface: localhost, 127.x.y.z or
/// [::1]. A page of the web that had its own name resolved to 127.0.0.1 sends its own name.
bool is_loopback_host(std::string_view host);

}  // namespace madoguchi::adapters::http
