// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/folder_bench.hpp"

#include <utility>

namespace madoguchi::sim::emr {

using checkin::EmrDecision;

FolderBench::FolderBench(Share share, EmrSystem& system, std::unique_ptr<ScenarioExchange> exchange,
                         ports::Clock& clock, ports::TraceSink& trace, FaceFiles face_files)
    : share_(std::move(share)),
      kept_(share_.folder()),
      system_(system),
      exchange_(std::move(exchange)),
      clock_(clock),
      trace_(trace),
      face_files_(std::move(face_files)) {}

/// What staff would see; names of people and their numbers stay out of the time line.
void FolderBench::note(std::string title, const EmrDecision* decision) {
  ports::TraceEvent event{.lane = ports::Lane::emr, .at = clock_.now(), .title = std::move(title)};
  if (decision != nullptr) {
    event.details.emplace_back("state", core::name_of(decision->state));
    if (!decision->file.empty()) event.details.emplace_back("file", decision->file);
    if (!decision->chart.empty()) event.details.emplace_back("chart", decision->chart);
    if (decision->reason) event.details.emplace_back("reason", core::name_of(*decision->reason));
    for (const checkin::EmrNote warning : decision->warnings) {
      event.details.emplace_back("warning", core::name_of(warning));
    }
  }
  trace_.record(std::move(event));
}

ports::Task<> FolderBench::drop(ports::DroppedFile file) {
  const auto dropped = share_.drop(file, clock_.civil_now());
  if (dropped) note("a file appears: " + share_.name_of(file.label));
  kept_.look();
  co_return dropped;
}

ports::Task<> FolderBench::change(std::string label, ports::FileDeed deed) {
  const auto changed = share_.change(label, deed);
  if (changed) note(std::string(core::label_of(deed).en) + ": " + share_.name_of(label));
  kept_.look();
  co_return changed;
}

ports::Task<> FolderBench::conduct(ports::ExchangeConduct conduct) {
  exchange_->set(conduct);
  // What was left while nobody answered is answered now.
  co_return co_await exchange_->answer_pending();
}

core::Result<void> FolderBench::fetch_face_files() {
  if (!face_files_) return {};
  const auto files = face_files_();
  if (!files) return files.error();
  for (const ports::EmrFile& file : *files) {
    if (const auto put = share_.put_face_file(file); !put) return put;
  }
  return {};
}

ports::Task<std::vector<EmrDecision>> FolderBench::import() {
  const auto fetched = fetch_face_files();
  if (!fetched) co_return fetched.error();
  kept_.look();
  auto decisions = system_.import(clock_.civil_now());
  if (!decisions) co_return decisions.error();
  note("the EMR looks at its folders: " + std::to_string(decisions->size()) + " files");
  for (const EmrDecision& decision : *decisions) note("file", &decision);
  co_return decisions;
}

ports::Task<EmrDecision> FolderBench::request(ports::EmrRequestKind kind, std::string chart) {
  auto decision = system_.request(kind, chart, clock_.civil_now());
  if (!decision) co_return decision.error();
  note("request: " + std::string(core::name_of(kind)), &*decision);
  kept_.look();
  const auto answered = co_await exchange_->answer_pending();
  if (!answered) co_return answered.error();
  kept_.look();
  co_return decision;
}

ports::Task<EmrDecision> FolderBench::answer(std::string label, std::string chart) {
  auto decision = system_.answer(share_.name_of(label), chart, clock_.civil_now());
  if (decision) note("staff decides", &*decision);
  co_return decision;
}

ports::Task<EmrDecision> FolderBench::claim(std::string chart, ports::ClaimBasis basis) {
  auto decision = system_.claim(chart, basis, clock_.civil_now());
  if (decision) note("claim", &*decision);
  co_return decision;
}

ports::Task<EmrDecision> FolderBench::chart(std::string id) {
  auto decision = system_.chart(id);
  if (decision) note("chart", &*decision);
  co_return decision;
}

std::vector<scenario::EvidenceFile> FolderBench::evidence() const {
  auto files = kept_.files();
  for (scenario::EvidenceFile& file : system_.evidence()) files.push_back(std::move(file));
  return files;
}

ports::Task<> FolderBench::kill(ports::KillPoint point) {
  note("the EMR will be killed " + std::string(core::label_of(point).en));
  co_return system_.kill(point);
}

}  // namespace madoguchi::sim::emr
