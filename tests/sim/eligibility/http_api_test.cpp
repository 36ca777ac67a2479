// SPDX-License-Identifier: Apache-2.0
// The HTTP interface without sockets, and whether its two descriptions say what the code does.
#include "sim/eligibility/http_api.hpp"

#include "adapters/crypto/ocsp.hpp"
#include "adapters/files/files.hpp"
#include "checkin/vocabulary.hpp"
#include "registered_card.hpp"
#include "scenario/yaml_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace madoguchi::sim::eligibility {
namespace {

using testing::HasSubstr;

std::string file_text(const char* path) {
  return adapters::files::read_file(std::string(MADOGUCHI_SOURCE_DIR) + path, 1U << 20U).value();
}

TEST(HttpApi, the_page_gives_every_rejection_its_status) {
  const std::string page = file_text("/docs/eligibility-service.md");
  for (const auto& row : enum_names(std::type_identity<messages::Rejection>{})) {
    EXPECT_THAT(page, HasSubstr(fmt::format("| `{}` | {} |", row.name, http_status_of(row.value))));
  }
}

/// "POST /v1/eligibility" for everything that the file documents, parameters filled in.
std::set<std::string> documented_routes() {
  scenario::Problems problems;
  const auto root = scenario::read_yaml(file_text("/data/openapi/eligibility-service.yaml"),
                                        "eligibility-service.yaml", problems);
  std::set<std::string> routes;
  if (!root) return routes;
  for (const auto& path : root->find("paths")->entries) {
    for (const auto& operation : path.value.entries) {
      std::string method = operation.key;
      std::ranges::transform(method, method.begin(),
                             [](unsigned char c) { return std::toupper(c); });
      const auto* parameters = operation.value.find("parameters");
      if (parameters == nullptr) {
        routes.insert(method + " " + path.key);
        continue;
      }
      const auto& parameter = parameters->items.at(0);
      const std::string mark = "{" + parameter.find("name")->text + "}";
      for (const auto& value : parameter.find("schema")->find("enum")->items) {
        std::string filled = path.key;
        filled.replace(filled.find(mark), mark.size(), value.text);
        routes.insert(method + " " + filled);
      }
    }
  }
  return routes;
}

// What stands behind the paths is held against the file over TLS: tests/cli/check_interface.py.
TEST(HttpApi, the_openapi_file_has_the_routes_that_there_are) {
  std::set<std::string> routes;
  for (const HttpRoute& route : http_routes()) {
    routes.insert(fmt::format("{} {}", route.method, route.path));
  }
  EXPECT_EQ(routes, documented_routes());
}

TEST(HttpApi, the_openapi_file_has_every_name) {
  const std::string openapi = file_text("/data/openapi/eligibility-service.yaml");
  std::vector<std::string_view> names = core::all_names<messages::Rejection>();
  for (const auto name : core::all_names<messages::QualificationValidity>()) names.push_back(name);
  for (const auto name : core::all_names<messages::InformationKind>()) names.push_back(name);
  for (const auto name : core::all_names<checkin::IdentityMethod>()) names.push_back(name);
  for (const auto name : names) EXPECT_THAT(openapi, HasSubstr(std::string(name)));
}

TEST(HttpApi, a_challenge_takes_no_body) {
  const auto service = make_service();
  EXPECT_EQ(answer_http(*service, {"POST", "/v1/challenges", ""}, morning).status, 200U);
  EXPECT_EQ(answer_http(*service, {"POST", "/v1/challenges", "{}"}, morning).status, 400U);
}

TEST(HttpApi, tells_who_is_revoked_by_list_and_on_request) {
  const auto service = make_service({hanakos_card().serial});
  const auto list = answer_http(*service, {"GET", "/v1/certificates/2019.crl", ""}, morning);
  EXPECT_EQ(list.content_type, "application/pkix-crl");
  const auto crl = adapters::crypto::RevocationList::from_der(core::as_bytes(list.body)).value();
  EXPECT_TRUE(crl.contains(hanakos_card().serial));

  using adapters::crypto::Certificate;
  const auto leaf = Certificate::from_der(hanakos_card().certificate).value();
  const auto issuer =
      Certificate::from_der(hierarchy().authority_certificate(pki::Branch::user_authentication,
                                                              pki::Generation::of_2019))
          .value();
  const auto asked = adapters::crypto::make_ocsp_request(leaf, issuer, {}).value();
  const auto told = answer_http(
      *service, {"POST", "/v1/certificates/status", std::string(core::as_text(asked))}, morning);
  EXPECT_EQ(told.content_type, "application/ocsp-response");
  EXPECT_EQ(adapters::crypto::read_ocsp_response(core::as_bytes(told.body), leaf, issuer, {},
                                                 core::to_utc(morning))
                .value(),
            adapters::crypto::CertificateStatus::revoked);
  EXPECT_EQ(answer_http(*service, {"GET", "/v1/certificates/1999.crl", ""}, morning).status, 404U);
}

TEST(HttpApi, a_405_names_the_method) {
  const auto service = make_service();
  const auto response = answer_http(*service, {"PUT", "/v1/eligibility", ""}, morning);
  EXPECT_EQ(response.status, 405U);
  EXPECT_EQ(response.allow, "POST");
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
