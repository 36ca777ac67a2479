# Shared by the scripts of this folder and by ./run.sh and ./test.sh; meant to be sourced.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Media, networks and keys are kept here between runs.
export MADOGUCHI_CACHE=${MADOGUCHI_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/madoguchi}

say() { printf '%s\n' "$*"; }
fail() { printf 'madoguchi: %s\n' "$*" >&2; exit 4; }

# Runs a command; its output is shown only if it fails. Usage: quietly "what it does" command...
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  say "  $what ..."
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    rm -f "$log"
    fail "$what: failed"
  fi
  rm -f "$log"
}
