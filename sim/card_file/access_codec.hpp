// SPDX-License-Identifier: Apache-2.0
// Access conditions and private keys as JSON. Only the sources of this folder include it.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "sim/card/access_condition.hpp"
#include "sim/card_file/attributes.hpp"

namespace madoguchi::sim::card_file {

boost::json::object json_of(const card::AccessCondition& condition);
/// Reads a member of `outer`; nothing is allowed after a mistake, which is noted.
card::AccessCondition read_condition(Attributes& outer, std::string_view key);

/// Errc::malformed_data for what is no private key.
core::Result<adapters::crypto::PrivateKey> read_private_key(std::string_view pem);

}  // namespace madoguchi::sim::card_file
