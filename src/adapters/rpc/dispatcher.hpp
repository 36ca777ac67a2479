// SPDX-License-Identifier: Apache-2.0
// The server's side of JSON-RPC 2.0: text in, text out. Requests, notifications and batches;
// parameters by name.
#pragma once

#include "adapters/rpc/call_refused.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::adapters::rpc {

/// A method that clients may call.
struct Method {
  std::string_view name;
  std::vector<std::string_view> required{};  ///< names of its parameters
  std::vector<std::string_view> optional{};
  /// Called with the required parameters there and no others than these. Throws CallRefused; any
  /// other exception becomes internal_error.
  std::function<boost::json::value(const boost::json::object& parameters)> call;
};

class Dispatcher {
 public:
  explicit Dispatcher(std::vector<Method> methods) : methods_(std::move(methods)) {}

  /// The answer to one message; empty if it asks for none. Whatever the text is, there is an answer
  /// that JSON-RPC allows.
  std::string answer(std::string_view message) const;

 private:
  boost::json::value answer_batch(const boost::json::array& calls) const;
  boost::json::value answer_call(const boost::json::value& call) const;
  boost::json::value run(const boost::json::object& call) const;

  std::vector<Method> methods_;
};

/// An answer with an error object, as text.
std::string refusal_text(RefusalCode code, std::string_view message);

}  // namespace madoguchi::adapters::rpc
