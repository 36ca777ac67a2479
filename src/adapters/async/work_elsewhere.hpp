// SPDX-License-Identifier: Apache-2.0
// Counts the functions of one event loop that run on other threads right now, so that virtual time
// stands still until they are back.
#pragma once

#include <boost/asio/execution_context.hpp>

#include <atomic>

namespace madoguchi::adapters::async {

/// A service of an execution context: look it up with boost::asio::use_service.
class WorkElsewhere : public boost::asio::execution_context::service {
 public:
  using key_type = WorkElsewhere;
  inline static boost::asio::execution_context::id id;

  explicit WorkElsewhere(boost::asio::execution_context& owner) : service(owner) {}

  void begin() { ++running_; }
  void end() { --running_; }

  /// Functions that have not come back yet.
  int running() const { return running_; }

 private:
  void shutdown() override {}

  std::atomic<int> running_{0};
};

}  // namespace madoguchi::adapters::async
