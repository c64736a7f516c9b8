package jp.madoguchi.gateway.access;

/** The outcome of a request for a token. */
sealed interface TokenGrant {

    /**
     * A token.
     *
     * @param token   the bearer token
     * @param scopes  what it allows
     * @param seconds how long it is good
     */
    record Granted(String client, String token, Scopes scopes, long seconds) implements TokenGrant {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Granted[" + client + " " + scopes + "]";
        }
    }

    /** None. {@code detail} is for the log: it names the client only if it is registered, and no part of an assertion. */
    record Refused(TokenRefusal why, String detail) implements TokenGrant {}
}
