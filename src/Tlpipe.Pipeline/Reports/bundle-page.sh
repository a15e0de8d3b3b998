# bundle-page.sh SOURCE FOLDER: checks the page's types and bundles it into FOLDER/report.template.html, whole or not at all.
set -eu
cd "$2"
rm -rf src
cp -r "$1src" "$1tsconfig.json" "$1template.html" "$1bundle.mjs" .
node node_modules/typescript/bin/tsc --noEmit
node bundle.mjs report.template.html.new
mv report.template.html.new report.template.html
