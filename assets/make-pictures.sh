#!/usr/bin/env bash
# Makes the pictures of README.md and docs anew, by the program itself and without a display.
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

play() {
  ./mvnw -q -B -Prun -Dapp.args="--tour $made/$1 --theme $2 --scenario assets/scenarios/$3.yaml"
}
play light light a-working-day
play dark dark a-working-day
play lost light lost-answer

for picture in 02-laptop 04-desktop 04-laptop 05-laptop 06-laptop 07-laptop 08-laptop; do
  cp "$made/light/$picture.png" assets/pictures/
done
cp "$made/dark/02-laptop.png" assets/pictures/dark/
cp "$made/lost/sequence.png" assets/pictures/lost-answer.png
