// SPDX-License-Identifier: Apache-2.0
// Consents, and the documents that they give.
#include "sim/eligibility/eligibility_service.hpp"
#include "sim/eligibility/medical_documents.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::eligibility {

using namespace madoguchi::eligibility;  // the messages

core::Result<InformationReply> EligibilityService::fetch_information(
    const InformationRequest& request, core::CivilTime now) {
  const std::lock_guard lock(mutex_);
  return store_.as_one([&]() -> core::Result<InformationReply> {
    AuditEntry entry{now, "information", "", "", ""};
    auto reply = collect(request, now, entry);
    if (!reply) return reply.error();
    const auto* why = std::get_if<Rejection>(&*reply);
    entry.outcome = why != nullptr ? std::string(core::name_of(*why)) : "ok";
    if (const auto noted = store_.add_audit(entry); !noted) return noted.error();
    return reply;
  });
}

core::Result<InformationReply> EligibilityService::collect(const InformationRequest& request,
                                                           core::CivilTime now, AuditEntry& entry) {
  const auto session = store_.session(request.session);
  if (!session) return session.error();
  if (!*session || now > (*session)->opened_at + settings_.session_life) {
    return InformationReply(Rejection::session_unknown);
  }
  entry.person = (*session)->person;
  if (!request.consents.any()) return InformationReply(Rejection::consent_missing);
  const auto person = store_.person((*session)->person);
  if (!person) return person.error();
  if (!*person) return InformationReply(Rejection::person_unknown);
  std::vector<MedicalInformation> documents;
  for (const auto& row : enum_names(std::type_identity<InformationKind>{})) {
    if (!request.consents.given(row.value)) continue;
    const auto noted = store_.add_consent(request.session, row.value, now);
    if (!noted) return noted.error();
    if (!(*person)->information.contains(row.value) || (*person)->records.empty()) continue;
    documents.push_back(
        {row.value, medical_document(row.value, (*person)->records.front(), core::date_of(now))});
    entry.detail += fmt::format("{}{}", entry.detail.empty() ? "" : " ", row.name);
  }
  return InformationReply(std::move(documents));
}

}  // namespace madoguchi::sim::eligibility
