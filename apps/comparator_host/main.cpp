// SPDX-License-Identifier: Apache-2.0
// The process that holds a face comparison library under test. madoguchi starts it; by hand it has
// nobody to talk to.
#include "adapters/comparator_library/host/serve.hpp"
#include "adapters/comparator_library/shared_page.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

int main() {
  if (fcntl(madoguchi::adapters::comparator_library::socket_number, F_GETFD) < 0) {
    std::fputs("madoguchi-comparator-host: madoguchi starts this program itself\n", stderr);
    return 2;
  }
  // No destructors: those of the library would run after its answers.
  _exit(madoguchi::adapters::comparator_library::host::serve());
}
