// SPDX-License-Identifier: Apache-2.0
// Defects in how a card carries commands out.
#include "iso7816/my_number_files.hpp"
#include "sim/card/defects.hpp"
#include "sim/pki/cv_certificate.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using checkin::Defect;
using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace ins = iso7816::ins;
namespace status = iso7816::status;

bool is_verify(const Exchange& e) { return e.command.ins == ins::verify; }
bool presents_pin(const Exchange& e) { return is_verify(e) && !e.command.data.empty(); }
bool asks_for_tries(const Exchange& e) { return is_verify(e) && e.command.data.empty(); }
bool selects_application(const Exchange& e) {
  return e.command.ins == ins::select && e.command.p1 == 0x04;
}
bool selects_file(const Exchange& e) {
  return e.command.ins == ins::select && e.command.p1 == 0x02;
}
bool reads(const Exchange& e) { return e.command.ins == ins::read_binary; }
bool reads_by_short_file(const Exchange& e) { return reads(e) && (e.command.p1 & 0x80U) != 0; }

/// Answers `to` where the card would have answered `from`.
void replace(Exchange& e, iso7816::StatusWord from, iso7816::StatusWord to) {
  if (e.response.status == from) e.response.status = to;
}

/// Selects a file again without an answer, as if nothing had changed it.
void select_again(CardState& state, std::optional<iso7816::FileIdentifier> file) {
  CardApplication* const current = state.file_application();
  const ElementaryFile* const found = current != nullptr && file ? current->find(*file) : nullptr;
  if (found != nullptr) state.make_current(*found);
}

void reads_keys(Exchange& e) {
  if (reads(e) && e.response.status == status::incompatible_file)
    e.response = ResponseApdu(core::Bytes(16));
}

void counter_stays(Exchange& e) {
  if (!presents_pin(e) || !e.response.status.retry_counter()) return;
  restore_tries(e.state.image, e.tries_before);
  e.response.status = status::tries_left(*e.response.status.retry_counter() + 1);
}

void success_keeps_counter(Exchange& e) {
  if (presents_pin(e) && e.response.is_success()) restore_tries(e.state.image, e.tries_before);
}

void counter_returns(Exchange& e) { restore_tries(e.state.image, tries_of(e.original)); }

void asking_uses_a_try(Exchange& e) {
  if (!asks_for_tries(e)) return;
  iso7816::StatusWord reason;
  ElementaryFile* const file = e.state.referenced_file(e.command.p2, reason);
  auto* const pin = file != nullptr ? std::get_if<PinFile>(&file->body) : nullptr;
  if (pin != nullptr && pin->tries_left > 0) --pin->tries_left;
}

void status_survives_application(Exchange& e) {
  if (selects_application(e)) e.state.security = e.security_before;
}

void status_survives_power(Exchange& e) {
  e.state.security = e.security_before;
  e.state.application = e.application_before;
}

void status_lost_on_reselect(Exchange& e) {
  if (selects_application(e) && e.response.is_success()) e.state.security = {};
}

void locked_answers_6983(Exchange& e) {
  if (presents_pin(e)) {
    replace(e, status::reference_data_not_usable, status::authentication_method_blocked);
  }
}

void last_try_answers_6983(Exchange& e) {
  if (presents_pin(e)) replace(e, status::tries_left(0), status::authentication_method_blocked);
}

void pinless_answers_6984(Exchange& e) {
  if (asks_for_tries(e)) replace(e, status::tries_left(0), status::reference_data_not_usable);
}

void short_read_answers_6282(Exchange& e) {
  if (reads(e) && e.response.is_success() && e.response.data.size() < e.command.le.value_or(0)) {
    e.response.status = {0x6282};
  }
}

void end_answers_empty(Exchange& e) {
  if (reads(e)) replace(e, status::wrong_offset, status::success);
}

void ignores_short_file(Exchange& e) {
  if (reads_by_short_file(e)) e.command.p1 = 0;
}

void short_file_not_current(Exchange& e) {
  if (!reads_by_short_file(e)) return;
  e.state.file.reset();
  select_again(e.state, e.file_before);
}

void ignores_extended_le(Exchange& e) {
  if (reads(e) && e.command.le > CommandApdu::short_le_max) {
    e.command.le = CommandApdu::short_le_max;
  }
}

void selects_unknown_application(Exchange& e) {
  if (selects_application(e)) replace(e, status::file_not_found, status::success);
}

void selects_unknown_file(Exchange& e) {
  if (selects_file(e)) replace(e, status::file_not_found, status::success);
}

void select_keeps_file(Exchange& e) {
  if (selects_application(e)) select_again(e.state, e.file_before);
}

void no_partial_selection(Exchange& e) {
  if (!selects_application(e) || !e.response.is_success()) return;
  const CardApplication* const current = e.state.current_application();
  if (current->aid.bytes().size() != e.command.data.size()) e.response = status::file_not_found;
}

void unknown_instruction_answers_6e00(Exchange& e) {
  replace(e, status::instruction_not_supported, status::class_not_supported);
}

void accepts_logical_channels(Exchange& e) {
  if ((e.command.cla & 0xC0U) == 0x40U) e.command.cla = 0;
  e.command.cla = static_cast<std::uint8_t>(e.command.cla & ~0x03U);
}

void no_hash_modes(Exchange& e) {
  if (e.command.ins == ins::perform_security_operation && e.command.p1 != 0) {
    e.response = status::incorrect_p1_p2;
  }
}

void get_data_short_le(Exchange& e) {
  if (e.command.ins != ins::get_data) return;
  e.command.extended = true;
  e.command.le = CommandApdu::extended_le_max;
}

void change_without_verify(Exchange& e) {
  if (e.command.ins != ins::change_reference_data) return;
  iso7816::StatusWord reason;
  const ElementaryFile* const file = e.state.referenced_file(e.command.p2, reason);
  if (file != nullptr) e.state.set_verified(file->identifier, true);
}

void challenge_repeats(Exchange& e) {
  if (e.command.ins == ins::get_challenge) std::ranges::fill(e.response.data, 0x55);
}

void challenge_short(Exchange& e) {
  if (e.command.ins == ins::get_challenge && !e.response.data.empty()) e.response.data.pop_back();
}

void trusts_any_institution(Exchange& e) {
  constexpr std::size_t names_size = 32;
  const bool signature = e.command.ins == ins::verify_certificate && e.command.p1 == 0x00;
  if (!signature || e.response.is_success() || !e.security_before.certificate_body) return;
  const core::ByteView body = *e.security_before.certificate_body;
  if (body.size() <= names_size) return;
  auto key = pki::read_public_key_objects(body.subspan(names_size));
  if (!key) return;
  e.state.security.institution_key = std::move(*key);
  e.response = status::success;
}

constexpr CardDefect table[] = {
    {.defect = Defect::card_reads_keys, .after = reads_keys},
    {.defect = Defect::card_counter_stays, .after = counter_stays},
    {.defect = Defect::card_counter_returns_with_power, .power_lost = counter_returns},
    {.defect = Defect::card_success_keeps_counter, .after = success_keeps_counter},
    {.defect = Defect::card_asking_uses_a_try, .before = asking_uses_a_try},
    {.defect = Defect::card_status_survives_application, .after = status_survives_application},
    {.defect = Defect::card_status_survives_power, .power_lost = status_survives_power},
    {.defect = Defect::card_status_lost_on_reselect, .after = status_lost_on_reselect},
    {.defect = Defect::card_locked_answers_6983, .after = locked_answers_6983},
    {.defect = Defect::card_last_try_answers_6983, .after = last_try_answers_6983},
    {.defect = Defect::card_short_read_answers_6282, .after = short_read_answers_6282},
    {.defect = Defect::card_end_answers_empty, .after = end_answers_empty},
    {.defect = Defect::card_ignores_short_file, .before = ignores_short_file},
    {.defect = Defect::card_short_file_not_current, .after = short_file_not_current},
    {.defect = Defect::card_ignores_extended_le, .before = ignores_extended_le},
    {.defect = Defect::card_selects_unknown_application, .after = selects_unknown_application},
    {.defect = Defect::card_selects_unknown_file, .after = selects_unknown_file},
    {.defect = Defect::card_select_keeps_file, .after = select_keeps_file},
    {.defect = Defect::card_no_partial_selection, .after = no_partial_selection},
    {.defect = Defect::card_unknown_instruction_answers_6e00,
     .after = unknown_instruction_answers_6e00},
    {.defect = Defect::card_accepts_logical_channels, .before = accepts_logical_channels},
    {.defect = Defect::card_no_hash_modes, .after = no_hash_modes},
    {.defect = Defect::card_pinless_answers_6984, .after = pinless_answers_6984},
    {.defect = Defect::card_get_data_short_le, .before = get_data_short_le},
    {.defect = Defect::card_change_without_verify, .before = change_without_verify},
    {.defect = Defect::card_challenge_repeats, .after = challenge_repeats},
    {.defect = Defect::card_challenge_short, .after = challenge_short},
    {.defect = Defect::card_trusts_any_institution, .after = trusts_any_institution},
};

}  // namespace

std::span<const CardDefect> exchange_defects() { return table; }

}  // namespace madoguchi::sim::card
