#!/usr/bin/env bash
# Installs the Debian packages that Tlpipe is built with and runs on. Asks nothing; does nothing when all are there.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/common.sh"
no_arguments "$0" "$@"

require_dotnet
require_packages "${product_packages[@]}"
require_node
