// SPDX-License-Identifier: Apache-2.0
// What scenarios show is rendered once, before anything runs, and so are templates of populations.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "evaluation/trial/reference_observer.hpp"
#include "scenario/scenario_document.hpp"
#include "sim/camera/media_library.hpp"

#include <span>

namespace madoguchi::apps {

/// Renders what is missing, with a progress line on standard error.
core::Result<> prepare_media(const Environment& environment, sim::camera::MediaLibrary& media,
                             std::span<const sim::camera::MediaItem> items);

/// Makes the templates that this comparator has not yet kept of the scenarios' populations, with a
/// progress line when that takes time. Errors: those of the comparator and of drawing.
core::Result<> prepare_populations(const Environment& environment,
                                   evaluation::trial::ObserverChoice choice,
                                   std::span<const scenario::ScenarioDocument> documents);

}  // namespace madoguchi::apps
