#!/usr/bin/env bash
# Sets everything up and runs every test: optimised as a user has it, what concerns the programs, whole
# scenarios, numbers and threads, on real pcscd, TLS, video and networks; then everything under the
# address and undefined-behaviour sanitizers. ./test.sh --quick: everything, optimised only.
source "$(dirname "${BASH_SOURCE[0]}")/setup/common.sh"
cd "$root"

quick=false
[[ ${1:-} == --quick ]] && quick=true

say "madoguchi: setting up"
setup/install_packages.sh
setup/fetch_networks.sh
if $quick; then setup/build.sh release; else setup/build.sh release optimised; fi
quietly "rendering the media" build/release/bin/madoguchi media

say "madoguchi: testing (release)"
if $quick; then
  ctest --preset release -j2
else
  ctest --preset release -j2 --label-regex '^optimised$'
  setup/build.sh asan every_test
  say "madoguchi: testing (address and undefined-behaviour sanitizers)"
  ctest --preset asan -j2
fi
