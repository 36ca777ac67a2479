// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/option_files.hpp"

#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"

namespace madoguchi::apps {
namespace {

constexpr std::size_t largest_statement = 65536;

}  // namespace

std::string read_statement(const Environment& environment, const std::string& option,
                           const std::filesystem::path& file) {
  auto text = adapters::files::read_file(file, largest_statement);
  if (!text) throw BadUsage(option + ": " + text.error().message(environment.language));
  return *std::move(text);
}

void write_result(const std::filesystem::path& file, const std::string& content) {
  const auto written = adapters::files::write_atomically(file, content);
  if (!written) throw std::runtime_error(written.error().message());
}

}  // namespace madoguchi::apps
