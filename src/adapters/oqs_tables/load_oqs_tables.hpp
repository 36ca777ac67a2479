// SPDX-License-Identifier: Apache-2.0
// Families, layouts, codes and outcomes of the eligibility files out of YAML files (data/oqs), with
// the tables of licensed users laid over them.
#pragma once

#include "eligibility/oqs_tables.hpp"

#include <filesystem>

namespace madoguchi::adapters::oqs_tables {

/// Reads families.yaml, layouts.yaml, codes.yaml and outcomes.yaml of `folder`, then those of
/// `overlay` that are there (an empty path: none). What an overlay names replaces what is named so
/// below it: a list of codes, a group, a layout, a family, an outcome. Throws
/// scenario::ScenarioError with every mistake.
eligibility::OqsTables load_oqs_tables(const std::filesystem::path& folder,
                                       const std::filesystem::path& overlay = {});

}  // namespace madoguchi::adapters::oqs_tables
