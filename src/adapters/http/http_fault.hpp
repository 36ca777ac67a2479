// SPDX-License-Identifier: Apache-2.0
// What a server answers when a request is no HTTP. Only the sources of this folder include it.
#pragma once

#include "adapters/http/http_message.hpp"

#include <boost/system/error_code.hpp>

#include <optional>

namespace madoguchi::adapters::http {

/// The answer to a request that HTTP itself does not allow; empty if there is nobody to answer.
std::optional<HttpResponse> answer_to_fault(const boost::system::error_code& error);

}  // namespace madoguchi::adapters::http
