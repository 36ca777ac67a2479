// SPDX-License-Identifier: Apache-2.0
// What one side of a mutual TLS connection needs, as PEM text.
#pragma once

#include "core/secret.hpp"

#include <string>

namespace madoguchi::adapters::http {

struct TlsSettings {
  std::string certificate_pem;  ///< our certificate; empty for a client that shows none
  core::Secret key_pem;         ///< its private key, PKCS#8
  std::string trusted_pem;      ///< authorities of the other side
};

}  // namespace madoguchi::adapters::http
