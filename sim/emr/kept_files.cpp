// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/kept_files.hpp"

#include "adapters/files/files.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::emr {
namespace {

namespace fs = std::filesystem;

/// Files that are too large on purpose tell nothing by their content.
constexpr std::size_t largest_kept = 256U << 10U;

bool is_text(std::string_view content) { return content.starts_with("<?xml"); }

}  // namespace

void KeptFiles::keep(const fs::path& file) {
  auto content = adapters::files::read_file(file, largest_kept);
  if (!content) return;
  auto& known = contents_[file.filename().string()];
  if (known.empty() || known.back() != *content) known.push_back(std::move(*content));
}

void KeptFiles::look() {
  for (const char* folder : {"req", "res", "face"}) {
    std::error_code error;
    fs::directory_iterator at(share_ / folder, error);
    for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      if (at->is_regular_file(unknown)) keep(at->path());
    }
  }
}

std::vector<scenario::EvidenceFile> KeptFiles::files() const {
  std::vector<scenario::EvidenceFile> files;
  for (const auto& [name, contents] : contents_) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const fs::path path(name);
      const std::string kept =
          i == 0 ? name
                 : fmt::format("{}-{}{}", path.stem().string(), i + 1, path.extension().string());
      files.push_back({kept, contents[i], is_text(contents[i])});
    }
  }
  return files;
}

}  // namespace madoguchi::sim::emr
