// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/library_options.hpp"

#include "apps/madoguchi/bad_usage.hpp"

#include <fmt/format.h>

#include <charconv>

namespace madoguchi::apps {
namespace {

using adapters::comparator_library::LibraryLimits;

/// "create=2.5": seconds.
void read_time_limit(const std::string& text, LibraryLimits& limits) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  double seconds = 0;
  bool good = equals != std::string::npos;
  if (good) {
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + equals + 1, end, seconds);
    good = parsed.ec == std::errc() && parsed.ptr == end && seconds >= 0.001 && seconds <= 86400;
  }
  const std::chrono::milliseconds time(static_cast<std::int64_t>(seconds * 1000));
  if (good && name == "initialise") {
    limits.initialise = time;
  } else if (good && name == "create") {
    limits.create = time;
  } else if (good && name == "compare") {
    limits.compare = time;
  } else {
    throw BadUsage("--time-limit " + text +
                   ": expected initialise=SECONDS, create=SECONDS or compare=SECONDS");
  }
}

}  // namespace

bool names_library(const EvaluateOptions& options) {
  return options.comparator.find('/') != std::string::npos ||
         options.comparator.find(".so") != std::string::npos;
}

adapters::comparator_library::LibrarySetup library_setup(const EvaluateOptions& options) {
  if (options.roles == "probe" || options.roles == "reference") {
    throw BadUsage("--roles " + options.roles +
                   ": a library makes templates for both roles; leave it out");
  }
  adapters::comparator_library::LibrarySetup setup;
  setup.shared_object = options.comparator;
  setup.configuration = options.comparator_config;
  for (const std::string& limit : options.time_limits) read_time_limit(limit, setup.limits);
  setup.limits.memory = options.memory_limit << 20U;
  setup.limits.restarts = options.restarts;
  return setup;
}

std::string limits_text(const LibraryLimits& limits) {
  return fmt::format("initialise {:g} s, create {:g} s, compare {:g} s, {} MiB, {} restarts",
                     static_cast<double>(limits.initialise.count()) / 1000,
                     static_cast<double>(limits.create.count()) / 1000,
                     static_cast<double>(limits.compare.count()) / 1000, limits.memory >> 20U,
                     limits.restarts);
}

}  // namespace madoguchi::apps
