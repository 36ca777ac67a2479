// SPDX-License-Identifier: Apache-2.0
// Templates of picture files by the reference comparator: in parallel, kept between runs, in shards
// if wanted.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"
#include "evaluation/pictures/template_store.hpp"
#include "evaluation/pictures/templates.hpp"
#include "evaluation/unreadable_file.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::evaluation::pictures {

struct PictureFile {
  std::string name;  ///< as the data set calls it
  std::filesystem::path file;
  biometrics::SampleRole role = biometrics::SampleRole::probe;
};

/// One of `count` parts of the pictures; part i takes pictures i - 1, i - 1 + count, ...
struct Part {
  unsigned index = 1;
  unsigned count = 1;
};

using Progress = std::function<void(std::size_t done, std::size_t total)>;

/// Several comparators with the same networks; each extracts on its own thread.
using Comparators = std::vector<std::unique_ptr<adapters::opencv::FaceNetworkComparator>>;

/// Loads `count` comparators. Errors: those of FaceNetworkComparator::load.
core::Result<Comparators> load_comparators(const adapters::opencv::FaceNetworkOptions& options,
                                           int count);

/// Everything a template depends on beside its picture and role.
std::string comparator_key(const biometrics::Calibration& calibration);

/// Makes a template of a picture; used by one thread.
using Extractor =
    std::function<core::Result<StoredTemplate>(const biometrics::Image&, biometrics::SampleRole)>;

/// Templates as the extractors gave them, one a picture; those outside the part are empty.
struct ExtractedFaces {
  std::vector<StoredTemplate> faces;
  std::string digest;  ///< SHA-256 over "name sha256 of the file" of all pictures of the part
  /// Pictures of the part without a template because their file is none; in the order of pictures.
  std::vector<UnreadableFile> unreadable;
};

/// As extract, with any extractors: one a thread. What the comparator failed at is not kept, so
/// that it is tried again and seen again.
core::Result<ExtractedFaces> extract_faces(const std::vector<Extractor>& extractors,
                                           const TemplateStore& store,
                                           const std::vector<PictureFile>& pictures, Part part,
                                           const Progress& progress);

struct Extracted {
  Templates templates;  ///< rows of pictures outside the part are not acquired
  std::string digest;   ///< SHA-256 over "name sha256 of the file" of all pictures of the part
  std::vector<UnreadableFile> unreadable;  ///< as in ExtractedFaces
};

/// Errors: those of the comparator, io_failure of the store.
core::Result<Extracted> extract(Comparators& comparators, const TemplateStore& store,
                                const std::vector<PictureFile>& pictures, Part part,
                                const Progress& progress);

/// Templates in one block; the length comes from the first that there is.
Templates gathered(std::vector<StoredTemplate> faces);

}  // namespace madoguchi::evaluation::pictures
