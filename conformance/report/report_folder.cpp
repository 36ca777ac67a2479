// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/report_folder.hpp"

#include "adapters/crypto/digest.hpp"
#include "conformance/report/ctrf.hpp"
#include "conformance/report/html_report.hpp"
#include "conformance/report/json_report.hpp"
#include "conformance/report/junit.hpp"
#include "conformance/report/scrubber.hpp"

#include <boost/json.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

namespace madoguchi::conformance::report {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

bool write_file(const fs::path& path, const std::string& content) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  return !error && out.good();
}

/// A name that is free in the parent: the run's start, with a number if that is taken.
fs::path free_folder(const fs::path& parent, std::chrono::system_clock::time_point start) {
  const std::string name =
      fmt::format("{:%Y%m%dT%H%M%SZ}", std::chrono::floor<std::chrono::seconds>(start));
  fs::path folder = parent / name;
  std::error_code ignored;
  for (int number = 2; fs::exists(folder, ignored); ++number) {
    folder = parent / fmt::format("{}-{}", name, number);
  }
  return folder;
}

/// Replaces the link in one step; a link that cannot be made is not worth losing the report.
void point_latest(const fs::path& folder) {
  std::error_code ignored;
  const fs::path fresh = folder.parent_path() / fmt::format(".latest-{}", getpid());
  fs::remove(fresh, ignored);
  fs::create_directory_symlink(folder.filename(), fresh, ignored);
  fs::rename(fresh, folder.parent_path() / "latest", ignored);
}

json::object digest_of(const ReportFile& file) {
  return {{"path", file.path},
          {"sha256", adapters::crypto::sha256_hex(core::as_bytes(file.content))},
          {"bytes", file.content.size()}};
}

}  // namespace

std::vector<ReportFile> report_files(const RunReport& report, const ReportOptions& options,
                                     std::vector<std::string>& warnings) {
  const PictureStore pictures(report.results, options.level, options.encode);
  std::vector<ReportFile> files{
      {"report.html", write_html(report, options.catalogues, pictures, options.language)},
      {"report.json", write_json(report)},
      {"junit.xml", write_junit(report)},
      {"ctrf.json", write_ctrf(report)}};
  for (ReportFile& file : evidence_files(report.results, pictures, options.attachments)) {
    files.push_back(std::move(file));
  }
  for (ReportFile& file : files) {
    if (!file.text) continue;
    ScrubbedText clean = scrub(file.content);
    for (const std::string& finding : clean.findings) {
      warnings.push_back(fmt::format("{}: masked a {}", file.path, finding));
    }
    file.content = std::move(clean.text);
  }
  return files;
}

std::string write_manifest(const RunReport& report, EvidenceLevel level,
                           std::span<const ReportFile> files) {
  json::array listed;
  for (const ReportFile& file : files) listed.push_back(digest_of(file));
  json::array scenarios;
  for (const auto& result : report.results) {
    if (result.repetition > 0) continue;
    scenarios.push_back(json::object{{"id", xml_text(result.id)},
                                     {"file", xml_text(result.file)},
                                     {"sha256", result.file_sha256}});
  }
  const json::object manifest{
      {"format", report_format},
      {"program", json::object{{"name", report.info.program}, {"version", report.info.version}}},
      {"run", json_of(report.info)},
      {"evidence", core::name_of(level)},
      {"totals", json_of(report.totals())},
      {"scenarios", std::move(scenarios)},
      {"files", std::move(listed)}};
  return scrub(indented(manifest)).text;
}

core::Result<WrittenReport> write_report(const RunReport& report, const ReportOptions& options) {
  WrittenReport written;
  std::vector<ReportFile> files = report_files(report, options, written.warnings);
  const std::string manifest = write_manifest(report, options.level, files);
  files.push_back({"manifest.json", manifest});

  std::error_code error;
  fs::create_directories(options.parent, error);
  const fs::path part = options.parent / fmt::format(".run-{}.part", getpid());
  fs::remove_all(part, error);
  for (const ReportFile& file : files) {
    if (write_file(part / file.path, file.content)) continue;
    fs::remove_all(part, error);
    return core::fail(core::Errc::io_failure, "writing " + (options.parent / file.path).string());
  }
  written.folder = free_folder(options.parent, report.info.started_at);
  fs::rename(part, written.folder, error);
  if (error) {
    fs::remove_all(part, error);
    return core::fail(core::Errc::io_failure, "making " + written.folder.string());
  }
  point_latest(written.folder);
  return written;
}

}  // namespace madoguchi::conformance::report
