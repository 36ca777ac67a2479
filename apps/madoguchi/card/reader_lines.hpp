// SPDX-License-Identifier: Apache-2.0
// The readers of a card server as people read them.
#pragma once

#include "apps/madoguchi/environment.hpp"

#include <boost/json/array.hpp>

#include <string>

namespace madoguchi::apps {

/// From the answer of the method "readers".
std::string reader_lines(const Environment& environment, const boost::json::array& readers);

}  // namespace madoguchi::apps
