#!/usr/bin/env bash
# Packs this checkout into artifacts/packages, which the samples restore from: after it, "dotnet run" works in tests/Samples/*.
# Ends with that folder, and the command that makes its packages known to your other projects.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
no_arguments "$0" "$@"

"$root/eng/setup.sh"
build src/Tlpipe.Build/Tlpipe.Build.csproj
# What the samples unpacked goes too: the version stays the same while the content changes.
rm -rf "$root/artifacts/packages" "$root/artifacts/sample-packages"
quietly "$root/artifacts/log/pack.txt" \
  dotnet pack "$root/Pipeline.sln" --no-build -c Release -o "$root/artifacts/packages" -v quiet -nologo ||
  fail "packing failed"
echo "packed into $root/artifacts/packages; to make the packages known to your projects:"
echo "  dotnet nuget add source $(printf %q "$root/artifacts/packages") --name tlpipe"
