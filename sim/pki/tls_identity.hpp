// SPDX-License-Identifier: Apache-2.0
// TLS certificates of the counter: the eligibility service (127.0.0.1, localhost) and institutions.
#pragma once

#include "core/result.hpp"
#include "core/secret.hpp"
#include "sim/pki/key_store.hpp"
#include "sim/pki/x509.hpp"

#include <string>
#include <string_view>

namespace madoguchi::sim::pki {

/// What a TLS peer needs: its certificate, its key, and whom it trusts.
struct TlsIdentity {
  std::string certificate_pem{};
  core::Secret key_pem{};
  std::string trusted_pem{};  ///< the test root of TLS
};

/// The service's certificate, for 127.0.0.1, ::1 and localhost.
core::Result<TlsIdentity> tls_server(KeyStore& keys, Validity validity);

/// An institution's client certificate; its ten-digit code is the common name.
core::Result<TlsIdentity> tls_client(KeyStore& keys, std::string_view institution_code,
                                     Validity validity);

}  // namespace madoguchi::sim::pki
