// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/control_socket.hpp"

#include "adapters/files/runtime_folder.hpp"
#include "adapters/rpc/local_client.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;

constexpr const char* first_part = "card-serve-";

/// Sockets in the runtime folder where somebody answers.
std::vector<std::string> served_sockets(const fs::path& folder) {
  std::vector<std::string> served;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (!entry.path().filename().string().starts_with(first_part)) continue;
    if (adapters::rpc::LocalClient::connect(entry.path())) served.push_back(entry.path().string());
  }
  std::sort(served.begin(), served.end());
  return served;
}

}  // namespace

core::Result<fs::path> control_socket_here(const std::string& wanted) {
  if (!wanted.empty()) return fs::path(wanted);
  const auto folder = adapters::files::runtime_folder();
  if (!folder) return folder.error();
  return *folder / fmt::format("{}{}.sock", first_part, getpid());
}

core::Result<fs::path> control_socket_of_server(const std::string& wanted) {
  if (!wanted.empty()) return fs::path(wanted);
  const auto folder = adapters::files::runtime_folder();
  if (!folder) return folder.error();
  const std::vector<std::string> served = served_sockets(*folder);
  if (served.size() == 1) return fs::path(served.front());
  if (served.empty()) {
    return core::fail(core::Errc::file_missing, "no card server runs: madoguchi card serve");
  }
  return core::fail(
      core::Errc::invalid_argument,
      fmt::format("several card servers run; --at one of: {}", fmt::join(served, ", ")));
}

}  // namespace madoguchi::apps
