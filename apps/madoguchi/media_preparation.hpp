// SPDX-License-Identifier: Apache-2.0
// Photographs and streams are rendered once, before anything runs.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "sim/camera/media_library.hpp"

#include <span>

namespace madoguchi::apps {

/// Renders what is missing, with a progress line on standard error.
core::Result<> prepare_media(const Environment& environment, sim::camera::MediaLibrary& media,
                             std::span<const sim::camera::MediaItem> items);

}  // namespace madoguchi::apps
