// SPDX-License-Identifier: Apache-2.0
// An insured person of 82 who does not exist, as an insurer has her on record.
#pragma once

#include "eligibility/messages.hpp"

namespace madoguchi::test {

inline eligibility::QualificationRecord record_of_hanako() {
  eligibility::QualificationRecord record;
  record.insurer_number = "139999";
  record.insured_card_symbol = "試験";
  record.insured_identification_number = "0000017";
  record.insured_branch_number = "00";
  record.personal_family_classification = "1";
  record.insured_name = record.name = "試験　花子";
  record.name_kana = "ｼｹﾝ ﾊﾅｺ";
  record.sex = "2";
  record.birthdate = *core::parse_date("1941-05-03");
  record.address = "東京都試験区１－２－３";
  record.post_number = "000-0000";
  record.qualification_date = core::parse_date("2016-05-03");
  record.partial_contribution_ratio = "010";
  record.insurer_name = "試験保険者";
  return record;
}

}  // namespace madoguchi::test
