// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/exit_code.hpp"

namespace madoguchi::conformance::runner {

ExitCode exit_code(const report::Totals& totals, bool interrupted) {
  if (totals.fail > 0) return ExitCode::fail;
  if (totals.error > 0) return ExitCode::error;
  const bool complete = !interrupted && totals.not_run == 0 && totals.inconclusive == 0;
  return complete && totals.pass > 0 ? ExitCode::ok : ExitCode::incomplete;
}

}  // namespace madoguchi::conformance::runner
