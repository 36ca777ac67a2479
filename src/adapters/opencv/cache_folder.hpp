// SPDX-License-Identifier: Apache-2.0
// The folder for what can be fetched or computed again: networks and rendered media.
#pragma once

#include <filesystem>

namespace madoguchi::adapters::opencv {

/// $MADOGUCHI_CACHE, else $XDG_CACHE_HOME/madoguchi, else $HOME/.cache/madoguchi. Need not exist.
std::filesystem::path cache_folder();

}  // namespace madoguchi::adapters::opencv
