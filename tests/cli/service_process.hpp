// SPDX-License-Identifier: Apache-2.0
// `madoguchi service` in the background, and a client with the files that it wrote.
#pragma once

#include "tests/adapters/http/running_service.hpp"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::test {

/// Cards of one key with serial numbers of their own.
std::vector<sim::pki::IssuedCertificate> cards(unsigned count);

/// The people of these cards as the service reads them; the first `unregistered` never registered.
std::string people_of(const std::vector<sim::pki::IssuedCertificate>& cards, unsigned unregistered);

/// One database, one port, any number of lives, on a machine whose clock is not the counter's.
/// Without `date` it is today.
class ServiceProcess {
 public:
  /// Starts the first life and waits until it listens. `people` is the content of the file.
  ServiceProcess(std::filesystem::path folder, const std::string& people,
                 const std::string& date = "2024-02-01", std::string options = {});
  ~ServiceProcess() { kill_it(); }
  ServiceProcess(const ServiceProcess&) = delete;
  ServiceProcess& operator=(const ServiceProcess&) = delete;

  void start();
  void kill_it();  ///< SIGKILL
  std::uint16_t port() const { return port_; }
  std::filesystem::path database() const { return folder_ / "service.db"; }
  std::filesystem::path client_folder() const { return folder_ / "client"; }
  adapters::http::HttpsClientSettings client() const;

 private:
  std::filesystem::path folder_;
  std::string date_;
  std::string options_;
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
};

}  // namespace madoguchi::test
