// SPDX-License-Identifier: Apache-2.0
// The mock eligibility service: decides what a card's bearer is entitled to. No sockets and no
// clock; the caller says what time it is.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "eligibility/messages.hpp"
#include "sim/eligibility/card_proof.hpp"
#include "sim/eligibility/service_store.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <variant>

namespace madoguchi::sim::eligibility {

/// What is not known publicly about the real service is a setting here; the defaults are
/// assumptions.
struct ServiceSettings {
  std::uint64_t seed = 0;                     ///< of challenges and session names
  std::chrono::minutes challenge_life{5};     ///< a card has this long to sign
  std::chrono::hours session_life{24};        ///< consents last a day
  std::chrono::months expiry_notice{3};       ///< certificates that end sooner get a side code
  std::string expiry_side_code = "EXPIRING";  ///< invented: real codes are not public
  std::string expiry_side_message = "電子証明書の有効期限が近づいています";
  CertificateGrace grace{};                 ///< for certificates that are over
  std::string grace_side_code = "EXPIRED";  ///< invented likewise
  std::string grace_side_message = "電子証明書の有効期限切れのため資格情報のみ提供します";
};

/// Safe to call from several threads. Rejections are values; errors mean that the store failed.
class EligibilityService {
 public:
  EligibilityService(ServiceStore store, TrustAnchors trust, ServiceSettings settings = {});

  core::Result<void> put_person(const RegisteredPerson& person);
  /// These people and nobody else; cards that were registered here stay so.
  core::Result<void> put_people(const std::vector<RegisteredPerson>& people);

  /// 32 random bytes that can be signed once.
  core::Result<madoguchi::eligibility::Challenge> issue_challenge(core::CivilTime now);

  /// Uses the challenge up whatever comes out.
  core::Result<madoguchi::eligibility::EligibilityReply> query_eligibility(
      const madoguchi::eligibility::EligibilityQuery& query, core::CivilTime now);

  /// Registers the card for insurance use; the challenge is used up. While certificates cannot be
  /// checked: certificate_check_unavailable.
  core::Result<madoguchi::eligibility::RegistrationReply> register_use(
      const madoguchi::eligibility::EligibilityQuery& proof, core::CivilTime now);

  /// Whether certificates that were never seen can be checked (JPKI maintenance: no).
  void set_certificate_checks(bool available);
  /// From now on the records of somebody else come with every answer, if there is anybody else.
  void set_wrong_person(bool wrong);

  /// Documents that exist among those consented to.
  core::Result<madoguchi::eligibility::InformationReply> fetch_information(
      const madoguchi::eligibility::InformationRequest& request, core::CivilTime now);

  /// The revocation list of an authority in DER.
  core::Bytes revocation_list(pki::Generation generation) const;
  /// The answer of the authorities' OCSP responder to a request in DER; tryLater while certificates
  /// cannot be checked.
  core::Bytes answer_status(core::ByteView request, core::CivilTime now);

  core::Result<std::vector<AuditEntry>> audit();

 private:
  using Reply = core::Result<madoguchi::eligibility::EligibilityReply>;
  /// The person of the card's proof, or why it is not believed.
  core::Result<std::variant<RegisteredPerson, madoguchi::eligibility::Rejection>> identify(
      const madoguchi::eligibility::EligibilityQuery& query, core::CivilTime now,
      core::CivilDate& certificate_ends);
  core::Result<madoguchi::eligibility::RegistrationReply> register_card(
      const madoguchi::eligibility::EligibilityQuery& proof, core::CivilTime now);
  Reply decide(const madoguchi::eligibility::EligibilityQuery& query, core::CivilTime now,
               AuditEntry& entry);
  core::Result<madoguchi::eligibility::InformationReply> collect(
      const madoguchi::eligibility::InformationRequest& request, core::CivilTime now,
      AuditEntry& entry);
  core::Result<RegisteredPerson> somebody_else(const RegisteredPerson& person);
  core::Result<madoguchi::eligibility::EligibilityAnswer> answer(const RegisteredPerson& person,
                                                                 std::string_view challenge_id,
                                                                 core::CivilDate certificate_ends,
                                                                 core::CivilTime now);

  std::mutex mutex_;
  ServiceStore store_;
  TrustAnchors trust_;
  ServiceSettings settings_;
  bool certificate_checks_ = true;
  bool wrong_person_ = false;
};

}  // namespace madoguchi::sim::eligibility
