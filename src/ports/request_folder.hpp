// SPDX-License-Identifier: Apache-2.0
// Where an EMR leaves request files and fetches results: each request is taken once and answered
// once, whatever happens in between.
#pragma once

#include "ports/task.hpp"

#include <string>
#include <vector>

namespace madoguchi::ports {

/// A request that nobody else will get.
struct RequestFile {
  std::string id;         ///< never used again; the same after a restart
  std::string name;       ///< as the EMR called it
  std::string content{};  ///< as it was; empty if oversized
  bool oversized = false;
};

/// The answer to a request.
struct ResultFile {
  std::string id;       ///< of the request
  std::string request;  ///< its name
  std::string name;     ///< what the EMR looks for
  std::string content{};
};

class RequestFolder {
 public:
  virtual ~RequestFolder() = default;

  /// Waits until there are requests, and takes some of them, oldest first. After a restart those
  /// come again that were taken and not answered. Errors: cancelled; file_missing or io_failure
  /// with the folder and the system's reason: calling again tries again.
  virtual Task<std::vector<RequestFile>> take() = 0;

  /// Leaves results where the EMR looks for them. What has been left before is not left again, so
  /// the same results can be handed over until it succeeds. Errors: cancelled, io_failure.
  virtual Task<> deliver(std::vector<ResultFile> results) = 0;

  /// Whether it was cancelled.
  virtual bool cancelled() const { return false; }
};

}  // namespace madoguchi::ports
