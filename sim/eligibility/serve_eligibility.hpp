// SPDX-License-Identifier: Apache-2.0
// The mock eligibility service as a program of its own: what `madoguchi service` does.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "sim/eligibility/card_proof.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace madoguchi::sim::eligibility {

struct ServeOptions {
  std::filesystem::path people;         ///< YAML file of the people
  std::string database = ":memory:";    ///< a file keeps what the service knows
  std::uint16_t port = 0;               ///< 0: the system chooses
  std::filesystem::path client_folder;  ///< where a client finds what it needs; made if missing
  std::optional<core::CivilDate> date;  ///< the counter's day, from 09:00:00 on; default: now
  std::filesystem::path key_folder;     ///< keeps test keys between runs; empty: memory only
  std::uint64_t hierarchy_seed = 0;     ///< of the test hierarchy that the cards are from
  std::filesystem::path calendar;       ///< YAML file of outages and maintenance; empty: none
  std::vector<std::string> revoked;     ///< serial numbers of revoked certificates, hexadecimal
  RevocationCheck revocation = RevocationCheck::by_list;
  std::string institution_code = "1312345678";  ///< common name of the client certificate
};

/// Serves until `stop` is requested. Writes client-certificate.pem, client-key.pem and
/// server-authority.pem to `client_folder` first. Everything that there is to say goes line by line
/// to `log`, from several threads but one at a time. Throws scenario::ScenarioError for mistakes in
/// the file of people. Errors: io_failure, crypto_failure, malformed_data (a serial number).
core::Result<void> serve_eligibility(const ServeOptions& options, std::stop_token stop,
                                     std::function<void(const std::string&)> log);

}  // namespace madoguchi::sim::eligibility
