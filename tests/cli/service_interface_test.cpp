// SPDX-License-Identifier: Apache-2.0
// The program over TLS against data/openapi/eligibility-service.yaml, in both directions
// (check_interface.py, which shares nothing with the suite).
#include "program.hpp"
#include "service_process.hpp"
#include "tests/support/run_command.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;
using sim::eligibility::hierarchy;
using sim::eligibility::issue;
using sim::eligibility::make_hierarchy;
using sim::eligibility::years;
using sim::pki::IssuedCertificate;

sys_seconds noon(const char* day) { return core::to_utc(core::start_of(*core::parse_date(day))); }

/// Cards by the names that check_interface.py knows, each in files as a client needs them.
class CardBox {
 public:
  explicit CardBox(fs::path folder) : folder_(std::move(folder)) {}

  IssuedCertificate put(const std::string& name, sim::pki::Validity validity,
                        const sim::pki::TestHierarchy& by = hierarchy(),
                        std::uint64_t holder = 17) {
    sim::pki::Holder person = sim::eligibility::hanako();
    person.number = holder;
    person.edition = ++editions_;
    IssuedCertificate card = issue(by, validity, person);
    write_file(folder_ / (name + ".der"), std::string(core::as_text(card.certificate)));
    write_file(folder_ / (name + ".pem"), card.key.to_pem().value().reveal());
    return card;
  }
  /// The same, and a person of the service.
  IssuedCertificate put_person(const std::string& name, sim::pki::Validity validity,
                               const std::string& more = {}) {
    IssuedCertificate card = put(name, validity);
    people_ += fmt::format(
        "  - {{key: {}, certificate: \"{}\", name: 試験　花子, kana: ｼｹﾝ ﾊﾅｺ, sex: \"2\", born: "
        "1941-05-03, insurer: \"39131156\", number: \"{:07}\"{}}}\n",
        name, core::to_hex(card.serial), editions_, more);
    return card;
  }
  const std::string& people() const { return people_; }

 private:
  fs::path folder_;
  unsigned editions_ = 0;
  std::string people_ = "people:\n";
};

/// What a card use can come to on 2026-02-02, one card each.
std::string fill(CardBox& box) {
  const auto good = years(2022, 2030);
  box.put_person(
      "whole", good,
      ", address: 試験県見本市例示町1－1, post_number: 100-0000, symbol: 見本１, branch: "
      "\"01\", relation: \"2\", ratio: 10, qualified: 2020-04-01, disqualified: "
      "2027-04-01, specified_disease: true, information: [drug, checkup, treatment, "
      "operation], subsidies: [{payer: \"80139999\", recipient: \"1000001\", name: "
      "試験県医療費助成, from: 2025-10-01, until: 2027-09-30}], elements: {NameOfOther: 見本, "
      "LimitApplicationCertificateRelatedInfo: {LimitApplicationCertificateClassification: "
      "\"01\"}}, other_records: [{insurer: \"12139999\", number: \"1\", classification: A1}], "
      "tickets: [{MedicalTreatmentMonth: \"202602\", IssueNumber: \"0000123\"}]");
  box.put_person("protected", good, ", dv_protected: true");
  box.put_person("new", good, ", registered: false");
  box.put_person("unseen", good, ", certificate_known: false");
  box.put_person("ending", {noon("2021-03-01"), noon("2026-03-01")});
  box.put_person("over", {noon("2020-01-15"), noon("2026-01-15")});
  box.put_person("expired", {noon("2020-01-15"), noon("2025-01-15")});
  for (const auto validity : core::all_names<eligibility::QualificationValidity>()) {
    const std::string name(validity);
    if (name != "valid") box.put_person(name, good, ", validity: " + name);
  }
  box.put("nobody", good);
  box.put("other", good, hierarchy(), 18);
  box.put("untrusted", good, make_hierarchy(1));
  return core::to_hex(box.put_person("revoked", good).serial);
}

std::string pem_of(const fs::path& der, const fs::path& pem) {
  return fmt::format("openssl x509 -inform DER -in {} -out {}", der.string(), pem.string());
}

TEST(ServiceInterface, IsWhatTheOpenApiFileSaysAndNothingElse) {
  const auto folder = fresh_folder("service-interface");
  CardBox box(folder);
  const std::string revoked = fill(box);
  const auto issuer = hierarchy().authority_certificate(sim::pki::Branch::user_authentication,
                                                        sim::pki::Generation::of_2019);
  write_file(folder / "issuer.der", std::string(core::as_text(issuer)));
  for (const char* name : {"issuer", "whole"}) {
    const fs::path der = folder / (std::string(name) + ".der");
    ASSERT_EQ(tests::run_command(pem_of(der, fs::path(der).replace_extension(".crt"))).code, 0);
  }
  std::vector<std::unique_ptr<ServiceProcess>> services;
  const auto serve = [&](const std::string& name, const std::string& condition) {
    const auto calendar = write_file(
        folder / (name + ".yaml"),
        "windows: [{from: 2026-02-01 00:00, until: 2026-02-28 00:00, condition: " + condition +
            "}]\n");
    const fs::path own = name == "up" ? folder : folder / (name + "-service");
    fs::create_directories(own);
    services.push_back(std::make_unique<ServiceProcess>(
        own, box.people(), "2026-02-02",
        fmt::format("--revoke {} --calendar {}", revoked, calendar.string())));
    write_file(folder / name, std::to_string(services.back()->port()));
  };
  serve("up", "up");
  serve("maintenance", "jpki_maintenance");
  serve("failing", "failing");
  const auto checked =
      tests::run_command("env PYTHONUTF8=1 /usr/bin/python3 -W ignore " MADOGUCHI_SOURCE_DIR
                         "/tests/cli/check_interface.py " MADOGUCHI_SOURCE_DIR
                         "/data/openapi/eligibility-service.yaml " +
                         folder.string());
  EXPECT_EQ(checked.code, 0) << checked.said;
  EXPECT_THAT(checked.said, testing::HasSubstr(" answers as documented, "));
}

/// A minute in Japan, as `date` has it.
std::string minute_in_japan(const std::string& when) {
  std::string minute =
      tests::run_command("env TZ=Asia/Tokyo date -d '" + when + "' '+%Y-%m-%d %H:%M'").said;
  minute.pop_back();
  return minute;
}

unsigned health(const ServiceProcess& service) {
  adapters::http::Loop loop;
  const auto connection = adapters::http::HttpsConnection::make(service.client()).value();
  const auto answer = loop.run(connection->exchange({"GET", "/v1/health", ""}));
  return answer ? answer->status : 0;
}

// The service's process has another time zone.
TEST(ServiceCalendarCommand, WindowsAreInJapaneseTime) {
  for (const auto& [from, until, status] : {std::tuple{"-1 hour", "+1 hour", 503U},
                                            {"-2 hours", "-1 hour", 200U},
                                            {"+1 hour", "+2 hours", 200U}}) {
    SCOPED_TRACE(from);
    const auto folder = fresh_folder("service-calendar");
    const auto calendar =
        write_file(folder / "calendar.yaml",
                   fmt::format("windows: [{{from: {}, until: {}, condition: failing}}]\n",
                               minute_in_japan(from), minute_in_japan(until)));
    CardBox box(folder);
    box.put_person("whole", years(2022, 2030));
    const ServiceProcess service(folder, box.people(), "", "--calendar " + calendar.string());
    EXPECT_EQ(health(service), status);
  }
}

TEST(ServiceCalendarCommand, ABadCalendarIsToldByItsPlaceBeforeAnythingRuns) {
  const auto folder = fresh_folder("service-bad-calendar");
  const auto calendar =
      write_file(folder / "calendar.yaml",
                 "windows:\n  - {from: 2025-02-29 00:00, until: 2025-03-01 00:00, "
                 "condition: up}\n");
  const Ran ran = run_program("service --port 0 --client-folder " + (folder / "client").string() +
                              " --calendar " + calendar.string());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output, testing::HasSubstr(calendar.string() + ":2:12"));
  EXPECT_FALSE(fs::exists(folder / "client"));
}

}  // namespace
}  // namespace madoguchi::test
