// SPDX-License-Identifier: Apache-2.0
// What the reader's screens ask the patient to consent to.
#pragma once

#include "core/enum_names.hpp"

namespace madoguchi::checkin {

enum class ConsentItem {
  limit,              ///< 限度額適用認定証等
  specified_disease,  ///< 特定疾病療養受療証
  operation,
  treatment,
  drug,
  checkup,
  clinical,   ///< the six parts of the shared clinical record
  everything  ///< one question for all medical information; its parts can be chosen one by one
};

constexpr auto enum_names(std::type_identity<ConsentItem>) {
  using enum ConsentItem;
  return std::to_array<core::EnumName<ConsentItem>>({
      {limit, "limit", {"cost limit certificates", "限度額情報"}},
      {specified_disease, "specified_disease", {"specified disease", "特定疾病療養受療証"}},
      {operation, "operation", {"operation information", "手術情報"}},
      {treatment, "treatment", {"treatment information", "診療情報"}},
      {drug, "drug", {"drug information", "薬剤情報"}},
      {checkup, "checkup", {"checkup information", "健診情報"}},
      {clinical, "clinical", {"shared clinical record", "電子カルテ情報"}},
      {everything, "everything", {"all medical information at once", "医療情報(一括)"}},
  });
}

}  // namespace madoguchi::checkin
