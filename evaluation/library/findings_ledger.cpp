// SPDX-License-Identifier: Apache-2.0
#include "evaluation/library/findings_ledger.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <algorithm>
#include <charconv>

namespace madoguchi::evaluation::library {
namespace {

constexpr std::size_t largest_ledger = std::size_t{1} << 20U;

std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

}  // namespace

std::string to_text(const biometrics::ComparatorFindings& findings) {
  std::string text;
  for (const auto& [fault, finding] : findings.all()) {
    std::string example = finding.first;
    std::replace(example.begin(), example.end(), '\n', ' ');
    text += std::string(core::name_of(fault)) + " " + std::to_string(finding.count) + " " +
            example + "\n";
  }
  return text;
}

std::optional<biometrics::ComparatorFindings> parse_findings(std::string_view text) {
  biometrics::ComparatorFindings findings;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    const auto fault = core::value_of<biometrics::ComparatorFault>(next_word(line));
    const std::string_view number = next_word(line);
    std::uint64_t count = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), count);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == number.data() + number.size();
    if (!fault || !whole || count == 0) return std::nullopt;
    findings.add(*fault, line, count);
  }
  return findings;
}

std::filesystem::path ledger_of(const std::filesystem::path& templates, const std::string& key) {
  return templates / ("findings-" + adapters::crypto::sha256_hex(core::as_bytes(key)));
}

biometrics::ComparatorFindings read_ledger(const std::filesystem::path& ledger) {
  const auto text = adapters::files::read_file(ledger, largest_ledger);
  if (!text) return {};
  return parse_findings(*text).value_or(biometrics::ComparatorFindings{});
}

core::Result<> write_ledger(const std::filesystem::path& ledger,
                            const biometrics::ComparatorFindings& findings) {
  std::error_code error;
  std::filesystem::create_directories(ledger.parent_path(), error);
  return adapters::files::write_atomically(ledger, to_text(findings));
}

}  // namespace madoguchi::evaluation::library
