// SPDX-License-Identifier: Apache-2.0
// TLS contexts from PEM values: version 1.2 or 1.3, both sides verified. Only the sources of this
// folder include it.
#pragma once

#include "adapters/http/tls_settings.hpp"
#include "core/result.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace madoguchi::adapters::http {

enum class TlsSide { client, server };

/// Error: crypto_failure with the part of the settings that cannot be used.
core::Result<std::shared_ptr<boost::asio::ssl::context>> make_tls_context(
    const TlsSettings& settings, TlsSide side);

}  // namespace madoguchi::adapters::http
