// SPDX-License-Identifier: Apache-2.0
// Templates kept on disk under the digest of everything they depend on, so that an interrupted
// evaluation goes on where it stopped and shards can share a folder.
#pragma once

#include "biometrics/comparison.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::evaluation::pictures {

/// What extraction gave: features or a comparator's own format, or the reason why not.
struct StoredTemplate {
  std::vector<float> features = {};
  std::vector<std::uint8_t> opaque = {};
  std::optional<biometrics::ExtractionFailure> failure = {};
  /// Score of attack detection for the presentation up to this frame.
  std::optional<double> liveness = {};

  bool acquired() const { return !features.empty() || !opaque.empty(); }
};

class TemplateStore {
 public:
  /// `comparator` names networks, calibration and settings: another text, other templates.
  /// With `fresh` nothing that is there already is used.
  TemplateStore(std::filesystem::path folder, std::string comparator, bool fresh = false);

  const std::filesystem::path& folder() const { return folder_; }

  /// The key of a picture's template.
  std::string key(std::string_view picture_sha256, biometrics::SampleRole role) const;

  /// Empty if it is not there or damaged.
  std::optional<StoredTemplate> find(const std::string& key) const;

  /// Error: io_failure.
  core::Result<> keep(const std::string& key, const StoredTemplate& face) const;

 private:
  std::filesystem::path path_of(const std::string& key) const;

  std::filesystem::path folder_;
  std::string comparator_;
  bool fresh_;
};

/// The bytes of a file of the store, and back; empty for anything else.
std::string to_bytes(const StoredTemplate& face);
std::optional<StoredTemplate> parse_template(std::string_view bytes);

}  // namespace madoguchi::evaluation::pictures
