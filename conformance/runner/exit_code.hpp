// SPDX-License-Identifier: Apache-2.0
// What a run means to whoever started the program.
#pragma once

#include "conformance/report/outcome.hpp"

namespace madoguchi::conformance::runner {

/// Exit codes of the programs. Bad usage and bad input files are `usage`.
enum class ExitCode {
  ok = 0,          ///< all as it should be
  fail = 1,        ///< at least one scenario failed
  usage = 2,       ///< bad usage or bad input file; nothing ran
  incomplete = 3,  ///< nothing failed, but something is inconclusive or did not run
  error = 4,       ///< nothing failed, but the suite itself had an error
};

/// A run that tried nothing at all is incomplete. What is not applicable or skipped does not count.
ExitCode exit_code(const report::Totals& totals, bool interrupted = false);

}  // namespace madoguchi::conformance::runner
