#!/usr/bin/env bash
# Packs this checkout into artifacts/packages, which the samples restore from: after it, "dotnet run" works in tests/Samples/*.
# Ends with that folder, and two ways to make its packages known to your other projects.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
no_arguments "$0" "$@"

xml() { printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/"/\&quot;/g'; }

say "setting up"
"$root/eng/setup.sh"
say "building (a few minutes the first time)"
# All that is packed: of the rest of the solution nothing has to be there.
for project in Build Templates Testing; do build "src/Tlpipe.$project/Tlpipe.$project.csproj"; done
say "packing"
# What the samples unpacked goes too: the version stays the same while the content changes.
rm -rf "$root/artifacts/packages" "$root/artifacts/sample-packages"
quietly "$root/artifacts/log/pack.txt" \
  dotnet pack "$root/Pipeline.sln" --no-build -c Release -o "$root/artifacts/packages" -v quiet -nologo ||
  fail "packing failed"
cat <<END
packed into $root/artifacts/packages; to make the packages known to your projects, either once for all of them
  dotnet nuget add source $(printf %q "$root/artifacts/packages") --name tlpipe
or, for one solution, in a file nuget.config beside it (the sources known otherwise stay)
  <configuration>
    <packageSources>
      <add key="tlpipe" value="$(xml "$root/artifacts/packages")" />
    </packageSources>
  </configuration>
END
