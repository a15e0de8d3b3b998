#!/usr/bin/env bash
# What both techniques buy on real data, over folds and seeds: tables on stdout, a report.html with each model.
#   eng/evidence.sh [ants | traffic | balancers | cifar | tables | text]...   default: all of them; on two cores about three quarters of an hour
#     ants        MobileNetV2 on ants and bees, three stratified folds: frozen, probe-then-full, from scratch
#     traffic     cars, pedestrians and signs on one trunk against three networks, three seeds
#     balancers   every balancer on these three tasks at two learning rates, three seeds
#     cifar       ResNet-20 on 10, 50 and 200 pictures a class against scratch, three seeds
#                 (ResNet-20 at 32 px in the last three)
#     tables      Adult: income and never-married together and alone, three seeds; wine: colour and quality, three seeds
#     text        text-cnn on SST-2; TREC's coarse and fine classes on one trunk against two; SST-2's trunk on 50 messages
#                 a class of the SMS spam collection against scratch; three seeds each
# Data are not part of the repository: TLPIPE_TEST_DATA is the folder with hymenoptera/, traffic/, cifar10/, tabular/, text/ and weights/
# (default ../shared/data). EVIDENCE=FOLDER keeps models and reports there; trainings are cached as always (TLPIPE_CACHE).
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

declare -A needs=([ants]='hymenoptera weights' [traffic]='traffic weights' [balancers]='traffic weights' [cifar]='cifar10 weights' [tables]='tabular' [text]='text')
parts=("$@")
[ $# -gt 0 ] || parts=(ants traffic balancers cifar tables text)
data=${TLPIPE_TEST_DATA:-$root/../shared/data}
for part in "${parts[@]}"; do
  [ -n "${needs[$part]:-}" ] || misused "$0" "$part"
  for needed in ${needs[$part]}; do
    [ -d "$data/$needed" ] || fail "$part needs $data/$needed, which is not part of the repository: TLPIPE_TEST_DATA=FOLDER says where it lies"
  done
done
build src/Tlpipe.Tool/Tlpipe.Tool.csproj
work=${EVIDENCE:-$(mktemp -d)}
[ -n "${EVIDENCE:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work/reports"
export TLPIPE_CACHE=${TLPIPE_CACHE:-$root/artifacts/cache}

# train NAME: reads the model file from standard input; leaves what was reached in reports/NAME.json.
train() {
  { printf 'model: %s\nversion: 1.0.0\n' "$1"; cat; } >"$work/$1.model.yaml"
  say "$1"
  "$root/eng/tlpipe" train "$work/$1.model.yaml" --root "data=$data" --output "$work/models" --json \
    >"$work/reports/$1.json" 2>"$work/errors" || fail "$(cat "$work/errors")"
}
summarize() { /usr/bin/python3 "$root/eng/summarize_evidence.py" "$1" "$work/models"; }


insects() { # FOLD STRATEGY EPOCHS [COMPARE]
  cat <<MODEL
seed: 7
backbone: { use: mobilenet-v2, weights: \$(data)/weights/mobilenet_v2_imagenet.pth }
tasks:
  insect:
    dataset: { use: image-folder, path: \$(data)/hymenoptera, folds: { count: 3, take: $1 } }
    head: classification
training:
  strategy: $2
  epochs: $3
  batch: 16
  optimizer: { use: sgd, lr: 0.01, momentum: 0.9 }
${4:+compare: $4}
MODEL
}

ants() {
  # The first fold chooses the baseline's rate, and the others take it over.
  local fold rates='[0.3, 1, 3]' moved='{ use: probe-then-full, probeEpochs: 4, trunkRate: 0.03 }'
  for fold in 0 1 2; do
    insects $fold frozen 6 | train "ants-frozen-$fold"
    insects $fold "$moved" 6 "{ with: scratch, seeds: 1, rates: $rates }" | train "ants-$fold"
    [ $fold -gt 0 ] || rates="[$(summarize rate)]"
  done
  summarize ants
}

traffic_model() { # SEED STRATEGY EPOCHS RATE PICTURES HEAD [LINES]
  local task
  cat <<MODEL
seed: $1
backbone: { use: resnet-20, weights: \$(data)/weights/resnet20-12fca82f.th }
tasks:
$(for task in car pedestrian sign; do
    echo "  $task: { dataset: { use: image-folder, path: \$(data)/traffic/$task, size: 32, resize: 32$5 }, head: $6 }"
  done)
training:
  strategy: $2
  epochs: $3
  batch: 16
  optimizer: { use: sgd, lr: $4, momentum: 0.9 }
  schedule: cosine
${7:-}
MODEL
}

traffic() {
  # The balancer's weights add up to one, so a task has a third of the rate when three are trained together: each side is judged at its better one.
  local rate
  for rate in 5 15; do
    traffic_model 7 full 20 "$(printf '0.%02d' $rate)" ', colorJitter: { brightness: 0.5, contrast: 0.5, saturation: 0.3 }' \
      '{ use: classification, labelSmoothing: 0.1 }' 'compare: { with: single-task, seeds: 3, pairs: false }' | train "traffic-$rate"
  done
  summarize traffic
}

balancers() {
  # How much a balancer's weights add up to differs, and with it the rate that suits it: each is judged at the better of two.
  local balancer rate seed name
  for balancer in equal "{ use: fixed, weights: { car: 1, pedestrian: 1, sign: 3 } }" uncertainty dwa gls rlw famo gradnorm pcgrad mgda cagrad imtl-g nash; do
    for rate in 5 15; do
      for seed in 7 8 9; do
        name=balancer-${balancer/*fixed*/fixed}-$rate-$seed
        traffic_model $seed '{ use: freeze, until: layer3 }' 5 "$(printf '0.%02d' $rate)" '' classification "$(printf '  clipNorm: 5\n  balancer: %s' "$balancer")" | train "$name" ||
          say "$name is left out"
      done
    done
  done
  summarize balancers
}

cifar() {
  # The folder has no validation split: its test pictures are it, for both sides alike.
  mkdir -p "$work/cifar10"
  ln -sfn "$(readlink -f "$data/cifar10/train")" "$work/cifar10/train"
  ln -sfn "$(readlink -f "$data/cifar10/test")" "$work/cifar10/val"
  train cifar <<'MODEL'
seed: 7
backbone: { use: resnet-20, weights: $(data)/weights/resnet20-12fca82f.th }
tasks:
  object: { dataset: { use: image-folder, path: cifar10 }, head: classification }
training:
  strategy: full
  epochs: 6
  batch: 16
  optimizer: { use: sgd, lr: 0.01, momentum: 0.9 }
  schedule: cosine
compare: { with: scratch, seeds: 3, rates: [1, 5], sizes: [100, 500, all] }
MODEL
  summarize cifar
}

adult_model() { # SEED TASK...
  local task tasks=("${@:2}")
  cat <<MODEL
seed: $1
backbone: { use: mlp, layers: [256, 128], dropout: 0.2 }
datasets:
  adult:
    use: csv
    path: \$(data)/tabular/adult.csv
    targets:
      income: { column: ABOVE50K }
      never-married: { column: MARITALSTATUS, is: Never-married }
    validation: 0.1
    test: 0.2
tasks:
$(for task in "${tasks[@]}"; do
    echo "  $task: { dataset: adult, target: $task, head: classification }"
  done)
training:
  strategy: full
  epochs: 10
  batch: 256
  optimizer: { use: adamw, lr: 0.001 }
  schedule: cosine
MODEL
}

tables() {
  local seed
  for seed in 7 8 9; do
    adult_model $seed income never-married | train "adult-together-$seed"
    adult_model $seed income | train "adult-income-$seed"
    adult_model $seed never-married | train "adult-never-married-$seed"
  done
  train wine <<'MODEL'
seed: 7
backbone: { use: mlp, layers: [128, 64], dropout: 0.1 }
datasets:
  wine:
    use: csv
    files: { red: $(data)/tabular/winequality-red.csv, white: $(data)/tabular/winequality-white.csv }
    fileColumn: colour
    targets: { colour: {}, quality: {} }
    validation: 0.15
    test: 0.2
tasks:
  colour: { dataset: wine, target: colour, head: classification }
  quality: { dataset: wine, target: quality, head: regression }
training:
  strategy: full
  epochs: 20
  batch: 64
  optimizer: { use: adamw, lr: 0.002 }
  schedule: cosine
compare: { with: single-task, seeds: 3, pairs: false }
MODEL
  summarize tables
}

sentiments() { # SEED [OPTION]
  cat <<MODEL
seed: $1
backbone: { use: text-cnn, embedding: 100${2:+, $2} }
tasks:
  sentiment:
    dataset: { use: text-lines, separator: space, path: \$(data)/text/stsa.binary.train, validation: \$(data)/text/stsa.binary.dev, test: \$(data)/text/stsa.binary.test }
    head: classification
training:
  strategy: full
  epochs: 6
  batch: 50
  optimizer: { use: adam, lr: 0.001 }
MODEL
}

text() {
  local seed
  for seed in 7 8 9; do sentiments $seed | train "sst2-$seed"; done
  train trec <<'MODEL'
seed: 7
backbone: { use: text-cnn, embedding: 300 }
datasets:
  questions: { use: text-lines, separator: space, targets: [coarse, fine], encoding: latin1, path: $(data)/text/raw_TREC.train, test: $(data)/text/raw_TREC.test, validateOneIn: 10 }
tasks:
  coarse: { dataset: questions, target: coarse, head: classification }
  fine:   { dataset: questions, target: fine, head: classification }
training:
  strategy: full
  epochs: 12
  batch: 50
  optimizer: { use: adam, lr: 0.001 }
compare: { with: single-task, seeds: 3, pairs: false }
MODEL
  # Words left out while it learns make a trunk that rests less on those of films.
  sentiments 7 'wordDropout: 0.3' | train sst2-words
  train spam <<'MODEL'
seed: 7
backbone: { use: text-cnn, embedding: 100, weights: sst2-words.model.yaml }
tasks:
  spam:
    dataset: { use: text-lines, path: $(data)/text/SMSSpamCollection, withoutLabel: join, validateOneIn: 2, examplesPerClass: 50, tokenizer: { newWords: learn } }
    head: classification
training:
  strategy: full
  epochs: 12
  batch: 10
  optimizer: { use: adam, lr: 0.01 }
compare: { with: scratch, seeds: 3, rates: [0.1, 0.3, 1] }
MODEL
  summarize text
}

for part in "${parts[@]}"; do "$part"; done
