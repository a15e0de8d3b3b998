#!/usr/bin/env bash
# Tlpipe beside the Python peer on ants and bees: MobileNetV2, frozen, 10 epochs, the same weights, data and machine.
# Whole processes, empty caches. Prints seconds, accuracies, and the peer's two times divided by Tlpipe's.
#   eng/bench.sh [RUNS]     the median of RUNS runs (default 3; the peer's common recipe, which is slow, runs once)
# Peer and data are not part of the repository: TLPIPE_PEERS is the folder with torch_transfer.py (default
# ../shared/peers), TLPIPE_TEST_DATA the one with hymenoptera/ and weights/ (default ../shared/data).
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

runs=${1:-3}
[[ $# -le 1 && $runs =~ ^[1-9][0-9]*$ ]] || misused "$0" "${2:-$runs}"
data=${TLPIPE_TEST_DATA:-$root/../shared/data}
peer=${TLPIPE_PEERS:-$root/../shared/peers}/torch_transfer.py
pictures=$data/hymenoptera
weights=$data/weights/mobilenet_v2_imagenet.pth
threads=$(nproc)

for file in "$peer" "$pictures" "$weights"; do
  [ -e "$file" ] || fail "the benchmark needs $file. Peer and data are not part of the repository:" \
    "TLPIPE_PEERS=FOLDER says where torch_transfer.py lies, TLPIPE_TEST_DATA=FOLDER where hymenoptera/ and weights/ lie"
done
"$root/eng/setup-tests.sh"
build src/Tlpipe.Tool/Tlpipe.Tool.csproj

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/ants-vs-bees.model.yaml" <<'MODEL'
model: ants-vs-bees
version: 1.0.0
seed: 7
backbone:
  use: mobilenet-v2
  weights: $(data)/weights/mobilenet_v2_imagenet.pth
tasks:
  insect:
    dataset: { use: image-folder, path: $(data)/hymenoptera }
    head: classification
training:
  strategy: frozen
  epochs: 10
  batch: 16
  optimizer: { use: sgd, lr: 0.01, momentum: 0.9 }
MODEL

tlpipe_once() {
  rm -rf "$work/cache" "$work/models" "$work"/*.lock.json
  TLPIPE_CACHE=$work/cache "$root/eng/tlpipe" train "$work/ants-vs-bees.model.yaml" \
    --root "data=$data" --threads "$threads" --output "$work/models" --json
}
peer_once() { /usr/bin/python3 "$peer" --data "$pictures" --weights "$weights" --threads "$threads" "$@"; }

accuracies() { # of $work/out, whichever program wrote it
  /usr/bin/python3 - "$work/out" <<'PYTHON'
import json, sys
text = open(sys.argv[1]).read()
try:
    task = json.loads(text)["tasks"]["insect"]
    best, last = task["best"]["accuracy"], task["last"]["accuracy"]
except ValueError:
    run = json.loads(text.splitlines()[-1])
    best, last = run["best"], run["last"]
print(f"best {best:.3f}, last {last:.3f}")
PYTHON
}
report() { printf '%-52s %8.2f s   %s\n' "$1" "$seconds" "$(accuracies)"; }

measure "$runs" tlpipe_once
ours=$seconds
report "tlpipe train"
measure "$runs" peer_once --channels-last --cache-features
expert=$seconds
report "peer, expert (--channels-last --cache-features)"
measure 1 peer_once --channels-last
common=$seconds
report "peer, common recipe (--channels-last)"
echo "$common $expert $ours" | awk '{ printf "common / tlpipe = %.2f (wanted: 10 or more)\nexpert / tlpipe = %.2f (wanted: 1 or more)\n", $1 / $3, $2 / $3 }'
