// SPDX-License-Identifier: Apache-2.0
// What the counter saw, as files beside the report: event logs, pictures by digest, files of the
// EMR.
#pragma once

#include "conformance/report/picture_store.hpp"
#include "scenario/results.hpp"

#include <span>
#include <string>
#include <vector>

namespace madoguchi::conformance::report {

/// A file of the report folder, its path relative to the folder.
struct ReportFile {
  std::string path;
  std::string content;
  bool text = true;  ///< texts are looked over before they are written
};

/// A file that a scenario left behind, such as the one for the EMR.
struct Attachment {
  std::string scenario;  ///< id
  std::string name;      ///< file name without folders
  std::string content;
};

/// Every event in order, one a line: seconds on the counter's clock, lane, title, details. Commands
/// and status words of the card are among them.
std::string event_log(const scenario::ScenarioResult& result);

/// All files below evidence/: <scenario>/events.log and what the counter kept (card-apdu.log,
/// card.pcap), <scenario>/emr/<name>, pictures/<digest>.jpg.
std::vector<ReportFile> evidence_files(std::span<const scenario::ScenarioResult> results,
                                       const PictureStore& pictures,
                                       std::span<const Attachment> attachments);

}  // namespace madoguchi::conformance::report
