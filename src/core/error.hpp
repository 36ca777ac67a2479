// SPDX-License-Identifier: Apache-2.0
// Operations that could not be done. A protocol answer (status word, HTTP status, non-match) is
// data, not an error; a bad input document throws instead (docs/architecture.md, "Errors").
#pragma once

#include "core/text.hpp"

#include <boost/system/error_code.hpp>

#include <span>
#include <string>

namespace madoguchi::core {

/// Why an operation could not be done. Texts and advice stand in one table, error.cpp.
enum class Errc {
  card_removed = 1,       ///< the card left the reader's field
  card_mute,              ///< the card is there but does not answer
  no_card,                ///< nobody put a card on the reader in time
  reader_unavailable,     ///< the reader is not there or not usable
  pcsc_missing,           ///< no pcscd, or it does not answer
  pcsc_failure,           ///< PC/SC answered with another error
  driver_missing,         ///< the virtual reader's driver is not installed
  isolation_unavailable,  ///< private namespaces for pcscd cannot be made
  timeout,                ///< something took longer than allowed
  short_response,         ///< fewer bytes than the protocol says
  malformed_data,         ///< bytes that do not follow their format
  unexpected_status,      ///< a status word that stops the operation
  file_missing,           ///< a file is not there
  io_failure,             ///< reading or writing failed
  network_model_missing,  ///< a face network is not in the cache
  digest_mismatch,        ///< a file does not have the digest it should have
  camera_failure,         ///< the camera gives no frames
  camera_ended,           ///< the recorded stream is over
  service_unreachable,    ///< no connection to the eligibility service
  tls_failure,            ///< the TLS handshake or the peer's certificate failed
  service_failure,        ///< the service answered, but with an error of its own
  crypto_failure,         ///< a key, certificate or signature operation failed
  invalid_argument,       ///< the caller asked for something that makes no sense
  unsupported,            ///< known, but not offered here
  cancelled,              ///< stopped from outside
  internal,               ///< an invariant did not hold
};

/// A row of the error table: identifier, what happened, what to do.
struct ErrorText {
  Errc code;
  std::string_view id;
  Text what;
  Text advice;
};

/// Every error of the product, in the order of Errc.
std::span<const ErrorText> error_texts();

/// The row of one error.
const ErrorText& error_text(Errc code);

const boost::system::error_category& error_category();

inline boost::system::error_code make_error_code(Errc code) {
  return {static_cast<int>(code), error_category()};
}

/// An error value: the code and a short context ("EF 0002 of the card-face application").
struct Error {
  Errc code = Errc::internal;
  std::string context;

  /// "what: context", for logs and reports.
  std::string message(Language language = Language::english) const;
};

}  // namespace madoguchi::core

template <>
struct boost::system::is_error_code_enum<madoguchi::core::Errc> : std::true_type {};
