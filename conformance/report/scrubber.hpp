// SPDX-License-Identifier: Apache-2.0
// The last look over every text before it is written: no individual number, no verification number
// B, no private key. Secrets are kept out where they arise; this catches what slipped through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::conformance::report {

struct ScrubbedText {
  std::string text;                   ///< with what looks secret masked
  std::vector<std::string> findings;  ///< what was masked: kind and byte offset, never the value
};

/// Masks, and reports:
/// - 12 digits standing alone, also as 4-4-4 groups (the individual number),
/// - 14 digits standing alone (verification number B), unless they are a time of the years 1900 to
///   2099 as eligibility files write it: B has its card's expiry year where a time has the hour,
/// - both also as hexadecimal bytes 30..39, as an APDU log shows them,
/// - PEM blocks of private keys.
ScrubbedText scrub(std::string_view text);

}  // namespace madoguchi::conformance::report
