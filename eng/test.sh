#!/usr/bin/env bash
# Sets the machine up, builds, and runs all the tests.
# Ends with one line: "N passed, N failed", or "N passed, N failed, N skipped". Exit code 0 when tests ran and none failed.
#   eng/test.sh [NAME...]   only the test projects whose name contains one of the words: eng/test.sh Torch Vision
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
usage "$0" "$@"

results=$root/artifacts/test-results

# The longest first, so that the short ones fill the gaps.
projects=(Tlpipe.Build.Tests Tlpipe.Pipeline.Tests Tlpipe.Tool.Tests)
for folder in "$root"/tests/*.Tests; do
  name=$(basename "$folder")
  [[ " ${projects[*]} " == *" $name "* ]] || projects+=("$name")
done
if [ $# -gt 0 ]; then
  chosen=()
  for name in "${projects[@]}"; do
    for word in "$@"; do [[ $name != *"$word"* ]] || { chosen+=("$name"); break; }; done
  done
  [ ${#chosen[@]} -gt 0 ] || misused "$0" "$*"
  projects=("${chosen[@]}")
fi

not_even_built() { say "$*"; echo "0 passed, 1 failed"; exit 1; }

# Compiler, builds and tests are many short programs: measuring their code to compile it better pays for none of them.
export DOTNET_TieredPGO=0

"$root/eng/setup-tests.sh" || not_even_built "the set-up failed"
rm -rf "$results"
mkdir -p "$results"
say "building"
(build Pipeline.sln) || not_even_built "no test was run"

# Nobody's cache helps the tests, and the tests fill nobody's cache.
export TLPIPE_CACHE=$results/cache

# A project that runs for half an hour hangs, and is ended: a failure, and no endless wait.
# A shell starts background jobs with interrupts ignored, which programs inherit: tests that interrupt would wait in vain.
run_project() {
  env --default-signal=INT,QUIT dotnet test "$root/artifacts/bin/$1/release/$1.dll" \
    --logger "trx;LogFileName=$1.trx" --results-directory "$results" -- RunConfiguration.TestSessionTimeout=1800000 >"$results/$1.log" 2>&1 || true
}
export -f run_project
export root results

say "running ${#projects[@]} test projects"
printf '%s\n' "${projects[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run_project {}'
rm -rf "$TLPIPE_CACHE"
exec /usr/bin/python3 "$root/eng/summarize_tests.py" "$results" "${projects[@]}"
