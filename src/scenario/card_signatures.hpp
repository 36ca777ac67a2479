// SPDX-License-Identifier: Apache-2.0
// What is signed on a My Number card, and where the key to check it stands.
#pragma once

#include "ports/card_cryptography.hpp"

namespace madoguchi::scenario {

/// The public key in a file of a card as CardCryptography takes it: an X.509 certificate, or data
/// objects 90 and 91 (from a card-verifiable certificate, FF10, FF20, FF40, FF50, A1). Bytes behind
/// the object are left alone. Error: malformed_data.
core::Result<core::Bytes> key_inside(core::ByteView file);

/// Whether the file was signed with the key inside `issuer`. Knows X.509 and card-verifiable
/// certificates, and FF10, FF20 of the card face, FF30 of the text and FF40; what is signed there
/// are the data objects with their tags (not published, an assumption). Error: malformed_data for
/// anything else.
core::Result<bool> is_issued_by(core::ByteView file, core::ByteView issuer,
                                const ports::CardCryptography& cryptography);

/// Whether the signature file of the input-support application (EF 0003) holds the digests of the
/// number's file (EF 0001, physical) and of the text behind the offsets of EF 0002. Error:
/// malformed_data.
core::Result<bool> holds_digests_of(core::ByteView signature_file, core::ByteView number_file,
                                    core::ByteView items_file,
                                    const ports::CardCryptography& cryptography);

}  // namespace madoguchi::scenario
