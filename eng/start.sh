#!/usr/bin/env bash
# From a fresh Debian machine with the .NET SDK to a trained model: sets up, builds, trains tests/Samples/StreetScene,
# and ends with the accuracy reached and the path of the model. Safe to repeat: what did not change is not trained again.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
no_arguments "$0" "$@"

sample=$root/tests/Samples/StreetScene
models=("$sample"/{street-base,night-scratch,night}.model.yaml)

"$root/eng/setup.sh"
say "building (a minute or so)"
build src/Tlpipe.Tool/Tlpipe.Tool.csproj

say "training the three models of tests/Samples/StreetScene:
  street-base    a car? a pedestrian? which sign? Three tasks on one trunk, 4,000 scenes by day
  night-scratch  a pedestrian by night? 400 scenes, from random weights
  night          the same 400 scenes, but the trunk comes from street-base: compare start and best"
export TLPIPE_CACHE=${TLPIPE_CACHE:-$root/artifacts/cache}
exec "$root/eng/tlpipe" train "${models[@]}" --output "$root/artifacts/samples/street-scene"
