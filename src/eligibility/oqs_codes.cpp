// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_codes.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::eligibility {
namespace {

using Names = std::string_view;
using Row = CodeValue;

constexpr std::array limit_consent_elements{Names{"LimitApplicationCertificateRelatedConsFlg"}};
constexpr std::array limit_consents{Row{"0", {"not given", "不同意"}}, Row{"1", {"given", "同意"}}};

constexpr std::array reference_elements{Names{"ReferenceClassification"}};
constexpr std::array references{Row{"1", {"My Number card", "マイナンバーカード"}},
                                Row{"2", {"insurance identifiers", "被保険者番号等"}}};

constexpr std::array segment_elements{Names{"SegmentOfResult"}};
constexpr std::array segments{Row{"1", {"normal end", "正常終了"}},
                              Row{"2", {"still processing", "処理中"}},
                              Row{"9", {"abnormal end", "異常終了"}}};

constexpr std::array status_elements{Names{"ProcessingResultStatus"}};
constexpr std::array statuses{Row{"1", {"normal", "正常"}}, Row{"2", {"error", "エラー"}}};

constexpr std::array encoding_elements{Names{"CharacterCodeIdentifier"}};
constexpr std::array encodings{Row{"0", {"UTF-8", "UTF-8"}}, Row{"1", {"Shift_JIS", "Shift_JIS"}}};

constexpr std::array validity_elements{Names{"QualificationValidity"}};
constexpr std::array validities{
    Row{"1", {"valid", "有効"}},
    Row{"2", {"no longer valid", "無効"}},
    Row{"3", {"replaced by a newer one", "無効(新しい資格あり)"}},
    Row{"4", {"no such qualification", "該当資格なし"}},
    Row{"5", {"several qualifications", "複数該当"}},
    Row{"6", {"valid, ticket not registered (medical aid)", "有効(未登録)"}}};

constexpr std::array sex_elements{Names{"Sex1"}, Names{"Sex2"}};
constexpr std::array sexes{Row{"1", {"male", "男"}}, Row{"2", {"female", "女"}},
                           Row{"3", {"not stated", "未設定"}}};

constexpr std::array loss_elements{Names{"ReasonOfLoss"}};
constexpr std::array losses{
    Row{"01", {"death", "死亡"}}, Row{"02", {"public assistance began", "生活保護受給開始"}},
    Row{"03", {"other insurance began", "医療保険等の資格取得"}}, Row{"99", {"other", "その他"}}};

constexpr std::array family_elements{Names{"PersonalFamilyClassification"}};
constexpr std::array families{Row{"1", {"the insured", "本人"}}, Row{"2", {"dependant", "家族"}}};

constexpr std::array card_elements{Names{"InsuredCardClassification"}};
constexpr std::array cards{Row{"01", {"general", "一般"}},
                           Row{"02", {"retired", "退職"}},
                           Row{"03", {"short term, general", "短期(一般)"}},
                           Row{"04", {"short term, retired", "短期(退職)"}},
                           Row{"05", {"special medical expenses", "特別療養費支給対象者"}},
                           Row{"06", {"special retired", "特例退職"}},
                           Row{"07", {"self-defence official", "自衛官"}},
                           Row{"A1", {"medical aid", "医療扶助"}}};

constexpr std::array limit_elements{Names{"LimitApplicationCertificateClassification"}};
constexpr std::array limits{Row{"01", {"limit", "限度額適用認定証"}},
                            Row{"02", {"limit and meals", "限度額適用・標準負担額減額認定証"}},
                            Row{"03", {"meals", "標準負担額減額認定証"}}};

constexpr std::array limit_class_elements{Names{"LimitApplicationCertificateClassificationFlag"}};
constexpr std::array limit_classes{Row{"A01", {"a", "ア"}},
                                   Row{"A02", {"i", "イ"}},
                                   Row{"A03", {"u", "ウ"}},
                                   Row{"A04", {"e", "エ"}},
                                   Row{"A05", {"o", "オ"}},
                                   Row{"A06", {"o, border", "オ(境)"}},
                                   Row{"B01", {"active income III", "現役並みIII"}},
                                   Row{"B02", {"active income II", "現役並みII"}},
                                   Row{"B03", {"active income I", "現役並みI"}},
                                   Row{"B04", {"general", "一般"}},
                                   Row{"B05", {"low income II", "低所得II"}},
                                   Row{"B06", {"low income I", "低所得I"}},
                                   Row{"B07", {"low income I, old-age pension", "低所得I(老福)"}},
                                   Row{"B08", {"low income I, border", "低所得I(境)"}},
                                   Row{"B09", {"general II", "一般II"}},
                                   Row{"B10", {"general I", "一般I"}}};

constexpr std::array disease_elements{Names{"SpecificDiseasesDiseaseCategory"}};
constexpr std::array diseases{Row{"1", {"dialysis", "人工透析"}},
                              Row{"2", {"haemophilia and others", "血友病等"}},
                              Row{"3", {"HIV", "HIV"}}};

constexpr std::array limit_change_elements{Names{"LimitApplicationCertificateChanged"}};
constexpr std::array limit_changes{Row{"0", {"no change", "変更なし"}},
                                   Row{"1", {"changed or not known", "変更あり又は判定不能"}}};

constexpr std::array preschool_elements{Names{"PreschoolClassification"}};
constexpr std::array preschools{Row{"1", {"preschool child", "未就学"}}};

constexpr std::array consent_elements{Names{"SpecificHealthCheckupsInfoConsFlg"},
                                      Names{"PharmacistsInfoConsFlg"},
                                      Names{"DiagnosisInfoConsFlg"},
                                      Names{"OperationInfoConsFlg"},
                                      Names{"SpecificDiseasesCertificateRelatedConsFlg"},
                                      Names{"DiagnosisNameConsFlg"},
                                      Names{"InfectiousInfoConsFlg"},
                                      Names{"AllergyInfoConsFlg"},
                                      Names{"ContraindicationInfoConsFlg"},
                                      Names{"TestInfoConsFlg"},
                                      Names{"PrescriptionInfoConsFlg"}};
constexpr std::array consents{Row{"0", {"not given", "不同意"}}, Row{"1", {"given", "同意"}},
                              Row{"2", {"ended", "同意終了"}},
                              Row{"3", {"hard to obtain", "同意困難"}}};

constexpr std::array prescription_elements{Names{"PrescriptionIssueSelect"}};
constexpr std::array prescriptions{Row{"1", {"electronic", "電子処方箋"}},
                                   Row{"2", {"paper", "紙の処方箋"}}};

constexpr std::array<CodeList, 17> lists{{
    {"OQSCD001", limit_consent_elements, limit_consents},
    {"OQSCD002", reference_elements, references},
    {"OQSCD003", segment_elements, segments},
    {"OQSCD004", status_elements, statuses},
    {"OQSCD005", encoding_elements, encodings},
    {"OQSCD006", validity_elements, validities},
    {"OQSCD007", sex_elements, sexes},
    {"OQSCD008", loss_elements, losses},
    {"OQSCD009", family_elements, families},
    {"OQSCD010", card_elements, cards},
    {"OQSCD011", limit_elements, limits},
    {"OQSCD012", limit_class_elements, limit_classes},
    {"OQSCD013", disease_elements, diseases},
    {"OQSCD014", limit_change_elements, limit_changes},
    {"OQSCD015", preschool_elements, preschools},
    {"OQSCD016", consent_elements, consents},
    {"OQSCD017", prescription_elements, prescriptions},
}};

}  // namespace

const CodeValue* CodeList::find(std::string_view code) const {
  const auto row = std::find_if(values.begin(), values.end(),
                                [&](const CodeValue& value) { return value.code == code; });
  return row == values.end() ? nullptr : &*row;
}

std::span<const CodeList> code_lists() { return lists; }

const CodeList* code_list_of(std::string_view element) {
  const auto list = std::find_if(lists.begin(), lists.end(), [&](const CodeList& candidate) {
    return std::find(candidate.elements.begin(), candidate.elements.end(), element) !=
           candidate.elements.end();
  });
  return list == lists.end() ? nullptr : &*list;
}

}  // namespace madoguchi::eligibility
