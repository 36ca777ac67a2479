// SPDX-License-Identifier: Apache-2.0
// The responder's answers, read by OpenSSL: its library through adapters/crypto and its command,
// which also makes requests of its own kind.
#include "sim/pki/status_responder.hpp"

#include "adapters/crypto/ocsp.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "tests/sim/pki/hierarchy_fixture.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::CertificateStatus;
using namespace std::chrono;

constexpr Branch branch = Branch::user_authentication;
const sys_seconds noon = sys_days{year{2024} / 2 / 1} + hours{3};
const core::Bytes nonce(32, 0x5A);

class StatusResponderTest : public testing::Test {
 protected:
  StatusResponderTest()
      : all(hierarchy()),
        issued(all.issue(branch, Generation::of_2023, hanako(), valid_to_2028()).value()),
        leaf(Certificate::from_der(issued.certificate).value()),
        issuer(
            Certificate::from_der(all.authority_certificate(branch, Generation::of_2023)).value()) {
  }

  StatusResponder responder(std::vector<Revocation> revoked = {}) const {
    return StatusResponder::make(all, branch, std::move(revoked)).value();
  }
  core::Bytes request() const {
    return adapters::crypto::make_ocsp_request(leaf, issuer, nonce).value();
  }
  core::Result<CertificateStatus> read(const core::Bytes& response, sys_seconds at = noon) const {
    return adapters::crypto::read_ocsp_response(response, leaf, issuer, nonce, at);
  }

  TestHierarchy all;
  IssuedCertificate issued;
  Certificate leaf;
  Certificate issuer;
};

TEST_F(StatusResponderTest, tells_good_from_revoked) {
  EXPECT_EQ(read(responder().answer(request(), noon)).value(), CertificateStatus::good);
  const auto revoked = responder({{issued.serial, noon - hours{1}}});
  EXPECT_EQ(read(revoked.answer(request(), noon)).value(), CertificateStatus::revoked);
  const auto another = responder({{core::Bytes{1, 2, 3}, noon - hours{1}}});
  EXPECT_EQ(read(another.answer(request(), noon)).value(), CertificateStatus::good);
}

TEST_F(StatusResponderTest, a_certificate_is_good_until_it_is_revoked) {
  const auto tomorrow = responder({{issued.serial, noon + hours{24}}});
  EXPECT_EQ(read(tomorrow.answer(request(), noon)).value(), CertificateStatus::good);
  EXPECT_EQ(read(tomorrow.answer(request(), noon + hours{25}), noon + hours{25}).value(),
            CertificateStatus::revoked);
}

TEST_F(StatusResponderTest, an_answer_is_good_for_a_day_and_for_its_own_question) {
  const core::Bytes answer = responder().answer(request(), noon);
  EXPECT_TRUE(read(answer, noon + hours{23}));
  EXPECT_FALSE(read(answer, noon + hours{25}));
  EXPECT_FALSE(read(answer, noon - seconds{1}));
  EXPECT_FALSE(
      adapters::crypto::read_ocsp_response(answer, leaf, issuer, core::Bytes(32, 1), noon));
  core::Bytes changed = answer;
  changed[changed.size() / 8] ^= 1U;
  EXPECT_FALSE(read(changed));
}

TEST_F(StatusResponderTest, every_generation_answers_for_its_own_certificates_only) {
  const auto old = all.issue(branch, Generation::of_2015, hanako(), valid_to_2028()).value();
  const auto old_leaf = Certificate::from_der(old.certificate).value();
  const auto old_issuer =
      Certificate::from_der(all.authority_certificate(branch, Generation::of_2015)).value();
  const auto asked = adapters::crypto::make_ocsp_request(old_leaf, old_issuer, nonce).value();
  const core::Bytes answer = responder().answer(asked, noon);
  EXPECT_TRUE(adapters::crypto::read_ocsp_response(answer, old_leaf, old_issuer, nonce, noon));
  // Signed by the responder of 2015: nothing the authority of 2023 lets answer.
  EXPECT_FALSE(adapters::crypto::read_ocsp_response(answer, leaf, issuer, nonce, noon));
}

TEST_F(StatusResponderTest, refuses_what_it_cannot_answer) {
  // RFC 6960, 4.2.1: malformedRequest is 1, unauthorized is 6.
  EXPECT_EQ(responder().answer(core::Bytes{1, 2, 3}, noon), (core::Bytes{0x30, 3, 0x0A, 1, 1}));
  const auto other_branch =
      Certificate::from_der(
          all.authority_certificate(Branch::digital_signature, Generation::of_2023))
          .value();
  const auto asked = adapters::crypto::make_ocsp_request(leaf, other_branch, nonce).value();
  EXPECT_EQ(responder().answer(asked, noon), (core::Bytes{0x30, 3, 0x0A, 1, 6}));
}

void write(const std::filesystem::path& file, std::string_view content) {
  std::ofstream(file, std::ios::binary) << content;
}

std::string output_of(const std::string& command) {
  std::string output;
  if (std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r")) {
    std::array<char, 4096> part{};
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe)) {
      output.append(part.data(), size);
    }
    ::pclose(pipe);
  }
  return output;
}

TEST_F(StatusResponderTest, the_openssl_command_agrees) {
  const auto folder = adapters::files::TemporaryFolder::make("madoguchi-ocsp").value();
  const std::string at = folder.path().string() + "/";
  write(at + "leaf.pem", leaf.pem());
  write(at + "issuer.pem", issuer.pem());
  const std::string pair = "-issuer " + at + "issuer.pem -cert " + at + "leaf.pem ";
  output_of("openssl ocsp " + pair + "-reqout " + at + "request.der");
  std::ifstream in(at + "request.der", std::ios::binary);
  const std::string asked{std::istreambuf_iterator<char>(in), {}};
  ASSERT_FALSE(asked.empty());
  const auto now = floor<seconds>(system_clock::now());  // the command has no other clock
  for (const bool revoked : {false, true}) {
    const auto desk = responder(revoked ? std::vector<Revocation>{{issued.serial, now - hours{1}}}
                                        : std::vector<Revocation>{});
    write(at + "response.der", core::as_text(desk.answer(core::as_bytes(asked), now)));
    const std::string said = output_of("openssl ocsp " + pair + "-no_nonce -CAfile " + at +
                                       "issuer.pem -respin " + at + "response.der");
    EXPECT_NE(said.find("Response verify OK"), std::string::npos) << said;
    EXPECT_NE(said.find(revoked ? "leaf.pem: revoked" : "leaf.pem: good"), std::string::npos)
        << said;
  }
}

}  // namespace
}  // namespace madoguchi::sim::pki
