// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/eligibility_service.hpp"

#include "checkin/vocabulary.hpp"
#include "core/hex.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "sim/eligibility/insurance_search.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::eligibility {
namespace {

using namespace madoguchi::eligibility;  // the messages

constexpr std::size_t nonce_size = 32;
constexpr std::size_t name_size = 16;

core::Bytes random_bytes(core::SeededRandom& random, std::size_t count) {
  core::Bytes bytes(count);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next() >> 56U);
  return bytes;
}

/// Who verified the bearer's identity, for the audit table.
std::string verification(const EligibilityQuery& query) {
  std::string text = "verified_by=" + query.verified_by;
  if (!query.staff_account.empty()) text += " staff=" + query.staff_account;
  if (query.ticked_at) text += " ticked_at=" + core::to_compact(*query.ticked_at);
  return text;
}

/// What is in force on a day; otherwise the first record, which says since when it is not. Medical
/// aid comes with the tickets of the month.
std::vector<FoundRecord> records_of(const RegisteredPerson& person, core::CivilDate day) {
  std::vector<FoundRecord> records;
  for (const QualificationRecord& record : person.records) {
    if (in_force(record, day)) records.push_back({record, tickets_of(person, record, day)});
  }
  if (records.empty() && !person.records.empty()) records.push_back({person.records.front()});
  return records;
}

/// Medical aid whose ticket the welfare office has not registered yet says so.
QualificationValidity validity_of(const RegisteredPerson& person,
                                  const std::vector<FoundRecord>& records) {
  const bool ticketless =
      !records.empty() && is_medical_aid(records.front().record) && records.front().tickets.empty();
  const bool valid = person.validity == QualificationValidity::valid;
  return valid && ticketless ? QualificationValidity::valid_unregistered : person.validity;
}

bool has_specified_disease(const RegisteredPerson& person) {
  return person.specified_disease ||
         std::ranges::any_of(person.records, [](const QualificationRecord& record) {
           return std::ranges::any_of(record.elements, [](const auto& element) {
             return element.name == madoguchi::eligibility::specified_disease_information;
           });
         });
}

template <class Reply>
std::string outcome_of(const Reply& reply) {
  if (const auto* rejection = std::get_if<Rejection>(&reply)) {
    return std::string(core::name_of(*rejection));
  }
  return "ok";
}

}  // namespace

EligibilityService::EligibilityService(ServiceStore store, TrustAnchors trust,
                                       ServiceSettings settings)
    : store_(std::move(store)), trust_(std::move(trust)), settings_(std::move(settings)) {}

core::Result<void> EligibilityService::put_person(const RegisteredPerson& person) {
  const std::lock_guard lock(mutex_);
  return store_.put_person(person);
}

core::Result<void> EligibilityService::put_people(const std::vector<RegisteredPerson>& people) {
  const std::lock_guard lock(mutex_);
  return store_.put_people(people);
}

core::Result<Challenge> EligibilityService::issue_challenge(core::CivilTime now) {
  const std::lock_guard lock(mutex_);
  // The count goes in, so that a service that is started again does not repeat itself.
  const auto count = store_.issued_challenges();
  if (!count) return count.error();
  core::SeededRandom random(core::seed_of(fmt::format("challenge/{}", *count), settings_.seed));
  Challenge challenge;
  challenge.id = core::to_hex(random_bytes(random, name_size));
  challenge.nonce = random_bytes(random, nonce_size);
  return store_.as_one([&]() -> core::Result<Challenge> {
    const auto added = store_.add_challenge(challenge.id, {challenge.nonce, now});
    if (!added) return added.error();
    const auto noted = store_.add_audit({now, "challenge", "", "ok", ""});
    if (!noted) return noted.error();
    return challenge;
  });
}

core::Result<EligibilityReply> EligibilityService::query_eligibility(const EligibilityQuery& query,
                                                                     core::CivilTime now) {
  const std::lock_guard lock(mutex_);
  return store_.as_one([&]() -> Reply {
    AuditEntry entry{now, "eligibility", "", "", verification(query)};
    auto reply = decide(query, now, entry);
    if (!reply) return reply.error();
    const auto* answer = std::get_if<EligibilityAnswer>(&*reply);
    entry.outcome = answer != nullptr ? core::name_of(answer->validity) : outcome_of(*reply);
    if (const auto noted = store_.add_audit(entry); !noted) return noted.error();
    return reply;
  });
}

core::Result<std::variant<RegisteredPerson, Rejection>> EligibilityService::identify(
    const EligibilityQuery& query, core::CivilTime now, core::CivilDate& certificate_ends) {
  using Found = std::variant<RegisteredPerson, Rejection>;
  const auto challenge = store_.take_challenge(query.challenge_id);
  if (!challenge) return challenge.error();
  if (!*challenge || now > (*challenge)->issued_at + settings_.challenge_life) {
    return Found(Rejection::unknown_challenge);
  }
  if (!core::value_of<checkin::IdentityMethod>(query.verified_by)) {
    return Found(Rejection::malformed_request);
  }
  const auto proof = check_card_proof(trust_, query, (*challenge)->nonce, now, &settings_.grace);
  if (const auto* rejection = std::get_if<Rejection>(&proof)) return Found(*rejection);
  const auto& certificate = std::get<adapters::crypto::Certificate>(proof);
  certificate_ends = core::date_of(core::to_civil(certificate.not_after()));
  auto person = store_.person_of_certificate(core::to_hex(certificate.serial()),
                                             certificate.subject_common_name());
  if (!person) return person.error();
  if (!*person) return Found(Rejection::person_unknown);
  return Found(std::move(**person));
}

EligibilityService::Reply EligibilityService::decide(const EligibilityQuery& query,
                                                     core::CivilTime now, AuditEntry& entry) {
  core::CivilDate certificate_ends{};
  auto found = identify(query, now, certificate_ends);
  if (!found) return found.error();
  if (const auto* rejection = std::get_if<Rejection>(&*found)) return EligibilityReply(*rejection);
  const auto& person = std::get<RegisteredPerson>(*found);
  entry.person = person.key;
  if (!person.registered) return EligibilityReply(Rejection::not_registered);
  if (!person.certificate_known) {
    if (!certificate_checks_) return EligibilityReply(Rejection::certificate_check_unavailable);
    if (const auto noted = store_.note_card(person.key); !noted) return noted.error();
  }
  auto shown = wrong_person_ ? somebody_else(person) : core::Result<RegisteredPerson>(person);
  if (!shown) return shown.error();
  auto given = answer(*shown, query.challenge_id, certificate_ends, now);
  if (!given) return given.error();
  return EligibilityReply(std::move(*given));
}

core::Result<RegistrationReply> EligibilityService::register_use(const EligibilityQuery& proof,
                                                                 core::CivilTime now) {
  const std::lock_guard lock(mutex_);
  return store_.as_one([&] { return register_card(proof, now); });
}

core::Result<RegistrationReply> EligibilityService::register_card(const EligibilityQuery& proof,
                                                                  core::CivilTime now) {
  AuditEntry entry{now, "registration", "", "", verification(proof)};
  core::CivilDate certificate_ends{};
  auto found = identify(proof, now, certificate_ends);
  if (!found) return found.error();
  RegistrationReply reply{Registration{}};
  if (const auto* rejection = std::get_if<Rejection>(&*found)) {
    reply = *rejection;
  } else if (!certificate_checks_) {
    reply = Rejection::certificate_check_unavailable;
  } else {
    entry.person = std::get<RegisteredPerson>(*found).key;
    if (const auto noted = store_.note_card(entry.person); !noted) return noted.error();
  }
  entry.outcome = outcome_of(reply);
  if (const auto noted = store_.add_audit(entry); !noted) return noted.error();
  return reply;
}

void EligibilityService::set_certificate_checks(bool available) {
  const std::lock_guard lock(mutex_);
  certificate_checks_ = available;
}

void EligibilityService::set_wrong_person(bool wrong) {
  const std::lock_guard lock(mutex_);
  wrong_person_ = wrong;
}

core::Result<RegisteredPerson> EligibilityService::somebody_else(const RegisteredPerson& person) {
  const auto keys = store_.people();
  if (!keys) return keys.error();
  const auto other =
      std::ranges::find_if(*keys, [&](const auto& key) { return key != person.key; });
  if (other == keys->end()) return person;
  auto found = store_.person(*other);
  if (!found) return found.error();
  return *found ? std::move(**found) : person;
}

core::Result<EligibilityAnswer> EligibilityService::answer(const RegisteredPerson& person,
                                                           std::string_view challenge_id,
                                                           core::CivilDate certificate_ends,
                                                           core::CivilTime now) {
  // A challenge is answered once, so its name makes the session's name unique.
  core::SeededRandom random(core::seed_of(fmt::format("session/{}", challenge_id), settings_.seed));
  EligibilityAnswer answer;
  answer.validity = person.validity;
  if (person.validity != QualificationValidity::none) {
    answer.records = records_of(person, core::date_of(now));
    answer.validity = validity_of(person, answer.records);
  }
  answer.session = core::to_hex(random_bytes(random, name_size));
  answer.processed_at = now;
  answer.has_specified_disease = has_specified_disease(person);
  answer.card_use_restricted = person.dv_protected;
  for (const auto& subsidy : person.subsidies) {
    const core::CivilDate day = core::date_of(now);
    const bool begun = !subsidy.valid_from || *subsidy.valid_from <= day;
    if (begun && (!subsidy.valid_until || day <= *subsidy.valid_until)) {
      answer.subsidies.push_back(subsidy);
    }
  }
  if (person.dv_protected) {
    for (FoundRecord& found : answer.records) {
      found.record.address.clear();
      found.record.post_number.clear();
    }
  }
  const core::CivilDate today = core::date_of(now);
  answer.information_withheld = certificate_ends < today;
  if (answer.information_withheld) {
    answer.side_code = settings_.grace_side_code;
    answer.side_message = settings_.grace_side_message;
  } else if (certificate_ends < later(today, settings_.expiry_notice)) {
    answer.side_code = settings_.expiry_side_code;
    answer.side_message = settings_.expiry_side_message;
  }
  // Without a session nothing medical can be asked for.
  if (answer.information_withheld || answer.card_use_restricted) {
    answer.session.clear();
    return answer;
  }
  const auto added = store_.add_session(answer.session, {person.key, now});
  if (!added) return added.error();
  return answer;
}

core::Bytes EligibilityService::revocation_list(pki::Generation generation) const {
  for (const TrustedAuthority& authority : trust_.authorities) {
    if (authority.generation == generation) return authority.list_der;
  }
  return {};
}

core::Bytes EligibilityService::answer_status(core::ByteView request, core::CivilTime now) {
  const std::lock_guard lock(mutex_);
  if (!certificate_checks_) return pki::StatusResponder::answer_while_down();
  return trust_.responder.answer(request, core::to_utc(now));
}

core::Result<std::vector<AuditEntry>> EligibilityService::audit() {
  const std::lock_guard lock(mutex_);
  return store_.audit();
}

}  // namespace madoguchi::sim::eligibility
