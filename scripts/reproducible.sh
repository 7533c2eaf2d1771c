#!/usr/bin/env bash
# Builds the library modules twice, in two folders with different names, and compares the bytes of all jars.
# Arguments go to Maven: "-o" to stay offline, "-Prelease" to compare the source and javadoc jars as well.
set -euo pipefail
cd "$(dirname "$0")/.."

libraries=credits-bom,credits-core,credits-inmemory-adapter,credits-jpa-adapter,credits-testkit
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

build() {
  local copy=$scratch/$1
  shift
  mkdir "$copy"
  # What git knows or would know; a file that was deleted but not committed is left out.
  git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do if [ -e "$file" ]; then printf '%s\0' "$file"; fi; done |
    tar --null --files-from=- -cf - | tar -xf - -C "$copy"
  (cd "$copy" && mvn -B -q package -Dmaven.test.skip=true -pl "$libraries" "$@" </dev/null)
}

sums() { (cd "$scratch/$1" && find . -path './*/target/*.jar' -print0 | sort -z | xargs -0 -r sha256sum); }

build first "$@"
build the-second-one "$@"
sums first >"$scratch/first.sums"
sums the-second-one >"$scratch/second.sums"

count=$(wc -l <"$scratch/first.sums")
if [ "$count" -lt 4 ]; then
  echo "reproducible: expected a jar from each library module, found $count" >&2
  exit 1
fi
cat "$scratch/first.sums"
if ! diff "$scratch/first.sums" "$scratch/second.sums"; then
  echo "reproducible: the two builds differ" >&2
  exit 1
fi
echo "reproducible: $count jars, same bytes in both builds"
