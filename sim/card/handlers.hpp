// SPDX-License-Identifier: Apache-2.0
// One handler an instruction, in the files below handlers/.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_state.hpp"

namespace madoguchi::sim::card {

/// ISO/IEC 7816-4 11.1.1: an application by name, an elementary file by identifier.
iso7816::ResponseApdu select(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.2.3.
iso7816::ResponseApdu read_binary(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.5.6.
iso7816::ResponseApdu verify(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.3.3, one record by its number.
iso7816::ResponseApdu read_record(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.4.3.
iso7816::ResponseApdu get_data(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.5.7.
iso7816::ResponseApdu change_reference_data(CardState& card, const iso7816::CommandApdu& command);
/// JICSAP, used for PINs.
iso7816::ResponseApdu change_key(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.5.2.
iso7816::ResponseApdu internal_authenticate(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-8 clause 5.4, as My Number cards understand it.
iso7816::ResponseApdu compute_digital_signature(CardState& card,
                                                const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.5.3.
iso7816::ResponseApdu get_challenge(CardState& card, const iso7816::CommandApdu& command);
/// ISO/IEC 7816-4 11.5.4; what is signed is an assumption.
iso7816::ResponseApdu external_authenticate(CardState& card, const iso7816::CommandApdu& command);
/// An institution's certificate in two commands.
iso7816::ResponseApdu verify_certificate(CardState& card, const iso7816::CommandApdu& command);
/// The key of secure messaging, encrypted for the card.
iso7816::ResponseApdu set_session_key(CardState& card, const iso7816::CommandApdu& command);
/// Commands of class 08 and 0C.
iso7816::ResponseApdu with_secure_messaging(CardState& card, const iso7816::CommandApdu& command);

}  // namespace madoguchi::sim::card
