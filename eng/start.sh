#!/usr/bin/env bash
# From a fresh Debian machine with the .NET SDK to a trained model: sets up, builds, trains tests/Samples/StreetScene,
# and ends with the accuracy reached and the path of the model. Safe to repeat: what did not change is not trained again.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"

sample=$root/tests/Samples/StreetScene
models=("$sample"/{street-base,night-scratch,night}.model.yaml)

"$root/eng/setup.sh"
say "building"
build src/Tlpipe.Tool/Tlpipe.Tool.csproj

say "training ${models[*]#"$root"/}"
export TLPIPE_CACHE=${TLPIPE_CACHE:-$root/artifacts/cache}
exec "$root/eng/tlpipe" train "${models[@]}" --output "$root/artifacts/samples/street-scene"
