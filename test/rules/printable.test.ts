import assert from "node:assert/strict";
import { judge } from "../../src/handshake/guard";
import { printable } from "../../src/handshake/printable";
import { sendersOf } from "../../src/handshake/sender";
import { isMoreDangerous, unknownStateReason } from "../../src/handshake/stateCategory";
import { messageOf } from "../../src/resources/handshakeError";
import {
    missingIdMessage,
    unclearMessage,
    unwantedAcceptedMessage,
    unwantedMessage,
} from "../../src/resources/invitationGuard/messages";
import {
    acceptedMessage,
    closedMessage,
    invalidIdMessage,
    pendingMessage,
    removedFromStateMessage,
    stillPendingMessage,
    unknownStateMessage,
} from "../../src/resources/receivedHandshake/messages";

/** One of each kind: C0, DEL, C1, bidi marks, zero-width, separators, byte order mark, halves of pairs, tags. */
const bad = [
    ..."\u0000\u0007\b\t\n\r\u001b\u007f\u0085\u009b\u009d\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f",
    ..."\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    "\ud800",
    "\udfff",
    "\u{e0001}",
    "\u{e0041}",
];
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("printable", () => {
    it("replaces control characters and invisible characters by their code points", () => {
        assert.equal(printable("a\u001b[2Jb\u202ec"), "a\\u{1b}[2Jb\\u{202e}c");
        for (const character of bad) {
            const shown = printable(`x${character}y`);
            assert.equal(shown, `x\\u{${character.codePointAt(0)?.toString(16)}}y`);
            assert.doesNotMatch(shown, unprintable);
        }
    });

    it("keeps printable characters of any script", () => {
        for (const text of ["", "OPEN", "o-exampleorgid", "Größe, 数据, العربية, 😀 \\u{1b}", "a b\u00a0c"]) {
            assert.equal(printable(text), text);
        }
    });

    it("cuts a string at the limit, counts escapes, and keeps its own result", () => {
        assert.equal(printable("a".repeat(256)), "a".repeat(256));
        assert.equal(printable("a".repeat(257)), `${"a".repeat(256)}…`);
        assert.equal(printable("\u001b".repeat(3), 8), "\\u{1b}\\u…", "only the escapes are too long");
        for (const text of ["a".repeat(1e6), "\u001b".repeat(1e6), "\u{e0041}".repeat(1e6), "😀".repeat(1e6)]) {
            const shown = printable(text, 101);
            assert.ok(shown.length <= 102, shown);
            assert.doesNotMatch(shown, unprintable);
            assert.equal(printable(shown, 101), shown);
        }
    });

    it("is applied to every string from AWS in the messages of the resources", () => {
        for (const character of bad) {
            const odd = `a${character}b`;
            const handshake = {
                action: odd,
                state: odd,
                organizationId: odd,
                senderAccountId: odd,
                expirationTimestamp: odd,
                handshakeId: "h-examplehandshakeid111",
            };
            const sender = {
                resources: [
                    { type: "ORGANIZATION", value: odd },
                    { type: "MANAGEMENT_ACCOUNT", value: odd },
                ],
                parties: [{ type: "ORGANIZATION", id: `${odd}2` }],
            };
            const guard = { accountId: "222222222222", actions: ["INVITE"] };
            const verdicts = [
                judge(guard, { ...sender, action: "INVITE", state: "OPEN" }),
                judge(guard, { action: "INVITE", state: odd }),
            ];
            for (const message of [
                ...verdicts.map((verdict) => ("doubt" in verdict ? (verdict.doubt ?? "") : "")),
                acceptedMessage("h-examplehandshakeid111", handshake),
                acceptedMessage("h-examplehandshakeid111", sender),
                closedMessage("h-examplehandshakeid111", { ...handshake, state: "EXPIRED" }),
                removedFromStateMessage("h-examplehandshakeid111", handshake),
                pendingMessage("h-examplehandshakeid111", handshake),
                stillPendingMessage("h-examplehandshakeid111", handshake),
                unknownStateMessage("h-examplehandshakeid111", handshake),
                invalidIdMessage(odd),
                unknownStateReason(odd),
                missingIdMessage(handshake, "222222222222"),
                unclearMessage(handshake, "222222222222", "AWS sent no action"),
                unwantedMessage(handshake, "222222222222", odd),
                unwantedAcceptedMessage(sender, "222222222222"),
                messageOf(new Error(odd)),
            ]) {
                assert.doesNotMatch(message, unprintable);
            }
            assert.doesNotMatch(Object.values(sendersOf(sender)).flat().join(" "), unprintable);
        }
    });
});

describe("isMoreDangerous", () => {
    it("ranks pending before unknown, unknown before accepted, and accepted before closed", () => {
        const states = ["OPEN", "NEW", "ACCEPTED", "DECLINED"];
        for (const [at, state] of states.entries()) {
            for (const [other, than] of states.entries()) {
                assert.equal(isMoreDangerous(state, than), at < other, `${state}, ${than}`);
            }
        }
        assert.equal(isMoreDangerous("REQUESTED", undefined), true);
        assert.equal(isMoreDangerous(undefined, "CANCELED"), true);
        assert.equal(isMoreDangerous("toString", "EXPIRED"), true);
    });
});
