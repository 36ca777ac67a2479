// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/extraction.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/opencv/image_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

using adapters::opencv::FaceNetworkComparator;
using biometrics::SampleRole;

constexpr std::size_t largest_picture = std::size_t{256} << 20U;

/// The work of all threads on one list.
class Extraction {
 public:
  Extraction(const TemplateStore& store, const std::vector<PictureFile>& pictures, Part part,
             const Progress& progress)
      : store_(store), pictures_(pictures), part_(part), progress_(progress) {
    faces_.resize(pictures.size());
    digests_.resize(pictures.size());
    for (std::size_t i = part.index - 1; i < pictures.size(); i += part.count) ++total_;
  }

  void work(const Extractor& extractor) {
    for (std::size_t turn = next_++; turn < total_ && !stopped_; turn = next_++) {
      const std::size_t i = part_.index - 1 + turn * part_.count;
      const core::Result<> done = one(extractor, i);
      const std::lock_guard lock(mutex_);
      if (!done) {
        if (!stopped_) error_ = done.error();
        stopped_ = true;
      }
      if (progress_) progress_(++finished_, total_);
    }
  }

  core::Result<ExtractedFaces> result() {
    if (stopped_) return error_;
    std::string lines;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      if (!digests_[i].empty()) lines += fmt::format("{} {}\n", pictures_[i].name, digests_[i]);
    }
    ExtractedFaces extracted{
        std::move(faces_), adapters::crypto::sha256_hex(core::as_bytes(lines)), {}};
    for (auto& [place, file] : unreadable_) extracted.unreadable.push_back(std::move(file));
    return extracted;
  }

 private:
  void refuse(std::size_t i, const core::Error& error) {
    const std::lock_guard lock(mutex_);
    unreadable_[i] = {pictures_[i].name, error.message()};
  }

  core::Result<> one(const Extractor& extractor, std::size_t i) {
    const PictureFile& picture = pictures_[i];
    const auto bytes = adapters::files::read_file(picture.file, largest_picture);
    if (!bytes) {
      refuse(i, bytes.error());
      return {};
    }
    digests_[i] = adapters::crypto::sha256_hex(core::as_bytes(*bytes));
    const std::string key = store_.key(digests_[i], picture.role);
    if (auto known = store_.find(key)) {
      faces_[i] = *std::move(known);
      return {};
    }
    const auto image = adapters::opencv::ImageCodec().decode(core::as_bytes(*bytes));
    if (!image) {
      refuse(i, image.error());
      return {};
    }
    auto face = extractor(*image, picture.role);
    if (!face) return face.error();
    faces_[i] = *std::move(face);
    if (faces_[i].failure == biometrics::ExtractionFailure::comparator_failed) return {};
    return store_.keep(key, faces_[i]);
  }

  const TemplateStore& store_;
  const std::vector<PictureFile>& pictures_;
  Part part_;
  const Progress& progress_;
  std::size_t total_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::size_t finished_ = 0;
  core::Error error_;
  std::vector<StoredTemplate> faces_;
  std::vector<std::string> digests_;
  std::map<std::size_t, UnreadableFile> unreadable_;
};

}  // namespace

core::Result<Comparators> load_comparators(const adapters::opencv::FaceNetworkOptions& options,
                                           int count) {
  Comparators comparators;
  for (int i = 0; i < std::max(1, count); ++i) {
    auto comparator = FaceNetworkComparator::load(options);
    if (!comparator) return comparator.error();
    comparators.push_back(*std::move(comparator));
  }
  return comparators;
}

std::string comparator_key(const biometrics::Calibration& calibration) {
  std::string text;
  for (const std::string& network : calibration.network_digests) text += network + "\n";
  for (const float value : calibration.mean_offset) text += fmt::format("{} ", value);
  const biometrics::QualityLimits limits;
  text += "\nquality limits";
  for (const float limit :
       {limits.eye_distance, limits.nose_offset, limits.alignment_error, limits.second_face_area,
        limits.yaw, limits.pitch, limits.roll, limits.sharpness, limits.darkest, limits.brightest,
        limits.over_exposed, limits.eyes_visible, limits.mouth_visible}) {
    text += fmt::format(" {}", limit);
  }
  return text + "; one thread\n";
}

Templates gathered(std::vector<StoredTemplate> faces) {
  Templates result;
  for (const StoredTemplate& face : faces) {
    result.length = std::max(result.length, face.features.size());
  }
  result.features.resize(faces.size() * result.length);
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const bool acquired = !faces[i].features.empty() && faces[i].features.size() == result.length;
    result.acquired.push_back(acquired);
    if (faces[i].failure) ++result.failures[std::string(core::name_of(*faces[i].failure))];
    if (!acquired) continue;
    std::copy(faces[i].features.begin(), faces[i].features.end(),
              result.features.begin() + static_cast<std::ptrdiff_t>(i * result.length));
    faces[i].features = {};
  }
  return result;
}

core::Result<ExtractedFaces> extract_faces(const std::vector<Extractor>& extractors,
                                           const TemplateStore& store,
                                           const std::vector<PictureFile>& pictures, Part part,
                                           const Progress& progress) {
  Extraction extraction(store, pictures, part, progress);
  std::vector<std::thread> workers;
  for (const Extractor& extractor : extractors) {
    workers.emplace_back([&extraction, &extractor] { extraction.work(extractor); });
  }
  for (std::thread& worker : workers) worker.join();
  return extraction.result();
}

core::Result<Extracted> extract(Comparators& comparators, const TemplateStore& store,
                                const std::vector<PictureFile>& pictures, Part part,
                                const Progress& progress) {
  std::vector<Extractor> extractors;
  for (auto& comparator : comparators) {
    extractors.push_back([&one = *comparator](const biometrics::Image& image,
                                              SampleRole role) -> core::Result<StoredTemplate> {
      auto extraction = one.extract(image, role);
      if (!extraction) return extraction.error();
      StoredTemplate face;
      if (extraction->face) face.features = std::move(extraction->face->features);
      face.failure = extraction->failure;
      return face;
    });
  }
  auto extracted = extract_faces(extractors, store, pictures, part, progress);
  if (!extracted) return extracted.error();
  return Extracted{gathered(std::move(extracted->faces)), std::move(extracted->digest),
                   std::move(extracted->unreadable)};
}

}  // namespace madoguchi::evaluation::pictures
