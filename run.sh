#!/usr/bin/env bash
# Sets everything up and shows patients checking in: real pcscd, TLS, video and face networks.
# Arguments are passed on to `madoguchi run`.
source "$(dirname "${BASH_SOURCE[0]}")/setup/common.sh"
cd "$root"

say "madoguchi: setting up"
setup/install_packages.sh
setup/fetch_networks.sh
setup/build.sh release madoguchi
say "madoguchi: checking patients in"
exec build/release/bin/madoguchi run --mode hil "$@"
