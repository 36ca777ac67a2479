// SPDX-License-Identifier: Apache-2.0
// Any bytes as an OCSP request to the responder and as a response to a relying party: always a
// well-formed answer, and nothing but the responder's own signature is believed.
#include "adapters/crypto/ocsp.hpp"
#include "sim/pki/status_responder.hpp"

#include <cstdlib>
#include <memory>

namespace {

using namespace madoguchi;
using namespace std::chrono;

struct World {
  sim::pki::TestHierarchy hierarchy;
  sim::pki::StatusResponder responder;
  adapters::crypto::Certificate issuer;
  adapters::crypto::Certificate leaf;
};

World make_world() {
  constexpr auto branch = sim::pki::Branch::user_authentication;
  constexpr auto generation = sim::pki::Generation::of_2023;
  const sim::pki::Validity years{sys_days{year{2020} / 1 / 1}, sys_days{year{2040} / 1 / 1}};
  auto hierarchy =
      sim::pki::TestHierarchy::make(std::make_shared<sim::pki::KeyStore>(), years).value();
  auto responder = sim::pki::StatusResponder::make(hierarchy, branch, {}).value();
  auto issuer =
      adapters::crypto::Certificate::from_der(hierarchy.authority_certificate(branch, generation))
          .value();
  auto leaf = adapters::crypto::Certificate::from_der(
                  hierarchy.issue(branch, generation, {}, years)->certificate)
                  .value();
  return {std::move(hierarchy), std::move(responder), std::move(issuer), std::move(leaf)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world = make_world();
  const core::ByteView input(data, size);
  const sys_seconds at = sys_days{year{2024} / 2 / 1};
  const core::Bytes answer = world.responder.answer(input, at);
  // OCSPResponse is a SEQUENCE that begins with an ENUMERATED of one byte.
  if (answer.size() < 5 || answer[0] != 0x30) std::abort();
  // Nobody else's bytes are a believed answer.
  if (adapters::crypto::read_ocsp_response(input, world.leaf, world.issuer, {}, at)) std::abort();
  return 0;
}
