// SPDX-License-Identifier: Apache-2.0
// What observers see of recorded streams: templates of the reference photographs and of the frames,
// scores of attack detection.
#pragma once

#include "evaluation/pictures/population.hpp"
#include "evaluation/pictures/stream_plan.hpp"

namespace madoguchi::evaluation::pictures {

/// As observe() of drawn people: with as many threads as there are extractors, by parts of the
/// subjects, nothing twice. Files that cannot be decoded, and frames that are missing or are not
/// those of the list, are added to `unreadable`, all of them; then what was seen is incomplete.
/// Errors: those of the comparators, io_failure of the stores.
core::Result<std::vector<Population>> observe_streams(const std::vector<Observer>& observers,
                                                      const StreamPlan& plan, Part part,
                                                      const Progress& progress,
                                                      std::vector<core::DocumentError>& unreadable);

}  // namespace madoguchi::evaluation::pictures
