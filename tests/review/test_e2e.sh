#!/bin/sh
# `hemiface review` by a browser: corrections by mouse and by keys, kills, two
# windows, blind reviews. Needs node 18, the package playwright-core (found
# over NODE_PATH, or its folder in HEMIFACE_PLAYWRIGHT) and Chromium
# (HEMIFACE_CHROMIUM, or in PATH); skips without.
set -eu

skip() { echo "$*" && exit 77; }

command -v node >/dev/null || skip "needs node 18 or later"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
    skip "needs node 18 or later"
node -e 'require(process.env.HEMIFACE_PLAYWRIGHT || "playwright-core")' \
    2>/dev/null || skip "needs playwright-core: set NODE_PATH or" \
    "HEMIFACE_PLAYWRIGHT"
[ -n "${HEMIFACE_CHROMIUM:-}" ] || command -v chromium >/dev/null ||
    command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null || skip "needs Chromium"
command -v hemiface-review >/dev/null || skip "needs hemiface review, built"

node --test tests/review/e2e/all.test.mjs
