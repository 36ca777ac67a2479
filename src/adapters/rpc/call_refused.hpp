// SPDX-License-Identifier: Apache-2.0
// Why a call was not done, in the terms of JSON-RPC 2.0 (section 5.1, "Error object").
#pragma once

#include <stdexcept>
#include <string>

namespace madoguchi::adapters::rpc {

/// Error codes of JSON-RPC 2.0; the last one is in the range left to applications.
enum class RefusalCode {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  not_possible = -32000,  ///< understood, but it could not be done
};

/// Thrown by a method, sent as an error object, and thrown again where the call was made.
class CallRefused : public std::runtime_error {
 public:
  CallRefused(RefusalCode code, const std::string& message)
      : std::runtime_error(message), code_(code) {}

  RefusalCode code() const { return code_; }

 private:
  RefusalCode code_;
};

}  // namespace madoguchi::adapters::rpc
