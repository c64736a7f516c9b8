package jp.madoguchi.gateway.access;

/** Why no token is given (RFC 6749, 5.2). What exactly is wrong with an assertion is told to the log, not to whoever tries. */
enum TokenRefusal {
    INVALID_REQUEST("invalid_request", 400, "The request is no form of a token request of SMART Backend Services."),
    INVALID_CLIENT("invalid_client", 401, "The client is not registered, or its assertion cannot be accepted."),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400, "Only client_credentials is supported."),
    INVALID_SCOPE("invalid_scope", 400, "A scope is not understood, or not registered for the client."),
    TOO_MANY("temporarily_unavailable", 429, "Too many requests for tokens: wait as long as Retry-After says.");

    private final String error;
    private final int status;
    private final String description;

    TokenRefusal(String error, int status, String description) {
        this.error = error;
        this.status = status;
        this.description = description;
    }

    String error() {
        return error;
    }

    int status() {
        return status;
    }

    String description() {
        return description;
    }
}
