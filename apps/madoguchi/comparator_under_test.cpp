// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/comparator_under_test.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/option_files.hpp"
#include "scenario/system_statement.hpp"

#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

using adapters::comparator_library::LibraryProcess;
using adapters::comparator_library::LibrarySetup;

constexpr std::size_t largest_library = std::size_t{2} << 30U;

LibrarySetup setup_of(const scenario::ComparatorStatement& statement) {
  LibrarySetup setup;
  setup.shared_object = statement.shared_object;
  setup.configuration = statement.configuration;
  auto& limits = setup.limits;
  limits.initialise = statement.initialise_limit.value_or(limits.initialise);
  limits.create = statement.create_limit.value_or(limits.create);
  limits.compare = statement.compare_limit.value_or(limits.compare);
  limits.memory = statement.memory_limit.value_or(limits.memory);
  limits.restarts = statement.restarts.value_or(limits.restarts);
  return setup;
}

}  // namespace

sim::counter::ComparatorUnderTest comparator_under_test(const Environment& environment,
                                                        const std::string& file) {
  const std::string text = read_statement(environment, "--sut", file);
  const auto told = scenario::parse_system_statement(text, file);
  if (!told.comparator) throw BadUsage("--sut: " + file + " tells of no comparator");
  const scenario::ComparatorStatement& statement = *told.comparator;
  sim::counter::ComparatorUnderTest result{setup_of(statement), {}};
  const auto tried = LibraryProcess::open(result.setup);
  if (!tried) {
    throw BadUsage(file + ": comparator: " + tried.error().message(environment.language));
  }
  const auto threshold =
      statement.threshold ? statement.threshold : (*tried)->description().threshold;
  // A library that does not come up fails every scenario; it needs no threshold for that.
  if (!threshold && (*tried)->usable()) {
    throw BadUsage(file + ": comparator.threshold: the library recommends none; state one");
  }
  result.threshold.value = threshold.value_or(1);
  return result;
}

conformance::report::InputDigest input_of(const sim::counter::ComparatorUnderTest& under_test) {
  const auto bytes = adapters::files::read_file(under_test.setup.shared_object, largest_library);
  return {under_test.setup.shared_object.filename().string(),
          bytes ? adapters::crypto::sha256_hex(core::as_bytes(*bytes)) : ""};
}

}  // namespace madoguchi::apps
