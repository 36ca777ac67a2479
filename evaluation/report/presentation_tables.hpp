// SPDX-License-Identifier: Apache-2.0
// Inside this folder: transactions, accepted attacks and times on the page.
#pragma once

#include "core/text.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace madoguchi::evaluation::report {

/// Policy, FRR and FAR with intervals, attempts and frames to acceptance, groups.
std::string transactions_text(const boost::json::object& transactions, core::Language language);

/// Frames without a face and without a template, by condition.
std::string lost_frames_table(const boost::json::array& lost, core::Language language);

/// A table and a plot by PAI species.
std::string accepted_attacks_text(const boost::json::array& attacks, core::Language language);

std::string times_table(const boost::json::object& times, core::Language language);

}  // namespace madoguchi::evaluation::report
