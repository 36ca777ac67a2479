#!/usr/bin/env bash
# Installs the Debian packages of debian-packages.txt that are missing. As root, or through sudo.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

missing=()
while read -r name question command; do
  [[ -z $name || $name == \#* ]] && continue
  if [[ $question == '?' ]] && command -v "$command" >/dev/null; then continue; fi
  if [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) != installed ]]; then missing+=("$name"); fi
done <"$root/setup/debian-packages.txt"

[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || fail "these Debian packages are missing and there is no sudo to install them: ${missing[*]}"
  as_root=(sudo)
fi
quietly "reading the package lists" "${as_root[@]}" apt-get update -qq
quietly "installing ${#missing[@]} Debian packages" \
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
