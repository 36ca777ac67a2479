// SPDX-License-Identifier: Apache-2.0
#include "sim/trace/traced_eligibility_client.hpp"

#include <string_view>
#include <utility>

namespace madoguchi::sim::trace {
namespace {

ports::TraceEvent exchange(std::string title, ports::Instant at) {
  return {.lane = ports::Lane::service, .at = at, .title = std::move(title)};
}

/// What came of an exchange: an error, a rejection, or words for the answer.
template <class Reply, class Words>
void note_outcome(ports::TraceEvent& event, const core::Result<Reply>& reply, Words words) {
  if (!reply) {
    event.details.emplace_back("error", reply.error().message());
  } else if (const auto* rejection =
                 std::get_if<madoguchi::eligibility::Rejection>(&reply.value())) {
    event.details.emplace_back("rejected", core::name_of(*rejection));
  } else {
    event.details.emplace_back("answer", words(std::get<0>(reply.value())));
  }
}

std::string list_of(const std::vector<madoguchi::eligibility::MedicalInformation>& documents) {
  std::string text;
  for (const madoguchi::eligibility::MedicalInformation& document : documents) {
    if (!text.empty()) text += ", ";
    text += core::name_of(document.kind);
  }
  return text.empty() ? "no information" : text;
}

}  // namespace

ports::Task<madoguchi::eligibility::Challenge> TracedEligibilityClient::request_challenge() {
  ports::TraceEvent event = exchange("request challenge", clock_.now());
  const core::Result<madoguchi::eligibility::Challenge> challenge =
      co_await client_.request_challenge();
  event.duration = clock_.now() - event.at;
  if (!challenge) event.details.emplace_back("error", challenge.error().message());
  sink_.record(std::move(event));
  co_return challenge;
}

ports::Task<ports::EligibilityReply> TracedEligibilityClient::query_eligibility(
    madoguchi::eligibility::EligibilityQuery query) {
  ports::TraceEvent event = exchange("query eligibility", clock_.now());
  event.details.emplace_back("verified by", query.verified_by);
  const core::Result<ports::EligibilityReply> reply =
      co_await client_.query_eligibility(std::move(query));
  event.duration = clock_.now() - event.at;
  note_outcome(event, reply, [](const madoguchi::eligibility::EligibilityAnswer& answer) {
    return std::string(core::name_of(answer.validity));
  });
  sink_.record(std::move(event));
  co_return reply;
}

ports::Task<ports::RegistrationReply> TracedEligibilityClient::register_use(
    madoguchi::eligibility::EligibilityQuery proof) {
  ports::TraceEvent event = exchange("register for insurance use", clock_.now());
  const core::Result<ports::RegistrationReply> reply =
      co_await client_.register_use(std::move(proof));
  event.duration = clock_.now() - event.at;
  note_outcome(event, reply, [](const madoguchi::eligibility::Registration&) {
    return std::string("registered");
  });
  sink_.record(std::move(event));
  co_return reply;
}

ports::Task<ports::InformationReply> TracedEligibilityClient::fetch_information(
    std::string session, madoguchi::eligibility::Consents consents) {
  ports::TraceEvent event = exchange("fetch information", clock_.now());
  for (const auto& row :
       enum_names(std::type_identity<madoguchi::eligibility::InformationKind>{})) {
    event.details.emplace_back(row.name, consents.given(row.value) ? "consented" : "refused");
  }
  const core::Result<ports::InformationReply> reply =
      co_await client_.fetch_information(std::move(session), consents);
  event.duration = clock_.now() - event.at;
  note_outcome(event, reply, list_of);
  sink_.record(std::move(event));
  co_return reply;
}

}  // namespace madoguchi::sim::trace
