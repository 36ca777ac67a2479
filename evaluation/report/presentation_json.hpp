// SPDX-License-Identifier: Apache-2.0
// Inside this folder: transactions, accepted attacks and times as evaluation.json has them.
#pragma once

#include "evaluation/transactions.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <span>

namespace madoguchi::evaluation::report {

/// `fte` is that of the references: it is in the generalised rates.
boost::json::object transactions_json(const TransactionRates& rates,
                                      biometrics::performance::Proportion fte);

boost::json::array accepted_attacks_json(const std::vector<AcceptedAttacks>& attacks);

boost::json::array lost_frames_json(const std::vector<LostFrames>& lost);

/// Percentiles 50, 95 and 99 with their intervals; null where the sample does not bound them.
boost::json::object times_json(std::span<const double> ascending);

}  // namespace madoguchi::evaluation::report
