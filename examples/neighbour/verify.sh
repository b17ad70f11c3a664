#!/usr/bin/env bash
# Builds the neighbour as its owner would: the library is installed into a local Maven repository, the project is copied
# to a place of its own, and built and tested there. Both are thrown away afterwards.
# Arguments are handed to the neighbour's build: verify.sh -Plong also builds a jlink image and talks to it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

maven=$root/mvnw
if ! "$maven" --version </dev/null >/dev/null 2>&1 && command -v mvn >/dev/null; then
  maven=mvn
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What is installed and downloaded goes to the new repository; what the usual one has is read from there (Maven 3.9;
# older ones ignore the second option and download again).
repository=(-Dmaven.repo.local="$work/repository" -Dmaven.repo.local.tail="$HOME/.m2/repository")

echo "neighbour: installing the library"
# Gates and tests have their turn in the library's own build. Test classes are compiled: the test kit is one of the artifacts.
"$maven" -q -B -ntp -f "$root/pom.xml" -pl planning -am install -DskipTests -Djacoco.skip -Dspotless.check.skip \
  "${repository[@]}" </dev/null

mkdir "$work/neighbour"
tar -C "$here" --exclude=./target -cf - . | tar -C "$work/neighbour" -xf -
cd "$work/neighbour"

echo "neighbour: building and testing it, first with modules, then without"
"$maven" -B -ntp verify "${repository[@]}" "$@" </dev/null
