#!/usr/bin/env bash
# Makes what the last run of SnapshotTests received the new reference. Read the difference before you commit it.
cd "$(dirname "$0")/../SnapshotTests" || exit 2
find . -name '*.received.*' -not -path '*/bin/*' -not -path '*/obj/*' | while read -r file; do mv "$file" "${file/.received./.verified.}"; done
git diff --stat -- .
