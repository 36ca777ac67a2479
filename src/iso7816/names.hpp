// SPDX-License-Identifier: Apache-2.0
// Names of instructions and of the My Number card's applications, as files and options write them.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace madoguchi::iso7816 {

struct InstructionName {
  std::uint8_t ins;
  std::string_view name;
};

inline constexpr auto instruction_names = std::to_array<InstructionName>({
    {ins::verify, "verify"},
    {ins::change_reference_data, "change_reference_data"},
    {ins::perform_security_operation, "perform_security_operation"},
    {ins::change_key, "change_key"},
    {ins::external_authenticate, "external_authenticate"},
    {ins::get_challenge, "get_challenge"},
    {ins::internal_authenticate, "internal_authenticate"},
    {ins::verify_certificate, "verify_certificate"},
    {ins::set_session_key, "set_session_key"},
    {ins::select, "select"},
    {ins::read_binary, "read_binary"},
    {ins::read_record, "read_record"},
    {ins::get_data, "get_data"},
});

struct ApplicationName {
  Aid aid;
  std::string_view name;
};

namespace my_number {
inline constexpr auto application_names = std::to_array<ApplicationName>({
    {jpki_application, "jpki"},
    {card_face_application, "card_face"},
    {input_support_application, "input_support"},
    {resident_register_application, "resident_register"},
    {common_card_application, "common_card"},
    {issuer_security_domain, "issuer_security_domain"},
});
}  // namespace my_number

constexpr std::optional<std::uint8_t> instruction_named(std::string_view name) {
  for (const InstructionName& row : instruction_names) {
    if (row.name == name) return row.ins;
  }
  return std::nullopt;
}

constexpr std::optional<Aid> application_named(std::string_view name) {
  for (const ApplicationName& row : my_number::application_names) {
    if (row.name == name) return row.aid;
  }
  return std::nullopt;
}

/// The name of an application; empty for one that is not in the table.
constexpr std::string_view name_of(const Aid& aid) {
  for (const ApplicationName& row : my_number::application_names) {
    if (row.aid == aid) return row.name;
  }
  return {};
}

/// All names of a table, in its order.
template <class Rows>
std::vector<std::string_view> names_in(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

}  // namespace madoguchi::iso7816
