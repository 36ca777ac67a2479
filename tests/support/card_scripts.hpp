// SPDX-License-Identifier: Apache-2.0
// Parts of the conversation with a My Number card, written out byte by byte as published clients
// and the project's model of the institution's authentication have them.
#pragma once

#include "tests/support/scripted_card_channel.hpp"

namespace madoguchi::test::script {

/// SELECT of the JPKI application, EF 0008, tries of the PIN. No signature certificate, blocked
/// PIN.
CardScript pinless_facts();
/// The same of an ordinary card with so many tries left.
CardScript ordinary_facts(int tries_left);
/// Card-face application, 照合番号B "12345678901234", EF 0002 with a photograph of one byte.
CardScript photograph(std::uint8_t person);
/// The card refuses 照合番号B.
CardScript verification_number_refused();
/// JPKI application, VERIFY of a PIN of four digits, and the status word that answers.
CardScript pin(std::string_view digits, std::string_view status);
/// JPKI application, 80 A2 06 C1, 80 A2 00 C1, GET CHALLENGE, EXTERNAL AUTHENTICATE.
CardScript institution_authentication();
/// Signature over the fake digest, then EF 000A ("30 03 01 02 03").
CardScript signature_and_certificate();
/// Another card: no JPKI application.
CardScript other_card();

}  // namespace madoguchi::test::script
