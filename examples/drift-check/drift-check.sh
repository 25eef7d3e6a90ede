#!/usr/bin/env bash
# Checks whether AWS matches the program, and changes nothing. It exits with 0 if so, with 1 if something has drifted,
# and with 2 if a check failed, as a whole or for one resource. It prints Pulumi's output, except if AWS matches and
# Pulumi warned of nothing. Options, such as --stack NAME, go to pulumi.
set -uo pipefail
cd "$(dirname "$0")" || exit 2

if said=$(pulumi preview --refresh --expect-no-changes --diff --non-interactive --color never "$@" 2>&1); then
    if grep -v "A new version of Pulumi" <<<"$said" | grep -q "warning: "; then
        printf '%s\n' "$said"
    fi
    # A role that only looks may not list billing transfers. Without that permission, the check covers everything else.
    if grep "Could not list the billing transfers " <<<"$said" | grep -qv "AccessDenied"; then
        exit 2
    fi
    exit 0
fi
printf '%s\n' "$said"
if grep -qE "Could not (read|list|reach) " <<<"$said"; then
    exit 2
fi
if grep -q "no changes were expected .*but changes were proposed" <<<"$said"; then
    exit 1
fi
exit 2
