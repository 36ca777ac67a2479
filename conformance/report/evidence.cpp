// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/evidence.hpp"

#include "adapters/crypto/picture_digest.hpp"
#include "conformance/report/html_scenario.hpp"
#include "conformance/report/html_text.hpp"
#include "conformance/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

/// Events of different lanes arrive when they end; people read them by when they began.
std::vector<const ports::TraceEvent*> by_time(const std::vector<ports::TraceEvent>& trace) {
  std::vector<const ports::TraceEvent*> events;
  for (const ports::TraceEvent& event : trace) events.push_back(&event);
  std::stable_sort(events.begin(), events.end(),
                   [](const auto* a, const auto* b) { return a->at < b->at; });
  return events;
}

std::string one_line(std::string_view text) {
  std::string line = xml_text(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

/// No folder, nothing hidden, nothing that leads upward.
std::string plain_name(const std::string& name) {
  std::string plain = element_id(name.substr(0, name.rfind('.')));
  const std::size_t dot = name.rfind('.');
  if (dot != name.npos) plain += "." + element_id(name.substr(dot + 1));
  return plain.starts_with('.') ? std::string("_").append(plain) : plain;
}

void add_picture(std::vector<ReportFile>& files, const std::string& name, const core::Bytes& file) {
  if (file.empty()) return;
  const char* extension = file[0] == 0x89 ? "png" : "jpg";
  files.push_back({fmt::format("evidence/pictures/{}.{}", name, extension),
                   std::string(core::as_text(file)), false});
}

}  // namespace

std::string event_log(const scenario::ScenarioResult& result) {
  std::string log = fmt::format("# {}  {}\n# seed {}, counter clock in seconds\n",
                                one_line(result.id), one_line(result.file), result.seed);
  for (const ports::TraceEvent* event : by_time(result.trace)) {
    fmt::format_to(std::back_inserter(log), "{:12.6f} {:9.6f}  {:<8} {}",
                   static_cast<double>(event->at.time_since_epoch().count()) / 1e9,
                   static_cast<double>(event->duration.count()) / 1e9, core::name_of(event->lane),
                   one_line(event->title));
    for (const auto& [name, value] : event->details) {
      fmt::format_to(std::back_inserter(log), "  {}={}", one_line(name), one_line(value));
    }
    if (event->picture && !event->picture->empty()) {
      log += "  picture=" + adapters::crypto::picture_digest(*event->picture);
    }
    log += '\n';
  }
  return log;
}

std::vector<ReportFile> evidence_files(std::span<const scenario::ScenarioResult> results,
                                       const PictureStore& pictures,
                                       std::span<const Attachment> attachments) {
  std::vector<ReportFile> files;
  for (const scenario::ScenarioResult& result : results) {
    for (const scenario::EvidenceFile& file : result.evidence) {
      files.push_back(
          {fmt::format("evidence/{}/{}", scenario_element(result), plain_name(file.name)),
           file.content, file.text});
    }
    if (result.trace.empty()) continue;
    files.push_back(
        {fmt::format("evidence/{}/events.log", scenario_element(result)), event_log(result)});
  }
  for (const Attachment& attachment : attachments) {
    files.push_back({fmt::format("evidence/{}/emr/{}", element_id(attachment.scenario),
                                 plain_name(attachment.name)),
                     attachment.content});
  }
  for (const auto& [digest, picture] : pictures.all()) {
    add_picture(files, digest, picture.full);
    add_picture(files, digest + "-small", picture.small);
  }
  return files;
}

}  // namespace madoguchi::conformance::report
