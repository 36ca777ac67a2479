// SPDX-License-Identifier: Apache-2.0
// Drug and checkup information, as XML or PDF.
#include "eligibility/oqs_search.hpp"
#include "terminal/exchange/asked.hpp"

namespace madoguchi::terminal::exchange {
namespace {

using namespace eligibility;

/// FileCategory: 1 PDF, 2 XML; 3 PDF, 4 XML of drug and treatment information together.
struct Category {
  bool pdf = false;
  bool with_treatment = false;
};

std::optional<Category> category_of(std::string_view code, OqsDuty duty) {
  if (code == "1" || code == "2") return Category{code == "1", false};
  const bool drug = duty == OqsDuty::drug;
  if (drug && (code == "3" || code == "4")) return Category{code == "3", true};
  return std::nullopt;
}

/// PrDiInfClassification of requests that ask for electronic prescriptions, too. The code book is
/// not public; the programs that send it send 1: an assumption.
constexpr std::string_view with_prescriptions = "1";

std::set<InformationKind> kinds_of(OqsDuty duty, bool with_treatment) {
  if (duty == OqsDuty::checkup) return {InformationKind::checkup};
  if (duty == OqsDuty::shared_record) return {InformationKind::treatment};
  if (with_treatment) return {InformationKind::drug, InformationKind::treatment};
  return {InformationKind::drug};
}

}  // namespace

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::information(const Asked& asked,
                                                                 ExchangeNote& note) {
  const OqsElement& header = asked.message.header;
  const OqsElement& body = asked.message.body;
  const OqsDuty duty = asked.family->duty;
  const auto category = category_of(body.value("FileCategory"), duty);
  if (!category) {
    OqsFault fault{OqsCondition::body_fault, "MessageBody/FileCategory is none of this request"};
    co_return refuse(asked, std::move(fault), note);
  }
  InformationSearch search{header.value("MedicalInstitutionCode"),
                           information_identifiers_of(header),
                           kinds_of(duty, category->with_treatment),
                           body.value("StartDate"),
                           body.value("EndDate"),
                           category->pdf,
                           body.value("PrDiInfClassification") == with_prescriptions};
  const auto reply = co_await service_.find_information(std::move(search));
  if (!reply) co_return refuse(asked, reply.error(), note);
  if (const auto* problem = std::get_if<OqsCondition>(&*reply)) {
    co_return refuse(asked, OqsFault{*problem, {}}, note);
  }
  const auto& finding = std::get<InformationFinding>(*reply);
  if (category->pdf) {
    note.answers = 1;
    co_return Result{{}, finding.pdf};
  }
  std::vector<OqsMessage> documents;
  for (const MedicalInformation& document : finding.documents) {
    auto read = read_oqs_message(document.document);
    if (auto* fault = std::get_if<OqsFault>(&read)) {
      // The service's document, not the EMR's request.
      OqsFault told{OqsCondition::service_failure, "the document: " + fault->detail};
      co_return refuse(asked, std::move(told), note);
    }
    documents.push_back(std::get<OqsMessage>(std::move(read)));
  }
  note.answers = documents.size();
  co_return Result{information_result(asked.frame, documents)};
}

}  // namespace madoguchi::terminal::exchange
