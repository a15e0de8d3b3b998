#!/usr/bin/env bash
# What transfer buys on the embedded sample, over seeds: the night's model from the base's trunk against the same network
# from random weights, which gets the best of several learning rates and as many steps. Some minutes on two cores.
#   eng/gains.sh [SEED...]   default: 1 2 3
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

sample=$root/tests/Samples/StreetScene
rates=(0.012 0.03 0.06)
for seed in "$@"; do [[ $seed =~ ^[0-9]+$ ]] || misused "$0" "$seed"; done
seeds=("$@")
[ $# -gt 0 ] || seeds=(1 2 3)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TLPIPE_CACHE=${TLPIPE_CACHE:-$root/artifacts/cache}

cp "$sample/street-base.model.yaml" "$work"
mkdir "$work/reports"
variant() { # FILE SEED [RATE]: a copy of one of the sample's model files with another seed and rate
  sed -e "s/^seed: .*/seed: $2/" -e "s/^model: .*/model: $1-$2${3:+-$3}/" ${3:+-e "s/lr: [0-9.]*/lr: $3/"} -e '/^gates:/,$d' \
    "$sample/$1.model.yaml" >"$work/$1-$2${3:+-$3}.model.yaml"
  "$root/eng/tlpipe" train "$work/$1-$2${3:+-$3}.model.yaml" --output "$work/out" --json >"$work/reports/$1-$2${3:+-$3}.json" 2>"$work/errors" ||
    fail "$(cat "$work/errors")"
}

for seed in "${seeds[@]}"; do
  say "seed $seed"
  variant night "$seed"
  for rate in "${rates[@]}"; do variant night-scratch "$seed" "$rate"; done
done
/usr/bin/python3 "$root/eng/summarize_gains.py" "$work/reports" "${seeds[@]}"
