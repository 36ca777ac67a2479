// SPDX-License-Identifier: Apache-2.0
// Findings of earlier runs whose templates are used again: what was seen while they were made must
// not be lost with the run that made them.
#pragma once

#include "biometrics/comparator_findings.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::evaluation::library {

/// One line a finding: "crash 2 first example". Examples are one line each.
std::string to_text(const biometrics::ComparatorFindings& findings);

/// Empty for anything else.
std::optional<biometrics::ComparatorFindings> parse_findings(std::string_view text);

/// The ledger of templates with a key, in the folder of the store.
std::filesystem::path ledger_of(const std::filesystem::path& templates, const std::string& key);

/// Findings of earlier runs; none if there is no ledger or it is damaged.
biometrics::ComparatorFindings read_ledger(const std::filesystem::path& ledger);

/// Error: io_failure.
core::Result<> write_ledger(const std::filesystem::path& ledger,
                            const biometrics::ComparatorFindings& findings);

}  // namespace madoguchi::evaluation::library
