// SPDX-License-Identifier: Apache-2.0
// A desk with the shipped tables and a service that says what a test wants.
#pragma once

#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "terminal/exchange/exchange_desk.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <string>

namespace madoguchi::terminal::exchange {

/// Answers everything with one finding, or fails.
class FakeService final : public ports::InsuranceService {
 public:
  eligibility::InsuranceFinding finding{};
  bool down = false;
  int asked = 0;

  ports::Task<eligibility::InsuranceFinding> find(eligibility::InsuranceSearch) override {
    ++asked;
    if (down) co_return core::fail(core::Errc::service_unreachable, "as the test wants");
    co_return finding;
  }
  ports::Task<std::optional<eligibility::OqsCondition>> register_reference(
      eligibility::ReferenceRegistration) override {
    ++asked;
    co_return std::optional<eligibility::OqsCondition>{};
  }
  ports::Task<std::string> submit(eligibility::BulkRequest request) override {
    submitted = std::move(request);
    co_return std::string("777");
  }
  ports::Task<eligibility::BulkReply> collect(std::string, eligibility::OqsDuty,
                                              std::string) override {
    co_return eligibility::BulkReply(eligibility::BulkState::processing);
  }
  ports::Task<eligibility::InformationSearchReply> find_information(
      eligibility::InformationSearch) override {
    co_return eligibility::InformationSearchReply(eligibility::OqsCondition::consent_missing);
  }

  ports::Task<> settle() override {
    if (unsettled > 0 && unsettled-- > 0) co_return core::fail(core::Errc::io_failure, "full");
    co_return core::Result<>{};
  }

  eligibility::BulkRequest submitted;
  int unsettled = 0;  ///< so many times what was acknowledged is lost
};

struct DeskFixture {
  eligibility::OqsTables tables =
      adapters::oqs_tables::load_oqs_tables(MADOGUCHI_SOURCE_DIR "/data/oqs");
  adapters::iconv::ShiftJis shift_jis;
  FakeService service;
  test::ManualClock clock{core::start_of(*core::parse_date("2024-02-01"))};

  ExchangeAnswer answer(std::string name, std::string content, ExchangeSettings settings = {}) {
    ExchangeDesk desk(tables, shift_jis, service, clock, settings);
    return test::run(desk.answer({"1", std::move(name), std::move(content)}));
  }
  /// Result as a message in UTF-8.
  static eligibility::OqsMessage message(const ExchangeAnswer& answer) {
    return std::get<eligibility::OqsMessage>(eligibility::read_oqs_message(answer.file.content));
  }
};

inline std::string single_request(const std::string& encoding = "UTF-8") {
  return "<?xml version=\"1.0\" encoding=\"" + encoding +
         "\"?><XmlMsg><MessageHeader><MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
         "<ArbitraryFileIdentifier>abc</ArbitraryFileIdentifier></MessageHeader><MessageBody>"
         "<QualificationConfirmSearchInfo><InsurerNumber>06139999</InsurerNumber>"
         "<InsuredIdentificationNumber>0012</InsuredIdentificationNumber>"
         "<Birthdate>19800401</Birthdate></QualificationConfirmSearchInfo></MessageBody></XmlMsg>";
}

}  // namespace madoguchi::terminal::exchange
