// SPDX-License-Identifier: Apache-2.0
// The database of the reference EMR: charts, what was received for them, files and requests.
// Everything that one file changes is changed in one transaction, so that a file is taken over once
// however often the program is killed.
#pragma once

#include "adapters/sqlite/database.hpp"
#include "checkin/emr_decision.hpp"
#include "ports/emr_bench.hpp"
#include "sim/emr/result_facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::emr {

/// A file as the EMR remembers it.
struct KnownFile {
  std::string name{};
  std::string digest{};
  checkin::EmrState state = checkin::EmrState::waits;
  std::int64_t changed = 0;  ///< time of the last change, nanoseconds
  std::int64_t size = 0;
  std::int64_t looks = 0;  ///< how often it was looked at without a change
  std::string content{};   ///< of a file that staff has to decide about
};

/// A request that was sent.
struct SentRequest {
  std::string result{};  ///< name of the result without its ending: "OQSsiquc01res_202402010001"
  ports::EmrRequestKind kind = ports::EmrRequestKind::eligibility;
  std::string chart{};  ///< empty for lists
};

class EmrStore {
 public:
  /// Makes the tables if they are not there. Errors as Database::open.
  static core::Result<EmrStore> open(const std::string& path);

  core::Result<adapters::sqlite::Transaction> begin();

  core::Result<void> put_chart(const checkin::EmrChart& chart);
  core::Result<std::vector<checkin::EmrChart>> charts();
  core::Result<std::optional<checkin::EmrChart>> chart(const std::string& id);

  core::Result<std::optional<KnownFile>> file(const std::string& name);
  /// Whether the same content was taken over under any name.
  core::Result<bool> taken_over(const std::string& digest);
  core::Result<std::vector<std::string>> waiting_files();
  core::Result<void> put_file(const KnownFile& file);

  /// Adds a result to a chart; `processed_at` orders results, whenever they come.
  core::Result<void> add_result(const std::string& chart, std::string_view processed_at,
                                bool medical_aid, const Facts& facts);
  /// The newest result of a kind; `by_arrival`: the last that came.
  core::Result<Facts> newest(const std::string& chart, bool medical_aid, bool by_arrival);
  /// "20240201093000" of the newest result of a kind; empty without one.
  core::Result<std::string> newest_time(const std::string& chart, bool medical_aid);
  core::Result<std::int64_t> results(const std::string& chart);

  core::Result<void> put_request(const SentRequest& request);
  core::Result<std::optional<SentRequest>> request(const std::string& result);
  /// Numbers of requests begin with 1.
  core::Result<std::int64_t> next_number();
  /// Small texts by name: the last reception number.
  core::Result<void> keep(std::string_view name, std::string_view value);
  core::Result<std::string> kept(std::string_view name);

 private:
  explicit EmrStore(adapters::sqlite::Database database) : database_(std::move(database)) {}
  adapters::sqlite::Database database_;
};

}  // namespace madoguchi::sim::emr
