import { proxyFailedText, proxyStatusText } from "./messages";

/**
 * A proxy didn't open a tunnel, so AWS got nothing. It is never an answer of AWS.
 *
 * The AWS SDK tries again what has `$retryable`: what may pass, as a connection error may. A status of the proxy is its
 * last word, unless it is one of those that pass: 408, 429 and 5xx.
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
     * For a proxy that answered CONNECT with another status than 200.
     *
     * @param proxy the proxy's host and port.
     */
    static forStatus(proxy: string, status: number): ProxyError {
        const isTransient = status === 408 || status === 429 || status >= 500;
        const name = status === 407 ? "ProxyAuthenticationError" : "ProxyError";
        return new ProxyError(proxyStatusText(proxy, status), isTransient, name);
    }

    /** For a proxy that sent something after its answer to CONNECT, where the far end has to wait for TLS to begin. */
    static forEarlyData(proxy: string): ProxyError {
        return new ProxyError(proxyFailedText(proxy, "sent data of its own into the tunnel"), false);
    }

    /** For a proxy that didn't answer CONNECT in time. */
    static forTimeout(proxy: string): ProxyError {
        return new ProxyError(proxyFailedText(proxy, "didn't answer CONNECT in time"), true);
    }

    /** For a proxy that closed the connection. */
    static forClosed(proxy: string): ProxyError {
        return new ProxyError(proxyFailedText(proxy, "closed the connection without an answer to CONNECT"), true);
    }

    /**
     * The error for a request to the proxy that failed. The system's own keep their code, which says what to do; what
     * doesn't name the proxy gets its name.
     */
    static forFailure(proxy: string, error: NodeJS.ErrnoException & { errors?: Error[] }): Error {
        if (error instanceof ProxyError) {
            return error;
        }
        if (error.code?.startsWith("HPE_")) {
            return new ProxyError(proxyFailedText(proxy, "answered CONNECT with something that isn't HTTP"), true);
        }
        if (error.code === "ECONNRESET") {
            return ProxyError.forClosed(proxy);
        }
        const reason = error.message || (error.errors ?? []).map(({ message }) => message).join(", ");
        error.message = proxyFailedText(proxy, `can't be reached: ${reason}`);
        return error;
    }
}
