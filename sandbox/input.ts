import { invalidInput, ServiceError } from "./errors";
import type { Handshake } from "./handshake";
import { MAX_PAGE_SIZE } from "./pages";

/** The input of a request, before validation. */
export type Input = Readonly<Record<string, unknown>>;

const ACTIONS = [
    "INVITE",
    "ENABLE_ALL_FEATURES",
    "APPROVE_ALL_FEATURES",
    "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
    "TRANSFER_RESPONSIBILITY",
];

/** Parses the body of a request. */
export function parseInput(body: string): Input {
    try {
        const input: unknown = JSON.parse(body === "" ? "{}" : body);
        if (isRecord(input)) {
            return input;
        }
    } catch {
        // The error below also covers JSON that is not an object.
    }
    throw new ServiceError("SerializationException", "The request isn't a JSON object.");
}

function isRecord(value: unknown): value is Input {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that the value is the id of a handshake.
 *
 * @throws ServiceError if it is not.
 */
export function handshakeId(value: unknown): string {
    return identifier("HandshakeId", value, 34, /^h-[0-9a-z]{8,32}$/);
}

/**
 * Checks that the value is the id of a root or of an organizational unit.
 *
 * @throws ServiceError if it is not.
 */
export function parentId(value: unknown): string {
    return identifier("ParentId", value, 100, /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/);
}

/**
 * Checks that the value is the id of a billing transfer.
 *
 * @throws ServiceError if it is not.
 */
export function transferId(value: unknown): string {
    return identifier("Id", value, 35, /^rt-[0-9a-z]{8,32}$/);
}

/**
 * Checks that the value is a type of transfer.
 *
 * @throws ServiceError if it is not.
 */
export function transferType(value: unknown): void {
    if (value === undefined || value === null || value === "") {
        throw invalidInput("INPUT_REQUIRED", "You must include a value for all required parameters: Type.");
    }
    if (value !== "BILLING") {
        throw invalidInput("INVALID_ENUM", `You specified an invalid Type: ${value}.`);
    }
}

function identifier(name: string, value: unknown, maxLength: number, pattern: RegExp): string {
    if (value === undefined || value === null || value === "") {
        throw invalidInput("INPUT_REQUIRED", `You must include a value for all required parameters: ${name}.`);
    }
    if (typeof value !== "string") {
        throw new ServiceError("SerializationException", `${name} must be a string.`);
    }
    if (value.length > maxLength) {
        throw invalidInput("MAX_LENGTH_EXCEEDED", `${name} is longer than ${maxLength} characters.`);
    }
    if (!pattern.test(value)) {
        throw invalidInput("INVALID_PATTERN", "You provided a value that does not match the required pattern.");
    }
    return value;
}

/**
 * Checks that the value is a valid page size.
 *
 * @throws ServiceError if it is not.
 */
export function maxResults(value: unknown): number {
    if (value === undefined || value === null) {
        return MAX_PAGE_SIZE;
    }
    if (!Number.isInteger(value)) {
        throw new ServiceError("SerializationException", "MaxResults must be an integer.");
    }
    const size = Number(value);
    if (size < 1) {
        throw invalidInput("MIN_VALUE_EXCEEDED", "MaxResults must be at least 1.");
    }
    if (size > MAX_PAGE_SIZE) {
        throw invalidInput("MAX_VALUE_EXCEEDED", `MaxResults must be at most ${MAX_PAGE_SIZE}.`);
    }
    return size;
}

/** The predicate for the Filter of a list request. */
export function handshakeFilter(value: unknown): (handshake: Handshake) => boolean {
    const { ActionType: action, ParentHandshakeId: parent } = isRecord(value) ? value : {};
    if (action !== undefined && parent !== undefined) {
        throw invalidInput("MAX_FILTER_LIMIT_EXCEEDED", "You can specify only one filter parameter for the operation.");
    }
    if (action !== undefined) {
        if (typeof action !== "string" || !ACTIONS.includes(action)) {
            throw invalidInput("INVALID_ENUM", `You specified an invalid ActionType: ${action}.`);
        }
        return (handshake) => handshake.Action === action;
    }
    if (parent === undefined) {
        return () => true;
    }
    const id = handshakeId(parent);
    return ({ Resources = [] }) => Resources.some(({ Type, Value }) => Type === "PARENT_HANDSHAKE" && Value === id);
}
