#!/usr/bin/env bash
# Looks whether the stack is as the program says, and changes nothing. Ends with 0 and without a word if so, with 1 if
# something has drifted, and with 2 if it couldn't look, at all or at some resource; then it prints what Pulumi said. Options, such as
# --stack NAME, go to pulumi.
set -uo pipefail
cd "$(dirname "$0")" || exit 2

if said=$(pulumi preview --refresh --expect-no-changes --diff --non-interactive --color never "$@" 2>&1); then
    exit 0
fi
printf '%s\n' "$said"
if grep -q "Could not look at" <<<"$said"; then
    exit 2
fi
if grep -q "no changes were expected .*but changes were proposed" <<<"$said"; then
    exit 1
fi
exit 2
