// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/tls_context.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/error.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace madoguchi::adapters::http {
namespace {

namespace ssl = boost::asio::ssl;

core::Error unusable(const char* what, const boost::system::error_code& error) {
  ERR_clear_error();
  return core::fail(core::Errc::crypto_failure, std::string(what) + ": " + error.message());
}

}  // namespace

core::Result<std::shared_ptr<ssl::context>> make_tls_context(const TlsSettings& settings,
                                                             TlsSide side) {
  const auto method = side == TlsSide::client ? ssl::context::tls_client : ssl::context::tls_server;
  auto context = std::make_shared<ssl::context>(method);
  boost::system::error_code error;
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  // A resumed session would skip the check of the other side's certificate.
  SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context->native_handle(), 0);
  context->set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert, error);
  if (error) return unusable("verification", error);
  context->add_certificate_authority(boost::asio::buffer(settings.trusted_pem), error);
  if (error) return unusable("trusted authorities", error);
  if (settings.certificate_pem.empty()) return context;
  context->use_certificate_chain(boost::asio::buffer(settings.certificate_pem), error);
  if (error) return unusable("own certificate", error);
  context->use_private_key(boost::asio::buffer(settings.key_pem.reveal()), ssl::context::pem,
                           error);
  if (error) return unusable("own key", error);
  return context;
}

}  // namespace madoguchi::adapters::http
