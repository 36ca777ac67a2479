// SPDX-License-Identifier: Apache-2.0
// The folders between terminal and EMR as other programs treat them: files appear whole, in halves
// or locked, twice, and are moved away.
#pragma once

#include "adapters/files/file_descriptor.hpp"
#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "eligibility/oqs_tables.hpp"
#include "ports/emr_bench.hpp"
#include "ports/stage.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace madoguchi::sim::emr {

class Share {
 public:
  /// Makes req, res, face, trash and archive. Error: io_failure.
  /// Files that are dropped have the names of `tables`; null: those of the program.
  static core::Result<Share> make(
      std::filesystem::path folder, std::string institution,
      std::shared_ptr<const madoguchi::eligibility::OqsTables> tables = nullptr);

  const std::filesystem::path& folder() const { return folder_; }
  /// Errors: io_failure; invalid_argument for a label that is taken.
  core::Result<void> drop(const ports::DroppedFile& file, core::CivilTime now);
  /// Errors: io_failure; invalid_argument for an unknown label.
  core::Result<void> change(const std::string& label, ports::FileDeed deed);
  /// A file that the terminal left, as it is.
  core::Result<void> put_face_file(const ports::EmrFile& file);
  /// Empty for an unknown label.
  std::string name_of(const std::string& label) const;

 private:
  struct Dropped {
    std::filesystem::path path{};
    std::string bytes{};
    bool face = true;
  };
  Share(std::filesystem::path folder, std::string institution,
        std::shared_ptr<const madoguchi::eligibility::OqsTables> tables)
      : folder_(std::move(folder)),
        institution_(std::move(institution)),
        tables_(std::move(tables)) {}
  std::string next_name(bool face, const std::string& family, core::CivilTime now);
  core::Result<void> move(const Dropped& file, const char* to) const;

  std::filesystem::path folder_;
  std::string institution_;
  std::shared_ptr<const madoguchi::eligibility::OqsTables> tables_;
  std::map<std::string, Dropped> files_;
  std::map<std::string, std::unique_ptr<adapters::files::FileDescriptor>> locks_;
  core::CivilTime last_{};
  int count_ = 0;
};

}  // namespace madoguchi::sim::emr
