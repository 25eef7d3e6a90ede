/** The identification of a response, for a message. */
interface ResponseMetadata {
    httpStatusCode?: number;
    requestId?: string;
}

/**
 * A readable response with the status of a success that does not match the request. It comes from a proxy or a wrong
 * endpoint. Whether AWS executed the call is unknown.
 */
export class UnexpectedResponseError extends Error {
    override readonly name: string = "UnexpectedResponseError";
    readonly $metadata: ResponseMetadata;

    constructor(message: string, { $metadata }: { $metadata: ResponseMetadata }) {
        super(message);
        this.$metadata = $metadata;
    }
}
