# restore-page.sh SOURCE FOLDER NPM: the packages that the page is made with, in FOLDER. The sources' folder stays as it is.
set -eu
cd "$2"
same() { for file in package.json package-lock.json .npmrc; do cmp -s "$1$file" "$file" || return 1; done; }
# npm writes node_modules/.package-lock.json last: where it is, the packages are whole.
if ! [ -f node_modules/.package-lock.json ] || ! same "$1"; then
  rm -rf node_modules
  cp "$1package.json" "$1package-lock.json" "$1.npmrc" .
  "$3" ci --no-audit --no-fund --ignore-scripts --prefer-offline
fi
touch node_modules/.package-lock.json
