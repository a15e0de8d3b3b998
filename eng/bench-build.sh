#!/usr/bin/env bash
# What a model that is up to date adds to "dotnet build --no-restore" of its project, against the same project without the package.
# Prints the medians of both in milliseconds, the difference, and how much of the difference is processor time.
#   eng/bench-build.sh [RUNS]     RUNS builds of each, taking turns (default 15)
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

runs=${1:-15}
[[ $# -le 1 && $runs =~ ^[1-9][0-9]*$ ]] || misused "$0" "${2:-$runs}"

"$root/eng/setup.sh"
build src/Tlpipe.Build/Tlpipe.Build.csproj

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TLPIPE_CACHE=$work/cache
# A build server's variables would turn the lock's errors on.
unset CI ContinuousIntegrationBuild

for project in Tlpipe.Build Tlpipe.Models Tlpipe.Abstractions Tlpipe.Torch; do
  quietly "$work/pack.txt" dotnet pack "$root/src/$project" --no-build -c Release -o "$work/feed" -v quiet -nologo || fail "packing $project failed"
done

machine=${NUGET_PACKAGES:-$HOME/.nuget/packages}
cat >"$work/nuget.config" <<CONFIG
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><clear /><add key="tlpipe" value="$work/feed" /></packageSources>
  <fallbackPackageFolders>$([ -d "$machine/tlpipe" ] || echo "<add key=\"machine\" value=\"$machine\" />")</fallbackPackageFolders>
</configuration>
CONFIG

project() { # FOLDER ITEMS
  mkdir "$work/$1"
  cat >"$work/$1/App.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
  </PropertyGroup>
  <ItemGroup>$2</ItemGroup>
</Project>
PROJECT
  echo 'System.Console.WriteLine("Hello");' >"$work/$1/Program.cs"
}
project without ''
project with '<PackageReference Include="Tlpipe" Version="0.1.0" />'
cat >"$work/with/car.model.yaml" <<'MODEL'
model: car
version: 1.0.0
backbone: { use: small-cnn }
tasks:
  car:
    dataset: { use: street-scenes, count: 32, validation: 16, size: 32 }
    target: car
    head: classification
training: { strategy: full, epochs: 1 }
MODEL

for folder in without with; do
  quietly "$work/$folder.txt" dotnet build "$work/$folder" -nologo || fail "the build of the project $folder the package failed"
done
[ -f "$work/with/bin/Debug/net10.0/models/car/model.json" ] || fail "the build left no model"

# once FOLDER: builds it, and adds a line with its wall-clock and its processor time in milliseconds.
once() {
  local TIMEFORMAT='%R %U %S' times
  times=$({ time dotnet build "$work/$1" --no-restore -nologo -v quiet >/dev/null; } 2>&1)
  echo "$times" | awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' >>"$work/$1.times"
}
# The first turn warms the disk's cache, and doesn't count.
for ((i = 0; i <= runs; i++)); do
  once without
  once with
  [ "$i" -gt 0 ] || rm "$work"/*.times
done

median() { sort -n -k"$2,$2" "$work/$1.times" | awk -v column="$2" '{ t[NR] = $column } END { print t[int((NR + 1) / 2)] }'; }
without=$(median without 1)
with=$(median with 1)
processor=$(($(median with 2) - $(median without 2)))
printf 'without the package        %6d ms\n' "$without"
printf 'with an up-to-date model   %6d ms\n' "$with"
echo "$without $with $processor" | awk '{ printf "difference                 %6d ms, %.1f %% (wanted: at most 100 ms or 5 %%); processor time %d ms\n", $2 - $1, ($2 - $1) * 100 / $1, $3 }'
