// SPDX-License-Identifier: Apache-2.0
// The shared library under test, loaded into this process.
#pragma once

#include "adapters/comparator_library/wire.hpp"

#include <string>

namespace madoguchi::adapters::comparator_library::host {

/// The functions of include/madoguchi/face_comparator.h, found by name.
struct Library {
  decltype(&madoguchi_face_abi_version) abi_version = nullptr;
  decltype(&madoguchi_face_initialize) initialize = nullptr;
  decltype(&madoguchi_face_create_template) create_template = nullptr;
  decltype(&madoguchi_face_compare) compare = nullptr;
};

/// Loads it and fills in the functions. The outcome is `ready` when the version fits, too.
OpenReply load(const std::string& path, Library& library);

/// Initialises it and copies its description to the reply.
void initialise(const Library& library, const std::string& configuration, OpenReply& reply);

}  // namespace madoguchi::adapters::comparator_library::host
