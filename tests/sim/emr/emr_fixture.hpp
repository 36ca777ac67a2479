// SPDX-License-Identifier: Apache-2.0
// Folders, charts and result files for tests of the reference EMR.
#pragma once

#include "adapters/files/temporary_folder.hpp"
#include "eligibility/oqs_element.hpp"
#include "sim/emr/emr_counter.hpp"
#include "sim/emr/reference_emr.hpp"
#include "sim/emr/share.hpp"

#include <gtest/gtest.h>

#include <string>

namespace madoguchi::sim::emr {

inline const core::CivilTime nine =
    core::start_of(*core::parse_date("2024-02-01")) + std::chrono::hours(9);

inline checkin::EmrChart chart_0012() {
  return {.id = "0012",
          .name = "見本　太郎",
          .name_kana = "ミホン　タロウ",
          .sex = "1",
          .born = *core::parse_date("1980-04-01"),
          .address = "試験県見本市例示町１",
          .insurer = "06139999",
          .symbol = "見本１",
          .number = "0012",
          .branch = "00",
          .share = 30};
}

/// A result of a card use of the person of chart 0012, processed at `time`.
inline madoguchi::eligibility::OqsMessage result_at(const std::string& time) {
  madoguchi::eligibility::OqsMessage message;
  message.header.put("ProcessExecutionTime", time);
  message.header.put("CharacterCodeIdentifier", "0");
  message.header.put("SegmentOfResult", "1");
  message.header.put("MedicalInstitutionCode", institution_code);
  message.body.put("ProcessingResultStatus", "1");
  message.body.put("QualificationValidity", "1");
  auto& record = message.body.add("ResultList").add("ResultOfQualificationConfirmation");
  record.put("InsuredCardClassification", "01");
  record.put("InsurerNumber", "06139999");
  record.put("InsuredCardSymbol", "見本１");
  record.put("InsuredIdentificationNumber", "0012");
  record.put("InsuredBranchNumber", "00");
  record.put("Name", "見本　太郎");
  record.put("NameKana", "ﾐﾎﾝ ﾀﾛｳ");
  record.put("Sex1", "1");
  record.put("Birthdate", "19800401");
  record.put("InsurerName", "試験健康保険組合");
  return message;
}

/// The first record of a result.
inline madoguchi::eligibility::OqsElement& record_in(madoguchi::eligibility::OqsMessage& message) {
  for (auto& part : message.body.children) {
    if (part.name == "ResultList") return part.children.front();
  }
  return message.body;
}

inline void set(madoguchi::eligibility::OqsElement& parent, const std::string& name,
                const std::string& value) {
  for (auto& child : parent.children) {
    if (child.name == name) {
      child.text = value;
      return;
    }
  }
  parent.put(name, value);
}

/// Folders, and an EMR that works in them.
struct Practice {
  explicit Practice(checkin::Defects defects = {}) : emr(std::move(defects)) {
    std::filesystem::create_directory(folder.path() / "emr");
  }
  EmrSite site(std::vector<checkin::EmrChart> charts = {chart_0012()}) const {
    return {share.folder(), folder.path() / "emr", std::string(institution_code),
            std::move(charts)};
  }
  void drop(const std::string& label, madoguchi::eligibility::OqsMessage message) {
    ports::DroppedFile file;
    file.label = label;
    file.message = std::move(message);
    ASSERT_TRUE(share.drop(file, nine));
  }

  adapters::files::TemporaryFolder folder = adapters::files::TemporaryFolder::make().value();
  Share share = Share::make(folder.path() / "OQS", std::string(institution_code)).value();
  ReferenceEmr emr;
};

}  // namespace madoguchi::sim::emr
