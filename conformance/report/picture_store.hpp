// SPDX-License-Identifier: Apache-2.0
// The pictures of a run, each once: digest, small form for the page, full form for the evidence.
#pragma once

#include "biometrics/image.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"
#include "scenario/results.hpp"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace madoguchi::conformance::report {

/// How much of a face a report may show.
enum class EvidenceLevel {
  full,        ///< pictures as the camera gave them, and thumbnails
  thumbnails,  ///< only small pictures
  hashes,      ///< only digests: for tests with real people
};

/// Makes a picture file (JPEG or PNG) of a picture; adapters have one.
using EncodePicture = std::function<core::Result<core::Bytes>(const biometrics::Image&)>;

/// The picture, each side divided by the smallest whole number that makes the longest at most
/// `side` pixels; unchanged if it is small enough.
biometrics::Image thumbnail(const biometrics::Image& image, int side);

struct Picture {
  std::string digest;  ///< picture_digest()
  int width = 0;       ///< of the thumbnail, pixels
  int height = 0;      ///< of the thumbnail, pixels
  core::Bytes small;   ///< picture file; empty with `hashes`
  core::Bytes full;    ///< picture file; only with `full`
};

class PictureStore {
 public:
  /// Takes up every picture of the results' traces. Without an encoder only digests are known.
  PictureStore(std::span<const scenario::ScenarioResult> results, EvidenceLevel level,
               const EncodePicture& encode);

  /// The entry of a picture that the results hold.
  const Picture& of(const biometrics::Image& image) const;

  /// By digest.
  const std::map<std::string, Picture>& all() const { return pictures_; }

 private:
  std::map<std::string, Picture> pictures_;
  std::map<const biometrics::Image*, const Picture*> by_image_;
};

constexpr auto enum_names(std::type_identity<EvidenceLevel>) {
  return std::to_array<core::EnumName<EvidenceLevel>>({
      {EvidenceLevel::full, "full", {"full pictures", "画像すべて"}},
      {EvidenceLevel::thumbnails, "thumbnails", {"thumbnails", "縮小画像"}},
      {EvidenceLevel::hashes, "hashes", {"digests only", "ハッシュ値のみ"}},
  });
}

}  // namespace madoguchi::conformance::report
