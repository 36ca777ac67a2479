// SPDX-License-Identifier: Apache-2.0
#include "terminal/exchange/exchange_desk.hpp"

#include "eligibility/oqs_search.hpp"
#include "terminal/exchange/asked.hpp"
#include "terminal/oqs_codec.hpp"

namespace madoguchi::terminal::exchange {
namespace {

using namespace eligibility;

constexpr const char* plain_result = "single_result";  // of requests that are not offered

bool is_information(const OqsFamily* family) {
  return family != nullptr && (family->duty == OqsDuty::drug || family->duty == OqsDuty::checkup ||
                               family->duty == OqsDuty::shared_record);
}

/// The first mistake of a half.
const OqsFault* fault_of(const std::vector<OqsFault>& faults, OqsCondition half) {
  for (const OqsFault& fault : faults) {
    if (fault.condition == half) return &fault;
  }
  return nullptr;
}

}  // namespace

void ExchangeDesk::quote_question(OqsMessage& message, const Asked& asked) {
  if (asked.family == nullptr) return;
  if (asked.family->duty == OqsDuty::eligibility) {
    const auto day =
        core::parse_compact_date(asked.frame.asked_header.value("QualificationConfirmationDate"));
    put_question(message, day.value_or(core::date_of(asked.frame.processed_at)));
  }
  if (asked.family->stage == OqsStage::collect) {
    message.header.put("ReceptionNumber", asked.message.body.value("ReceptionNumber"));
  }
}

ExchangeDesk::Result ExchangeDesk::refuse(const Asked& asked, OqsFault fault,
                                          ExchangeNote& note) const {
  const OqsOutcome& outcome = tables_.outcome(fault.condition);
  note.problem = fault.condition;
  note.detail = std::move(fault.detail);
  if (is_information(asked.family)) return {information_refused(asked.frame, outcome)};
  if (outcome.layer == OqsLayer::transport) {
    Result result{refused(asked.frame, outcome)};
    quote_question(result.message, asked);
    return result;
  }
  OqsMessage message = start_result(asked.frame, SegmentOfResult::normal);
  quote_question(message, asked);
  const bool search = asked.family != nullptr && asked.family->duty == OqsDuty::eligibility;
  for (const OqsElement& part : asked.message.body.children) {
    message.body.add(search ? quoted_search(part) : part);
  }
  put_processing_error(message.body, outcome);
  return {std::move(message)};
}

ExchangeDesk::Result ExchangeDesk::refuse(const Asked& asked, const core::Error& error,
                                          ExchangeNote& note) const {
  return refuse(asked, OqsFault{OqsCondition::service_failure, error.message()}, note);
}

void ExchangeDesk::pack(ports::ResultFile& file, const Asked& asked) const {
  if (settings_.packing == nullptr) return;
  auto archive = settings_.packing->pack(file.name, file.content, asked.frame.processed_at);
  if (!archive) return;  // there is an answer without it
  file.content = std::move(*archive);
  file.name = asked.name.result(settings_.packing->ending());
}

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::ask(const Asked& asked, ExchangeNote& note) {
  if (asked.family == nullptr)
    co_return refuse(asked, OqsFault{OqsCondition::not_offered, {}}, note);
  if (settings_.answer_always) {
    co_return refuse(asked, OqsFault{*settings_.answer_always, "as was asked for"}, note);
  }
  if (const OqsFault* fault = fault_of(asked.faults, OqsCondition::header_fault)) {
    co_return refuse(asked, *fault, note);
  }
  if (asked.family->stage == OqsStage::submit) co_return co_await submit(asked, note);
  if (const OqsFault* fault = fault_of(asked.faults, OqsCondition::body_fault)) {
    co_return refuse(asked, *fault, note);
  }
  if (asked.family->stage == OqsStage::collect) co_return co_await collect(asked, note);
  if (is_information(asked.family)) co_return co_await information(asked, note);
  if (asked.family->duty == OqsDuty::reference_number) {
    co_return co_await reference_number(asked, note);
  }
  co_return co_await single_eligibility(asked, note);
}

ports::Awaitable<ExchangeAnswer> ExchangeDesk::answer(ports::RequestFile request) {
  const auto name = OqsRequestName::parse(request.name);
  Asked asked{request.id, name.value_or(OqsRequestName{}), nullptr, {}};
  asked.family = tables_.family(asked.name.family);
  ExchangeNote note;
  note.request = request.name;
  if (asked.family != nullptr) {
    note.duty = asked.family->duty;
    note.stage = asked.family->stage;
  }
  DecodedFile decoded = request.oversized ? DecodedFile{OqsFault{OqsCondition::too_large, {}}}
                                          : decode_oqs_file(request.content, shift_jis_);
  asked.frame.processed_at = clock_.civil_now();
  asked.frame.encoding = settings_.result_encoding.value_or(decoded.encoding);
  const OqsFault* unreadable = std::get_if<OqsFault>(&decoded.message);
  if (unreadable == nullptr) {
    asked.raw = std::get<OqsMessage>(std::move(decoded.message));
    const auto* layout =
        tables_.layout(asked.family != nullptr ? asked.family->request : "collect_request");
    CheckedMessage checked = check_oqs_message(asked.raw, *layout, tables_);
    asked.message = std::move(checked.message);
    asked.faults = std::move(checked.faults);
    asked.frame.asked_header = asked.message.header;
  }
  Result result;
  if (unreadable != nullptr && asked.family != nullptr) {
    result = refuse(asked, *unreadable, note);
  } else {
    result = co_await ask(asked, note);
  }
  ports::ResultFile file{request.id, request.name, {}, std::move(result.pdf)};
  file.name = asked.name.result(file.content.empty() ? ".xml" : ".pdf");
  if (file.content.empty()) {
    const auto* layout =
        tables_.layout(asked.family != nullptr ? asked.family->result : plain_result);
    ports::EncodedText written =
        encode_oqs_file(result.message, *layout, asked.frame.encoding, shift_jis_);
    file.content = std::move(written.bytes);
    note.replaced = written.replaced;
    if (result.packed) pack(file, asked);
  }
  note.result = file.name;
  co_return ExchangeAnswer{std::move(file), std::move(note)};
}

}  // namespace madoguchi::terminal::exchange
