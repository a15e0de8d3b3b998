#!/usr/bin/env bash
# Installs what tests and benchmark need beyond the product's own set-up: Debian's Python with PyTorch, to compare with,
# and its JSON schema validator, nginx, as a remote cache, Chromium, which reads reports, and zsh, which completes command lines. The tests start them themselves; no service is needed.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
no_arguments "$0" "$@"

require_dotnet
require_packages "${product_packages[@]}" "${test_packages[@]}"
require_node
