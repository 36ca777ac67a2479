// SPDX-License-Identifier: Apache-2.0
// Limits on error rates and the verdict on them, by their short names.
#pragma once

#include "biometrics/performance/limit.hpp"

namespace madoguchi::evaluation {

using biometrics::performance::judge;
using biometrics::performance::Limit;
using biometrics::performance::LimitCondition;
using biometrics::performance::LimitedRate;
using biometrics::performance::LimitVerdict;
using biometrics::performance::parse_limit;

}  // namespace madoguchi::evaluation
