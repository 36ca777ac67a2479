// SPDX-License-Identifier: Apache-2.0
#include "terminal/staff_log.hpp"

#include "eligibility/oqs_time.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::terminal {
namespace {

constexpr std::size_t fields = 5;
constexpr std::string_view done = "done";

std::string plain(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

}  // namespace

std::string staff_line(const StaffRecord& record) {
  const std::string_view end = record.refused ? core::name_of(*record.refused) : done;
  return core::to_compact(record.at) + '\t' + plain(record.account) + '\t' + plain(record.action) +
         '\t' + plain(record.detail) + '\t' + std::string(end);
}

std::optional<StaffRecord> parse_staff_line(std::string_view line) {
  std::array<std::string, fields> part;
  for (std::size_t i = 0; i < fields; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields)) return std::nullopt;
    part[i] = std::string(line.substr(0, tab));
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  const auto at = eligibility::parse_oqs_time(part[0]);
  const auto refused = core::value_of<checkin::Reason>(part[4]);
  if (!at || (!refused && part[4] != done)) return std::nullopt;
  return StaffRecord{*at, part[1], part[2], part[3], refused};
}

core::Result<> StaffLog::add(StaffRecord record) {
  if (kept_ != nullptr) {
    const auto kept = kept_->append(staff_line(record));
    if (!kept) return kept.error();
  }
  records_.push_back(std::move(record));
  return {};
}

}  // namespace madoguchi::terminal
