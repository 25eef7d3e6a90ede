/** What identifies a response, for a message. */
interface ResponseMetadata {
    httpStatusCode?: number;
    requestId?: string;
}

/**
 * A readable response with the status of a success that doesn't answer the request. A proxy or an endpoint of another
 * kind sends such a response. Whether AWS did anything is unknown.
 */
export class UnexpectedResponseError extends Error {
    override readonly name: string = "UnexpectedResponseError";
    readonly $metadata: ResponseMetadata;

    constructor(message: string, { $metadata }: { $metadata: ResponseMetadata }) {
        super(message);
        this.$metadata = $metadata;
    }
}
