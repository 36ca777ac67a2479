// SPDX-License-Identifier: Apache-2.0
// The mock eligibility service as the terminal asks it without a card: by identifiers, in bulk, for
// reference numbers and medical information. Everything it acknowledges is on disk.
#pragma once

#include "ports/clock.hpp"
#include "ports/insurance_service.hpp"
#include "sim/eligibility/service_store.hpp"

#include <chrono>
#include <functional>

namespace madoguchi::sim::eligibility {

/// What is not known publicly about the real service; the defaults are assumptions.
struct InsuranceSettings {
  std::chrono::seconds bulk_delay{5};  ///< until then a bulk request is "still processing"
  /// Acknowledges before it is on disk: for callers that pass nothing on before `settle`.
  bool gathers = false;
};

class MockInsuranceService final : public ports::InsuranceService {
 public:
  /// `now` gives the counter's civil time.
  MockInsuranceService(ServiceStore store, std::function<core::CivilTime()> now,
                       InsuranceSettings settings = {});

  /// These people and nobody else.
  core::Result<void> put_people(const std::vector<RegisteredPerson>& people);
  core::Result<std::vector<AuditEntry>> audit() { return store_.audit(); }

  ports::Task<madoguchi::eligibility::InsuranceFinding> find(
      madoguchi::eligibility::InsuranceSearch search) override;
  ports::Task<std::optional<madoguchi::eligibility::OqsCondition>> register_reference(
      madoguchi::eligibility::ReferenceRegistration registration) override;
  ports::Task<std::string> submit(madoguchi::eligibility::BulkRequest request) override;
  ports::Task<madoguchi::eligibility::BulkReply> collect(std::string institution,
                                                         madoguchi::eligibility::OqsDuty duty,
                                                         std::string reception) override;
  ports::Task<madoguchi::eligibility::InformationSearchReply> find_information(
      madoguchi::eligibility::InformationSearch search) override;
  ports::Task<> settle() override;

 private:
  using Problem = std::optional<madoguchi::eligibility::OqsCondition>;
  core::Result<Problem> register_now(const madoguchi::eligibility::ReferenceRegistration& wanted);
  core::Result<std::string> take(madoguchi::eligibility::BulkRequest& request);
  core::Result<madoguchi::eligibility::BulkReply> result_of(const std::string& institution,
                                                            madoguchi::eligibility::OqsDuty duty,
                                                            const std::string& reception);
  core::Result<void> process(const madoguchi::eligibility::BulkItem& item, const KeptBulk& kept,
                             std::vector<madoguchi::eligibility::BulkUnit>& units);
  core::Result<madoguchi::eligibility::InformationSearchReply> collect_information(
      const madoguchi::eligibility::InformationSearch& search);
  /// Does `work` as one change, gathered if that is set.
  template <class Work>
  auto change(Work work) -> decltype(work()) {
    if (settings_.gathers) {
      if (const auto gathering = store_.gather(); !gathering) return gathering.error();
    }
    return store_.as_one(std::move(work));
  }
  core::Result<void> note(std::string request, std::string person, std::string outcome);

  ServiceStore store_;
  std::function<core::CivilTime()> now_;
  InsuranceSettings settings_;
};

}  // namespace madoguchi::sim::eligibility
