// SPDX-License-Identifier: Apache-2.0
// What a pinless card answers until the holder's face was compared, and after it.
#pragma once

#include "tests/support/counter_fixture.hpp"

namespace madoguchi::terminal {

inline const test::CardScript pinless =
    test::script::pinless_facts() + test::script::photograph(test::hanako);
inline const test::CardScript by_institution =
    test::script::institution_authentication() + test::script::signature_and_certificate();

}  // namespace madoguchi::terminal
