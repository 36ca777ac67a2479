#!/usr/bin/env bash
# Sets everything up and runs every test: the release build with real pcscd, TLS, video and networks,
# then the same tests under the address and undefined-behaviour sanitizers.
# ./test.sh --quick leaves the sanitizers out.
source "$(dirname "${BASH_SOURCE[0]}")/setup/common.sh"
cd "$root"

quick=false
[[ ${1:-} == --quick ]] && quick=true

say "madoguchi: setting up"
setup/install_packages.sh
setup/fetch_networks.sh
setup/build.sh release
quietly "rendering the media" build/release/bin/madoguchi media

say "madoguchi: testing (release)"
ctest --preset release -j2
if ! $quick; then
  setup/build.sh asan
  say "madoguchi: testing (address and undefined-behaviour sanitizers)"
  ctest --preset asan -j2 --label-exclude release-only
fi
