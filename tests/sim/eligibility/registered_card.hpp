// SPDX-License-Identifier: Apache-2.0
// A service with one registered person, and that person's card key, for the tests of this folder.
#pragma once

#include "core/hex.hpp"
#include "sim/eligibility/eligibility_service.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace madoguchi::sim::eligibility {

namespace messages = madoguchi::eligibility;

inline const core::CivilDate counter_day = *core::parse_date("2024-02-01");
inline const core::CivilTime morning = core::start_of(counter_day) + std::chrono::hours(9);

inline pki::Validity years(int from, int until) {
  using namespace std::chrono;
  return {sys_seconds(sys_days(year(from) / 1 / 1)), sys_seconds(sys_days(year(until) / 1 / 1))};
}

/// Keys are kept between tests and programs: making them takes time.
inline pki::TestHierarchy make_hierarchy(std::uint64_t seed = 0) {
  static const std::string folder = MADOGUCHI_BINARY_DIR "/test-keys";
  auto keys = std::make_shared<pki::KeyStore>(folder, seed);
  return pki::TestHierarchy::make(keys, years(2015, 2045)).value();
}

inline const pki::TestHierarchy& hierarchy() {
  static const pki::TestHierarchy made = make_hierarchy();
  return made;
}

inline pki::Holder hanako() {
  pki::Holder holder;
  holder.number = 17;
  holder.name = "試験　花子";
  return holder;
}

inline pki::IssuedCertificate issue(const pki::TestHierarchy& by, pki::Validity validity,
                                    const pki::Holder& holder = hanako()) {
  return by.issue(pki::Branch::user_authentication, pki::Generation::of_2019, holder, validity)
      .value();
}

inline const pki::IssuedCertificate& hanakos_card() {
  static const pki::IssuedCertificate card = issue(hierarchy(), years(2022, 2027));
  return card;
}

inline RegisteredPerson registered(const pki::IssuedCertificate& card) {
  messages::QualificationRecord record;
  record.insurer_number = "39131156";
  record.name = "試験　花子";
  record.name_kana = "ｼｹﾝ ﾊﾅｺ";
  record.sex = "2";
  record.birthdate = *core::parse_date("1941-05-03");
  record.insurer_name = "試験保険者";
  using enum messages::InformationKind;
  return {"hanako", core::to_hex(card.serial), "", messages::QualificationValidity::valid,
          {record}, {drug, checkup, treatment}};
}

inline std::unique_ptr<EligibilityService> make_service(
    std::vector<core::Bytes> revoked = {},
    const std::string& path = ":memory:", RevocationCheck check = RevocationCheck::by_list) {
  auto service = std::make_unique<EligibilityService>(
      ServiceStore::open(path).value(),
      trust_in(hierarchy(), revoked, years(2015, 2045), check).value());
  EXPECT_TRUE(service->put_person(registered(hanakos_card())));
  return service;
}

/// What a terminal sends for a card that signs a challenge.
inline messages::EligibilityQuery signed_query(const messages::Challenge& challenge,
                                               const pki::IssuedCertificate& card) {
  return {
      challenge.id, card.certificate, card.key.sign_pkcs1_sha256(challenge.nonce).value(), "face",
      "",           std::nullopt};
}

}  // namespace madoguchi::sim::eligibility
