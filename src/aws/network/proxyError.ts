import { describeProxyFailure, describeProxyStatus } from "./messages";

/**
 * A proxy did not open a tunnel, so the request did not reach AWS.
 *
 * The AWS SDK retries an error with `$retryable`. A status of the proxy is final, except 408, 429 and 5xx. Other failures
 * are retried like a connection error.
 */
export class ProxyError extends Error {
    override readonly name: "ProxyError" | "ProxyAuthenticationError";
    readonly $retryable?: { throttling: false };

    private constructor(message: string, isTransient: boolean, name: ProxyError["name"] = "ProxyError") {
        super(message);
        this.name = name;
        if (isTransient) {
            this.$retryable = { throttling: false };
        }
    }

    /**
     * For a proxy that responded to CONNECT with another status than 200.
     *
     * @param proxy the proxy's host and port.
     */
    static forStatus(proxy: string, status: number): ProxyError {
        const isTransient = status === 408 || status === 429 || status >= 500;
        const name = status === 407 ? "ProxyAuthenticationError" : "ProxyError";
        return new ProxyError(describeProxyStatus(proxy, status), isTransient, name);
    }

    /** For a proxy that sent data after its response to CONNECT. AWS sends nothing before the client starts TLS. */
    static forEarlyData(proxy: string): ProxyError {
        return new ProxyError(describeProxyFailure(proxy, "sent data into the tunnel before TLS began"), false);
    }

    /** For a proxy that did not respond to CONNECT in time. */
    static forTimeout(proxy: string): ProxyError {
        return new ProxyError(describeProxyFailure(proxy, "did not respond to CONNECT in time"), true);
    }

    /** For a proxy that closed the connection. */
    static forClosed(proxy: string): ProxyError {
        return new ProxyError(describeProxyFailure(proxy, "closed the connection without a response to CONNECT"), true);
    }

    /**
     * Returns the error of a failed request to the proxy. The system's errors keep their code, which decides the advice. The
     * message names the proxy.
     */
    static forFailure(proxy: string, error: NodeJS.ErrnoException & { errors?: Error[] }): Error {
        if (error instanceof ProxyError) {
            return error;
        }
        if (error.code?.startsWith("HPE_")) {
            return new ProxyError(
                describeProxyFailure(proxy, "responded to CONNECT with something other than HTTP"),
                true,
            );
        }
        if (error.code === "ECONNRESET") {
            return ProxyError.forClosed(proxy);
        }
        const reason = error.message || (error.errors ?? []).map(({ message }) => message).join(", ");
        error.message = describeProxyFailure(proxy, `can't be reached: ${reason}`);
        return error;
    }
}
