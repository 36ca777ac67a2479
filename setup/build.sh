#!/usr/bin/env bash
# Configures and builds one CMake preset. Usage: setup/build.sh <preset> [target...]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=$1
shift
cd "$root"
# A folder that was configured before keeps its choice; a new one precompiles (cmake/precompiled.cmake).
precompile=()
[[ -f build/$preset/CMakeCache.txt ]] || precompile=(-DMADOGUCHI_PRECOMPILE=ON)
quietly "configuring ($preset)" cmake --preset "$preset" "${precompile[@]}"
targets=()
for target in "$@"; do targets+=(--target "$target"); done
if [[ -t 1 ]]; then
  say "  building ($preset) ..."
  NINJA_STATUS='  [%f/%t] ' cmake --build --preset "$preset" "${targets[@]}"
else
  quietly "building ($preset)" cmake --build --preset "$preset" "${targets[@]}"
fi
