// SPDX-License-Identifier: Apache-2.0
// Revocation as the program serves it, by list and by responder, against what `openssl` makes of
// the same list and the same answers, and against what becomes of the card's use.
#include "core/hex.hpp"
#include "program.hpp"
#include "service_process.hpp"
#include "tests/support/run_command.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;
using eligibility::Rejection;
using sim::eligibility::issue;
using sim::eligibility::years;
using sim::pki::IssuedCertificate;
using testing::HasSubstr;

constexpr auto branch = sim::pki::Branch::user_authentication;
constexpr auto generation = sim::pki::Generation::of_2019;
constexpr const char* today = "2026-02-02";

/// One card of each kind, known to the service but for the last.
struct Kind {
  const char* name;
  int from;
  int until;
  const char* verified;  ///< what `openssl verify` says, with the list
  const char* status;    ///< what `openssl ocsp` says
  const char* outcome;   ///< of a card use: validity or rejection
};

// A responder knows of revocation only: what is over or not valid yet is good to it (RFC
// 6960, 2.2).
constexpr std::array kinds{
    Kind{"good", 2022, 2030, "good.crt: OK", "Cert Status: good", "valid"},
    Kind{"revoked", 2022, 2030, "certificate revoked", "Cert Status: revoked",
         "certificate_revoked"},
    Kind{"expired", 2019, 2024, "certificate has expired", "Cert Status: good",
         "certificate_expired"},
    Kind{"early", 2027, 2032, "certificate is not yet valid", "Cert Status: good",
         "certificate_untrusted"},
    Kind{"unknown", 2022, 2030, "unknown.crt: OK", "Cert Status: good", "person_unknown"},
};

std::string at_noon() {
  const auto noon = core::to_utc(core::start_of(*core::parse_date(today)) + hours{12});
  return std::to_string(noon.time_since_epoch().count());
}

class CertificateStatusTest : public testing::Test {
 protected:
  CertificateStatusTest() {
    put_certificate("root",
                    sim::eligibility::hierarchy().authority_certificate(branch, generation));
    std::string people = "people:\n";
    for (const Kind& kind : kinds) {
      sim::pki::Holder holder = sim::eligibility::hanako();
      holder.edition = static_cast<unsigned>(cards_.size()) + 1;
      const auto& card = cards_.emplace_back(
          issue(sim::eligibility::hierarchy(), years(kind.from, kind.until), holder));
      put_certificate(kind.name, card.certificate);
      if (kind.name == std::string_view("unknown")) continue;
      people += fmt::format(
          "  - {{key: {}, certificate: \"{}\", name: 試験　花子, sex: \"2\", born: 1941-05-03, "
          "insurer: \"39131156\", number: \"1\", certificate_known: {}}}\n",
          kind.name, core::to_hex(card.serial), kind.name != std::string_view("good"));
    }
    people_ = people;
  }

  void serve(const std::string& options = {}) {
    service_.reset();
    fs::remove(folder_ / "service.db");
    service_ = std::make_unique<ServiceProcess>(
        folder_, people_, today,
        fmt::format("--revoke {} {}", core::to_hex(cards_.at(1).serial), options));
    connection_ = adapters::http::HttpsConnection::make(service_->client()).value();
    client_ = adapters::http::HttpsEligibilityClient::make(service_->client()).value();
  }
  std::string fetch(const std::string& method, const std::string& target, std::string body = {}) {
    auto answer = loop_.run(connection_->exchange({method, target, std::move(body)}));
    EXPECT_TRUE(answer && answer->status == 200) << target;
    return answer ? std::move(answer->body) : std::string{};
  }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  void put_certificate(const std::string& name, const core::Bytes& der) {
    write_file(file(name + ".der"), std::string(core::as_text(der)));
    openssl(
        fmt::format("x509 -inform DER -in {} -out {}", file(name + ".der"), file(name + ".crt")));
  }
  static std::string openssl(const std::string& arguments) {
    return tests::run_command("openssl " + arguments).said;
  }
  /// What openssl says to the list that the service gives.
  std::string verified(const std::string& name) {
    write_file(file("list.der"), fetch("GET", "/v1/certificates/2019.crl"));
    openssl(fmt::format("crl -inform DER -in {} -out {}", file("list.der"), file("list.pem")));
    return openssl(fmt::format("verify -crl_check -CAfile {} -CRLfile {} -attime {} {}",
                               file("root.crt"), file("list.pem"), at_noon(), file(name + ".crt")));
  }
  /// What openssl says to the answer that the service gives to openssl's own question.
  std::string status(const std::string& name, const std::string& issuer = "root") {
    openssl(fmt::format("ocsp -issuer {} -cert {} -reqout {}", file(issuer + ".crt"),
                        file(name + ".crt"), file("asked.der")));
    const auto asked = tests::run_command("cat " + file("asked.der")).said;
    write_file(file("told.der"), fetch("POST", "/v1/certificates/status", asked));
    return openssl(fmt::format("ocsp -reqin {} -respin {} -resp_text -CAfile {} -attime {}",
                               file("asked.der"), file("told.der"), file("root.crt"), at_noon()));
  }
  std::string outcome(std::size_t card, bool registration = false) {
    const auto challenge = loop_.run(client_->request_challenge()).value();
    const auto proof = sim::eligibility::signed_query(challenge, cards_.at(card));
    if (registration) {
      const auto reply = loop_.run(client_->register_use(proof)).value();
      const auto* why = std::get_if<Rejection>(&reply);
      return why == nullptr ? "registered" : std::string(core::name_of(*why));
    }
    const auto reply = loop_.run(client_->query_eligibility(proof)).value();
    if (const auto* why = std::get_if<Rejection>(&reply)) return std::string(core::name_of(*why));
    return std::string(core::name_of(std::get<eligibility::EligibilityAnswer>(reply).validity));
  }

  fs::path folder_ = fresh_folder("certificate-status");
  std::vector<IssuedCertificate> cards_;
  std::string people_;
  adapters::http::Loop loop_;
  std::unique_ptr<ServiceProcess> service_;
  std::unique_ptr<adapters::http::HttpsConnection> connection_;
  std::unique_ptr<adapters::http::HttpsEligibilityClient> client_;
};

TEST_F(CertificateStatusTest, ListResponderServiceAndOpensslAgree) {
  for (const char* way : {"list", "responder"}) {
    SCOPED_TRACE(way);
    serve(std::string("--revocation ") + way);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const Kind& kind = kinds.at(i);
      EXPECT_THAT(verified(kind.name), HasSubstr(kind.verified));
      EXPECT_THAT(status(kind.name),
                  testing::AllOf(HasSubstr("Response verify OK"), HasSubstr(kind.status)));
      EXPECT_EQ(outcome(i), kind.outcome) << kind.name;
    }
  }
  EXPECT_THAT(status("root", "good"), HasSubstr("Responder Error: unauthorized (6)"))
      << "another issuer's certificate";
}

// JPKI maintenance: what was never seen cannot be checked, what was seen before is as it was.
TEST_F(CertificateStatusTest, AResponderThatIsDownSaysSoAndOnlyUnseenCardsWait) {
  const auto calendar = write_file(file("calendar.yaml"),
                                   "windows: [{from: 2026-02-02 00:00, until: 2026-02-03 00:00, "
                                   "condition: jpki_maintenance}]\n");
  serve("--revocation responder --calendar " + calendar.string());
  EXPECT_THAT(status("good"), HasSubstr("Responder Error: trylater (3)"));
  EXPECT_EQ(outcome(0), "certificate_check_unavailable");
  EXPECT_EQ(outcome(0, true), "certificate_check_unavailable");
  serve("--revocation responder");
  EXPECT_EQ(outcome(0), "valid") << "seen now";
}

}  // namespace
}  // namespace madoguchi::test
