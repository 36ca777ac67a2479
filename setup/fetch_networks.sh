#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts the networks of data/networks/shipped.yaml into the cache. Does nothing when they are already
# there with the right digests. Usage: setup/fetch_networks.sh [--list]
# --list: says what it would fetch, one file a line: package, version, digest of the package's
# tarball, path in it, digest of the file.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
registry=$here/../data/networks/shipped.yaml
cache=${MADOGUCHI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/madoguchi}/networks

stop() {
  echo "fetch_networks: $*" >&2
  exit 1
}

has_digest() { # file, digest
  [[ -f $1 ]] && printf '%s  %s\n' "$2" "$1" | sha256sum --check --status
}

list() { # package, version, digest of the tarball, path and digest of every file of the registry
  sed -n \
    -e 's/^ *package: {npm: "\{0,1\}\([^",]*\)"\{0,1\}, version: \([^,]*\), sha256: \([0-9a-f]*\)}$/package \1 \2 \3/p' \
    -e 's/^ *- {path: \([^,]*\), sha256: \([0-9a-f]*\),.*$/file \1 \2/p' "$registry" |
    awk '$1 == "package" { from = $2 " " $3 " " $4 } $1 == "file" { print from, $2, $3 }'
}

packages() { # package, version and tarball digest of every package of the list, once each
  list | awk '{ print $1, $2, $3 }' | sort -u
}

files_of() { # package, version: path and digest of its files
  list | awk -v package="$1" -v version="$2" '$1 == package && $2 == version { print $4, $5 }'
}

complete() { # package, version: are all its files in the cache?
  local path digest
  while read -r path digest; do
    has_digest "$cache/${path##*/}" "$digest" || return 1
  done < <(files_of "$1" "$2")
}

fetch() { # package, version, tarball digest, folder to work in
  command -v npm >/dev/null ||
    stop "npm is not installed; it is needed once to fetch the face networks (Debian package: npm)."
  local tarball path digest
  echo "Fetching $1 $2 ..." >&2
  if ! tarball=$(cd "$4" && npm pack --loglevel=error "$1@$2" 2>npm.log | tail -n 1); then
    stop "npm could not download $1@$2: $(grep -m 1 -i 'err' "$4/npm.log" || echo 'is there a network connection?')"
  fi
  [[ -f $4/$tarball ]] || stop "npm left no tarball of $1@$2."
  has_digest "$4/$tarball" "$3" ||
    stop "the downloaded $1@$2 is not the file that data/networks/shipped.yaml names (SHA-256 differs); nothing was installed."
  while read -r path digest; do
    tar -xzf "$4/$tarball" -C "$4" "$path"
    has_digest "$4/$path" "$digest" ||
      stop "$path of $1@$2 does not have the SHA-256 of data/networks/shipped.yaml; it was not installed."
    install_file "$4/$path" "$cache/${path##*/}"
  done < <(files_of "$1" "$2")
}

install_file() { # from, to: written beside and renamed, so that no reader sees half a file
  local beside
  beside=$(mktemp "$2.XXXXXX")
  cp "$1" "$beside"
  chmod 644 "$beside"
  mv -f "$beside" "$2"
}

main() {
  local package version digest
  work=
  trap '[[ -z $work ]] || rm -rf "$work"' EXIT
  while read -r package version digest; do
    complete "$package" "$version" && continue
    mkdir -p "$cache" || stop "cannot write to $cache."
    [[ -n $work ]] || work=$(mktemp -d)
    fetch "$package" "$version" "$digest" "$work"
  done < <(packages)
}

if [[ ${1-} == --list ]]; then
  list
else
  main
fi
