# Shared by the scripts beside it: where the repository is, how Debian packages get here. Sourced, not run.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

# Build servers would outlive the script and hold on to its output.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

product_packages=(libtorch-dev libopenblas0-pthread libturbojpeg0-dev libpng-dev cmake g++ make)
test_packages=(chromium nginx-light python3 python3-jsonschema python3-protobuf python3-torch python3-torchvision python3-pil zsh)

# usage SCRIPT ARGUMENT...: -h or --help anywhere shows the comment at the script's top, and that is all.
usage() {
  local script=$1 argument
  shift
  for argument in "$@"; do
    case $argument in
      -h | --help) sed -n '2,/^[^#]/{ /^#/ s/^# \{0,1\}//p }' "$script"; exit 0 ;;
      -*) misused "$script" "$argument" ;;
    esac
  done
}

# no_arguments SCRIPT ARGUMENT...: the same, for a script that takes nothing else.
no_arguments() {
  usage "$@"
  [ $# -eq 1 ] || misused "$1" "$2"
}

misused() { say "error: $(basename "$1") does not know the argument '$2'; try --help"; exit 2; }

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $*"; exit 1; }

# quietly LOG COMMAND...: the command's output goes to LOG, and is shown only when it fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# require_packages NAME...: installs the Debian packages that are missing; does nothing when all are there.
require_packages() {
  command -v dpkg-query >/dev/null ||
    fail "this is not Debian: install what corresponds to these packages by hand: $*"
  local missing=() name as_root=()
  for name in "$@"; do is_installed "$name" || missing+=("$name"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing Debian packages: ${missing[*]}; run this as root, or install sudo"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  local log
  log=$(mktemp)
  { quietly "$log" "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update &&
    quietly "$log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}"; } ||
    { rm -f "$log"; fail "these Debian packages could not be installed: ${missing[*]}"; }
  rm -f "$log"
}

# require_node: Node.js with npm, from wherever it came; else Debian's.
require_node() {
  { command -v node && command -v npm; } >/dev/null || require_packages nodejs npm
}

require_dotnet() {
  command -v dotnet >/dev/null ||
    fail "the .NET SDK is missing: install .NET 10 (https://dotnet.microsoft.com/download) and put dotnet on the PATH"
  (cd "$root" && dotnet --version >/dev/null) || fail "no installed .NET SDK satisfies $root/global.json"
}

# build PROJECT: builds it and what it needs, Release, and says nothing unless that fails.
build() {
  quietly "$root/artifacts/log/build-$(basename "$1").txt" \
    dotnet build "$root/$1" -c Release -v quiet -nologo -clp:ErrorsOnly ||
    fail "the build of $1 failed"
}

# measure TIMES COMMAND...: runs it, leaves the median of the wall-clock seconds in $seconds and the output in
# $work/out, $work being a folder of the script.
measure() {
  local times=$1 started
  shift
  : >"$work/times"
  for ((i = 0; i < times; i++)); do
    started=$(date +%s%N)
    "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; fail "failed: $*"; }
    echo "$started $(date +%s%N)" | awk '{ printf "%.2f\n", ($2 - $1) / 1e9 }' >>"$work/times"
  done
  seconds=$(sort -n "$work/times" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }')
}
