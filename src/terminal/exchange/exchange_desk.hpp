// SPDX-License-Identifier: Apache-2.0
// Answers the request files of an EMR: reads, asks the service, writes. Every request gets a
// result, also one that cannot be read.
#pragma once

#include "eligibility/oqs_message.hpp"
#include "eligibility/oqs_results.hpp"
#include "ports/clock.hpp"
#include "ports/insurance_service.hpp"
#include "ports/packing.hpp"
#include "ports/request_folder.hpp"
#include "ports/text_encoding.hpp"
#include "terminal/exchange/exchange_note.hpp"

#include <optional>

namespace madoguchi::terminal::exchange {

struct ExchangeSettings {
  /// Encoding of results; empty: that of the request. Terminals in the field write UTF-8 whatever
  /// the request was in.
  std::optional<eligibility::OqsEncoding> result_encoding = eligibility::OqsEncoding::utf_8;
  /// Answers everything with this condition, to see what an EMR makes of it.
  std::optional<eligibility::OqsCondition> answer_always{};
  /// Packs results of bulk requests when they are ready; null: they are XML. Either is seen.
  const ports::Packing* packing = nullptr;
};

struct ExchangeAnswer {
  ports::ResultFile file;
  ExchangeNote note;
};

/// One at a time; keeps nothing.
class ExchangeDesk {
 public:
  ExchangeDesk(const eligibility::OqsTables& tables, const ports::TextEncoding& shift_jis,
               ports::InsuranceService& service, const ports::Clock& clock,
               ExchangeSettings settings = {})
      : tables_(tables),
        shift_jis_(shift_jis),
        service_(service),
        clock_(clock),
        settings_(settings) {}

  /// `request.name` is that of a request (eligibility::OqsRequestName).
  ports::Awaitable<ExchangeAnswer> answer(ports::RequestFile request);
  /// Answers may leave the house only after this; after an error the requests are answered anew.
  ports::Task<> settle() { return service_.settle(); }

 private:
  struct Asked;   ///< a request that was read, exchange_desk.cpp
  struct Result;  ///< a message, or a finished file
  ports::Awaitable<Result> ask(const Asked& asked, ExchangeNote& note);
  ports::Awaitable<Result> single_eligibility(const Asked& asked, ExchangeNote& note);
  ports::Awaitable<Result> reference_number(const Asked& asked, ExchangeNote& note);
  ports::Awaitable<Result> submit(const Asked& asked, ExchangeNote& note);
  ports::Awaitable<Result> collect(const Asked& asked, ExchangeNote& note);
  ports::Awaitable<Result> information(const Asked& asked, ExchangeNote& note);
  Result refuse(const Asked& asked, eligibility::OqsFault fault, ExchangeNote& note) const;
  Result refuse(const Asked& asked, const core::Error& error, ExchangeNote& note) const;
  /// What programs look for in a result to know their question again, also when it is refused.
  static void quote_question(eligibility::OqsMessage& message, const Asked& asked);
  std::optional<eligibility::OqsFault> period_fault(const Asked& asked) const;
  eligibility::BulkRequest bulk_request(const Asked& asked) const;
  void pack(ports::ResultFile& file, const Asked& asked) const;

  const eligibility::OqsTables& tables_;
  const ports::TextEncoding& shift_jis_;
  ports::InsuranceService& service_;
  const ports::Clock& clock_;
  ExchangeSettings settings_;
};

}  // namespace madoguchi::terminal::exchange
