// SPDX-License-Identifier: Apache-2.0
// One folder a run: the page, the machine-readable reports, the evidence, and a manifest of them
// all.
#pragma once

#include "conformance/report/evidence.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/requirements/catalogue.hpp"

#include <filesystem>

namespace madoguchi::conformance::report {

struct ReportOptions {
  std::filesystem::path parent = "reports";  ///< made if it is not there
  core::Language language = core::Language::english;
  EvidenceLevel level = EvidenceLevel::thumbnails;
  EncodePicture encode;                 ///< without it pictures are only named by digest
  std::vector<Attachment> attachments;  ///< what scenarios left behind
  requirements::Catalogues catalogues = requirements::catalogues();
};

struct WrittenReport {
  std::filesystem::path folder;
  std::vector<std::string> warnings;  ///< what was masked, file by file
};

/// Every file of the folder but the manifest, texts masked where they looked secret.
std::vector<ReportFile> report_files(const RunReport& report, const ReportOptions& options,
                                     std::vector<std::string>& warnings);

/// manifest.json: SHA-256 and size of each file, of each scenario and input, and how to run again.
std::string write_manifest(const RunReport& report, EvidenceLevel level,
                           std::span<const ReportFile> files);

/// Writes beside and renames in: a folder that is there is complete. Its name is the time of the
/// run's start; the link `latest` leads to it. Error: io_failure.
core::Result<WrittenReport> write_report(const RunReport& report, const ReportOptions& options);

}  // namespace madoguchi::conformance::report
