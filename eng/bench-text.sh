#!/usr/bin/env bash
# Tlpipe beside bench_text_torch.py, what a user would write with PyTorch, on SST-2: Kim's CNN from random embeddings, 6 epochs, the same
# data, batch, rate and threads. Whole processes, empty caches. Prints seconds, accuracies, and the peer's times divided by Tlpipe's.
#   eng/bench-text.sh [RUNS]     the median of RUNS runs of each (default 3)
# Data are not part of the repository: TLPIPE_TEST_DATA is the folder with text/ (default ../shared/data).
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

runs=${1:-3}
[[ $# -le 1 && $runs =~ ^[1-9][0-9]*$ ]] || misused "$0" "${2:-$runs}"
data=${TLPIPE_TEST_DATA:-$root/../shared/data}
threads=$(nproc)
[ -e "$data/text/stsa.binary.train" ] || fail "the benchmark needs $data/text/stsa.binary.train. Data are not part of the repository: TLPIPE_TEST_DATA=FOLDER says where text/ lies"
"$root/eng/setup-tests.sh"
build src/Tlpipe.Tool/Tlpipe.Tool.csproj

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/sst2.model.yaml" <<'MODEL'
model: sst2
version: 1.0.0
seed: 7
backbone: { use: text-cnn, embedding: 100 }
tasks:
  sentiment:
    dataset: { use: text-lines, separator: space, path: $(data)/text/stsa.binary.train, validation: $(data)/text/stsa.binary.dev, test: $(data)/text/stsa.binary.test }
    head: classification
training:
  strategy: full
  epochs: 6
  batch: 50
  optimizer: { use: adam, lr: 0.001 }
MODEL

tlpipe_once() {
  rm -rf "$work/cache" "$work/models" "$work"/*.lock.json
  TLPIPE_CACHE=$work/cache "$root/eng/tlpipe" train "$work/sst2.model.yaml" \
    --root "data=$data" --threads "$threads" --output "$work/models" --json
}
peer_once() { /usr/bin/python3 "$root/eng/bench_text_torch.py" "$data/text" --threads "$threads" "$@"; }

accuracies() { # of $work/out, whichever program wrote it
  /usr/bin/python3 - "$work/out" <<'PYTHON'
import json, sys
run = json.load(open(sys.argv[1]))
if "tasks" in run:
    task = run["tasks"]["sentiment"]
    run = {"best": task["best"]["accuracy"], "test": task["test"]["accuracy"]}
print(f"accuracy on dev {run['best']:.3f}, on test {run['test']:.3f}")
PYTHON
}
report() { printf '%-36s %8.2f s   %s\n' "$1" "$seconds" "$(accuracies)"; }

measure "$runs" tlpipe_once
ours=$seconds
report "tlpipe train"
measure "$runs" peer_once
common=$seconds
report "peer"
measure "$runs" peer_once --bucketed
bucketed=$seconds
report "peer, texts of like length together"
echo "$common $bucketed $ours" | awk '{ printf "peer / tlpipe = %.2f; with texts of like length together %.2f\n", $1 / $3, $2 / $3 }'
