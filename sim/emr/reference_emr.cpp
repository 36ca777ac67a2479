// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/reference_emr.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "core/bytes.hpp"
#include "sim/emr/emr_claim.hpp"
#include "sim/emr/emr_requests.hpp"
#include "sim/emr/oqs_files.hpp"
#include "sim/emr/read_result.hpp"
#include "sim/emr/take_over.hpp"

#include <algorithm>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using madoguchi::eligibility::OqsMessage;
using ports::KillPoint;

/// An unfinished file that did not change between so many looks is not going to.
constexpr std::int64_t patience = 3;

/// Where the suite ends the process; everything that is not on disk is gone.
struct Killed {};

EmrDecision plain(const std::string& file, EmrState state, EmrNote reason) {
  return {.file = file, .state = state, .reason = reason};
}

/// "OQSsiquc01res_0001" of "OQSsiquc01res_0001.xml".
std::string stem(const std::string& name) { return name.substr(0, name.rfind('.')); }

/// "OQSsiquc01" of "OQSsiquc01res_0001.xml" and of a request.
std::string family_of(const std::string& name) {
  constexpr std::size_t size = 10;
  return name.substr(0, size);
}

}  // namespace

core::Result<void> ReferenceEmr::start(const EmrSite& site) {
  if (const auto resumed = resume(site); !resumed) return resumed;
  for (const checkin::EmrChart& chart : site.charts) {
    if (const auto put = store_->put_chart(chart); !put) return put;
  }
  return {};
}

core::Result<void> ReferenceEmr::resume(const EmrSite& site) {
  site_ = site;
  store_.reset();
  auto store = EmrStore::open((site.own / "emr.db").string());
  if (!store) return store.error();
  store_.emplace(std::move(*store));
  return {};
}

void ReferenceEmr::reach(KillPoint point) {
  on_point(point);
  if (kill_at_ != point) return;
  kill_at_.reset();
  throw Killed{};
}

core::Result<void> ReferenceEmr::kill(KillPoint point) {
  kill_at_ = point;
  return {};
}

ReferenceEmr::Decisions ReferenceEmr::import(core::CivilTime now) {
  try {
    return look(now);
  } catch (const Killed&) {
    if (const auto again = resume(site_); !again) return again.error();
    return look(now);
  }
}

ReferenceEmr::Decisions ReferenceEmr::look(core::CivilTime now) {
  std::vector<EmrDecision> decisions;
  const std::vector<ListedFile> files = list_results(site_.share);
  for (const ListedFile& file : files) {
    if (const auto looked = look_at(file, now, decisions); !looked) return looked.error();
  }
  if (const auto missed = miss(decisions, now, files); !missed) return missed.error();
  return decisions;
}

core::Result<void> ReferenceEmr::look_at(const ListedFile& listed, core::CivilTime now,
                                         std::vector<EmrDecision>& decisions) {
  auto known = store_->file(listed.name);
  if (!known) return known.error();
  const bool unchanged =
      *known && (*known)->changed == listed.changed && (*known)->size == listed.size;
  const bool waiting = *known && (*known)->state == EmrState::waits;
  if (unchanged && !waiting) return {};
  KnownFile file{listed.name};
  file.changed = listed.changed;
  file.size = listed.size;
  file.looks = unchanged ? (*known)->looks + 1 : 1;
  auto decision = decide(file, open_result(listed), false, now);
  if (!decision) return decision.error();
  decisions.push_back(std::move(*decision));
  return {};
}

/// Files that were seen, could not be read then, and are not there any more.
core::Result<void> ReferenceEmr::miss(std::vector<EmrDecision>& decisions, core::CivilTime now,
                                      const std::vector<ListedFile>& there) {
  const auto waiting = store_->waiting_files();
  if (!waiting) return waiting.error();
  for (const std::string& name : *waiting) {
    const bool still = std::any_of(there.begin(), there.end(),
                                   [&](const ListedFile& file) { return file.name == name; });
    if (still || defects_.contains(Defect::emr_forgets_moved_file)) continue;
    KnownFile file{name};
    const auto moved = find_moved(site_.share, name);
    const OpenedFile opened = moved ? open_result(*moved) : OpenedFile{Opening::gone, {}};
    auto decision = decide(file, opened, moved.has_value(), now);
    if (!decision) return decision.error();
    decisions.push_back(std::move(*decision));
  }
  return {};
}

core::Result<EmrDecision> ReferenceEmr::decide(KnownFile& file, const OpenedFile& opened,
                                               bool recovered, core::CivilTime now) {
  std::optional<EmrDecision> early;
  if (opened.how == Opening::in_use) early = plain(file.name, EmrState::waits, EmrNote::in_use);
  if (opened.how == Opening::gone) early = plain(file.name, EmrState::lost, EmrNote::moved_away);
  if (opened.how == Opening::too_large) {
    early = plain(file.name, EmrState::refused, EmrNote::too_large);
  }
  const bool whole = early || is_complete(opened.content) || file.looks > patience ||
                     defects_.contains(Defect::emr_reads_half_files);
  if (!whole) early = plain(file.name, EmrState::waits, EmrNote::incomplete);
  if (early) {
    file.state = early->state;
    if (const auto put = store_->put_file(file); !put) return put.error();
    return std::move(*early);
  }
  file.content = opened.content;
  file.digest = adapters::crypto::sha256_hex(core::as_bytes(opened.content));
  const auto before = store_->taken_over(file.digest);
  if (!before) return before.error();
  if (*before && !defects_.contains(Defect::emr_imports_twice)) {
    file.state = EmrState::known;
    file.content.clear();
    if (const auto put = store_->put_file(file); !put) return put.error();
    return EmrDecision{.file = file.name, .state = EmrState::known};
  }
  return commit(file, recovered, now);
}

/// The file and everything that it changes: together or not at all.
core::Result<EmrDecision> ReferenceEmr::commit(KnownFile& file, bool recovered,
                                               core::CivilTime now) {
  if (defects_.contains(Defect::emr_loses_file_on_kill)) {
    KnownFile done = file;
    done.state = EmrState::imported;
    if (const auto put = store_->put_file(done); !put) return put.error();
  }
  auto transaction = store_->begin();
  if (!transaction) return transaction.error();
  auto decision = read(file, {}, now);
  if (!decision) return decision;
  if (recovered) decision->warnings.insert(decision->warnings.begin(), EmrNote::recovered);
  file.state = decision->state;
  // A result that says "still processing" is read; the next one comes under another name.
  if (decision->state == EmrState::waits) file.state = EmrState::refused;
  if (file.state != EmrState::asks) file.content.clear();
  if (const auto put = store_->put_file(file); !put) return put.error();
  reach(KillPoint::before_commit);
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  reach(KillPoint::after_commit);
  return decision;
}

core::Result<EmrDecision> ReferenceEmr::read(const KnownFile& file, const std::string& chosen,
                                             core::CivilTime now) {
  auto asked = store_->request(stem(file.name));
  if (!asked) return asked.error();
  if (file.name.ends_with(".pdf")) {
    EmrDecision decision{.file = file.name};
    if (*asked) decision.chart = (*asked)->chart;
    decision.fields["information"] = "pdf";
    return decision;
  }
  auto message = read_result(file.content, defects_);
  if (const auto* fault = std::get_if<EmrNote>(&message)) {
    return plain(file.name, EmrState::refused, *fault);
  }
  auto& read = std::get<OqsMessage>(message);
  if (const auto* layout = result_layout(site_.tables.get(), family_of(file.name))) {
    read = madoguchi::eligibility::meant_oqs_message(read, *layout);
  }
  TakeOver take_over(*store_, defects_, site_.institution, now);
  return take_over.result({file.name, std::move(read), std::move(*asked), chosen});
}

core::Result<EmrDecision> ReferenceEmr::answer(const std::string& name, const std::string& chart,
                                               core::CivilTime now) {
  auto file = store_->file(name);
  if (!file) return file.error();
  if (!*file || (*file)->state != EmrState::asks) {
    return plain(name, EmrState::refused, EmrNote::nobody_asked);
  }
  auto transaction = store_->begin();
  if (!transaction) return transaction.error();
  auto decision = read(**file, chart, now);
  if (!decision) return decision;
  (*file)->state = decision->state;
  if (decision->state != EmrState::asks) (*file)->content.clear();
  if (const auto put = store_->put_file(**file); !put) return put.error();
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  return decision;
}

core::Result<EmrDecision> ReferenceEmr::request(ports::EmrRequestKind kind,
                                                const std::string& chart, core::CivilTime now) {
  auto plan = plan_request(*store_, kind, chart, site_.institution, now, defects_);
  if (!plan) return plan.error();
  if (plan->decision.state != EmrState::imported) return std::move(plan->decision);
  // What was asked is known before an answer can come.
  if (const auto put = store_->put_request(plan->sent); !put) return put.error();
  const auto* layout = request_layout(site_.tables.get(), family_of(plan->decision.file));
  const std::string xml = madoguchi::eligibility::write_oqs_message(
      layout == nullptr ? plan->message
                        : madoguchi::eligibility::named_oqs_message(plan->message, *layout),
      madoguchi::eligibility::OqsEncoding::utf_8);
  const auto written =
      adapters::files::write_atomically(site_.share / "req" / plan->decision.file, xml);
  if (!written) return written.error();
  return std::move(plan->decision);
}

core::Result<EmrDecision> ReferenceEmr::claim(const std::string& chart, ports::ClaimBasis basis,
                                              core::CivilTime now) {
  return make_claim(*store_, chart, basis, core::date_of(now), defects_);
}

core::Result<EmrDecision> ReferenceEmr::chart(const std::string& id) {
  return show_chart(*store_, id, defects_);
}

}  // namespace madoguchi::sim::emr
