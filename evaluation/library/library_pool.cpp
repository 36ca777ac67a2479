// SPDX-License-Identifier: Apache-2.0
#include "evaluation/library/library_pool.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <algorithm>
#include <thread>

namespace madoguchi::evaluation::library {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{4} << 30U;

/// The files of a folder by name, with their digests.
core::Result<std::string> digests_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; at != end; at.increment(error)) {
    if (at->is_regular_file(error)) files.push_back(at->path());
  }
  if (error) return core::fail(core::Errc::io_failure, folder.string() + ": " + error.message());
  std::sort(files.begin(), files.end());
  std::string text;
  for (const fs::path& file : files) {
    const auto bytes = adapters::files::read_file(file, largest_file);
    if (!bytes) return bytes.error();
    text += file.lexically_relative(folder).string() + " " +
            adapters::crypto::sha256_hex(core::as_bytes(*bytes)) + "\n";
  }
  return text;
}

}  // namespace

core::Result<LibraryPool> LibraryPool::open(const adapters::comparator_library::LibrarySetup& setup,
                                            int count) {
  LibraryPool pool;
  for (int i = 0; i < std::max(1, count); ++i) {
    auto library = LibraryUnderTest::open(setup);
    if (!library) return library.error();
    pool.libraries_.push_back(*std::move(library));
  }
  return pool;
}

core::Result<std::string> LibraryPool::key() const {
  const auto& setup = first().setup();
  std::string text = "library " + first().description().sha256 + "\n";
  if (setup.configuration.empty()) return text;
  const auto configuration = digests_of(setup.configuration);
  if (!configuration) return configuration.error();
  return text + *configuration;
}

std::vector<pictures::Extractor> LibraryPool::extractors() const {
  std::vector<pictures::Extractor> result;
  for (const auto& library : libraries_) {
    result.push_back(
        [library](const biometrics::Image& image,
                  biometrics::SampleRole role) -> core::Result<pictures::StoredTemplate> {
          auto made = library->create(image, role);
          pictures::StoredTemplate stored;
          stored.opaque = std::move(made.bytes);
          stored.failure = made.failure;
          return stored;
        });
  }
  return result;
}

void LibraryPool::set_templates(std::span<const core::Bytes> verification,
                                std::span<const core::Bytes> enrolment) {
  for (const auto& library : libraries_) library->set_templates(verification, enrolment);
}

std::vector<double> LibraryPool::compare(std::span<const TemplatePair> pairs) {
  const std::size_t share = (pairs.size() + libraries_.size() - 1) / libraries_.size();
  std::vector<std::vector<double>> parts(libraries_.size());
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < libraries_.size(); ++i) {
    const std::size_t first = std::min(i * share, pairs.size());
    const auto part = pairs.subspan(first, std::min(share, pairs.size() - first));
    workers.emplace_back([&, i, part] { parts[i] = libraries_[i]->compare(part); });
  }
  std::vector<double> scores;
  scores.reserve(pairs.size());
  for (std::size_t i = 0; i < workers.size(); ++i) {
    workers[i].join();
    scores.insert(scores.end(), parts[i].begin(), parts[i].end());
  }
  return scores;
}

void LibraryPool::finish() {
  for (const auto& library : libraries_) library->repeat_in_new_process();
}

biometrics::ComparatorFindings LibraryPool::findings() const {
  biometrics::ComparatorFindings all;
  for (const auto& library : libraries_) all.merge(library->findings());
  return all;
}

adapters::comparator_library::LibraryTimes LibraryPool::times() const {
  adapters::comparator_library::LibraryTimes all;
  for (const auto& library : libraries_) all.merge(library->times());
  return all;
}

std::string LibraryPool::output() const {
  std::string text;
  for (const auto& library : libraries_) text += library->output();
  return text;
}

}  // namespace madoguchi::evaluation::library
