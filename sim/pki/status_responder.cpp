// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/status_responder.hpp"

#include "adapters/crypto/ocsp.hpp"
#include "sim/pki/der.hpp"

#include <algorithm>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::OcspRequest;

constexpr std::chrono::hours answer_life{24};

/// OCSPResponseStatus (RFC 6960, 4.2.1).
enum class ResponseStatus : std::uint8_t {
  successful = 0,
  malformed_request = 1,
  internal_error = 2,
  try_later = 3,
  unauthorized = 6,
};

core::Bytes response(ResponseStatus status, const core::Bytes& rest = {}) {
  return der::sequence({der::enumerated(static_cast<std::uint8_t>(status)), rest});
}

/// As any other signed structure: body, algorithm, signature; and the signer's certificate.
core::Result<core::Bytes> basic_response(const core::Bytes& body, const IssuedCertificate& signer) {
  const auto signature = signer.key.sign_pkcs1_sha256(body);
  if (!signature) return signature.error();
  return der::sequence({body, signature_algorithm(), der::bit_string(*signature),
                        der::context(0, der::sequence({signer.certificate}))});
}

core::Bytes nonce_extension(const OcspRequest& request) {
  if (!request.nonce) return {};
  return der::context(1, der::sequence({extension("1.3.6.1.5.5.7.48.1.2", false, *request.nonce)}));
}

}  // namespace

core::Result<StatusResponder> StatusResponder::make(const TestHierarchy& hierarchy, Branch branch,
                                                    std::vector<Revocation> revoked) {
  std::vector<Desk> desks;
  for (const auto& generation : enum_names(std::type_identity<Generation>{})) {
    auto authority = adapters::crypto::Certificate::from_der(
        hierarchy.authority_certificate(branch, generation.value));
    if (!authority) return authority.error();
    auto responder = hierarchy.responder(branch, generation.value);
    if (!responder) return responder.error();
    desks.push_back({std::move(*authority), std::move(*responder)});
  }
  return StatusResponder(branch, std::move(desks), std::move(revoked));
}

core::Bytes StatusResponder::single_response(core::ByteView certificate_id, core::ByteView serial,
                                             std::chrono::sys_seconds at) const {
  const auto revoked = std::find_if(revoked_.begin(), revoked_.end(), [&](const Revocation& entry) {
    return std::equal(entry.serial.begin(), entry.serial.end(), serial.begin(), serial.end()) &&
           entry.since <= at;
  });
  const core::Bytes status = revoked == revoked_.end()
                                 ? der::context(0, {}, false)
                                 : der::context(1, der::generalized_time(revoked->since));
  return der::sequence({core::Bytes(certificate_id.begin(), certificate_id.end()), status,
                        der::generalized_time(at),
                        der::context(0, der::generalized_time(at + answer_life))});
}

core::Bytes StatusResponder::answer_while_down() { return response(ResponseStatus::try_later); }

core::Bytes StatusResponder::answer(core::ByteView request, std::chrono::sys_seconds at) const {
  const auto asked = adapters::crypto::parse_ocsp_request(request);
  if (!asked) return response(ResponseStatus::malformed_request);
  const auto desk = std::find_if(desks_.begin(), desks_.end(),
                                 [&](const Desk& one) { return asked->is_about(one.authority); });
  if (desk == desks_.end()) return response(ResponseStatus::unauthorized);
  const core::Bytes responder = der::context(1, responder_name(branch_).der());
  const core::Bytes body =
      der::sequence({responder, der::generalized_time(at),
                     der::sequence({single_response(asked->certificate_id, asked->serial, at)}),
                     nonce_extension(*asked)});
  const auto basic = basic_response(body, desk->responder);
  if (!basic) return response(ResponseStatus::internal_error);
  const core::Bytes bytes =
      der::sequence({der::object_identifier("1.3.6.1.5.5.7.48.1.1"), der::octet_string(*basic)});
  return response(ResponseStatus::successful, der::context(0, bytes));
}

}  // namespace madoguchi::sim::pki
