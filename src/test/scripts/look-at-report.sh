#!/bin/sh
# Opens a report in a headless Chromium and takes pictures: desktop, dark, phone (390 px) and print (PDF).
# Fails where the browser complains of anything, or the page's own script did not run.
#   look-at-report.sh FILE.html FOLDER [HEIGHT]
set -eu
page=$(realpath "$1"); folder=$2; height=${3:-2400}
mkdir -p "$folder"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "no chromium found: sudo apt install chromium" >&2; exit 2; }
profile=$(mktemp -d); trap 'rm -rf "$profile"' EXIT
open() {
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" --allow-file-access-from-files \
        --host-resolver-rules="MAP * ~NOTFOUND" --virtual-time-budget=4000 --enable-logging=stderr "$@" 2>>"$folder/log.txt"
}
: > "$folder/log.txt"
open --window-size=1280,"$height" --screenshot="$folder/desktop.png" "file://$page"
open --window-size=1280,"$height" --blink-settings=preferredColorScheme=0 --screenshot="$folder/dark.png" "file://$page"
# no window of the browser is as narrow as a phone
echo "<!DOCTYPE html><body style='margin:0'><iframe src='file://$page' style='border:0;width:390px;height:${height}px'></iframe>" > "$folder/phone.html"
open --window-size=500,"$height" --screenshot="$folder/phone.png" "file://$folder/phone.html"
rm "$folder/phone.html"
open --print-to-pdf="$folder/print.pdf" --no-pdf-header-footer "file://$page"
open --dump-dom "file://$page" > "$folder/dom.html"
grep -q '<button type="button">' "$folder/dom.html" || { echo "the script of the page did not run" >&2; exit 1; }
rm "$folder/dom.html"
if grep 'CONSOLE' "$folder/log.txt"; then echo "the browser complains" >&2; exit 1; fi
ls -l "$folder"
