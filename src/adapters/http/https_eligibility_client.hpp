// SPDX-License-Identifier: Apache-2.0
// The terminal's connection to an eligibility service over HTTPS (docs/eligibility-service.md).
#pragma once

#include "adapters/http/https_connection.hpp"
#include "ports/eligibility_client.hpp"

#include <memory>

namespace madoguchi::adapters::http {

/// One call at a time. All calls share one connection.
class HttpsEligibilityClient final : public ports::EligibilityClient {
 public:
  /// Connects with the first call. Error: crypto_failure.
  static core::Result<std::unique_ptr<HttpsEligibilityClient>> make(
      const HttpsClientSettings& settings);

  /// Beside the errors of HttpsConnection: service_failure for a status that is no answer of the
  /// interface, malformed_data for an answer that cannot be read.
  ports::Task<eligibility::Challenge> request_challenge() override;
  ports::Task<ports::EligibilityReply> query_eligibility(
      eligibility::EligibilityQuery query) override;
  ports::Task<ports::RegistrationReply> register_use(eligibility::EligibilityQuery proof) override;
  ports::Task<ports::InformationReply> fetch_information(std::string session,
                                                         eligibility::Consents consents) override;

  int connections_opened() const { return connection_->connections_opened(); }

 private:
  explicit HttpsEligibilityClient(std::unique_ptr<HttpsConnection> connection)
      : connection_(std::move(connection)) {}
  std::unique_ptr<HttpsConnection> connection_;
};

}  // namespace madoguchi::adapters::http
