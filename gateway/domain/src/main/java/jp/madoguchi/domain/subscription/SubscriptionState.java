package jp.madoguchi.domain.subscription;

/** How a subscription stands (docs/design/subscriptions.md 3). */
public enum SubscriptionState {

    /** Its endpoint has not answered the handshake yet. */
    REQUESTED,
    /** It is told of everything. */
    ACTIVE,
    /** The endpoint did not take the last notification; it is tried again. */
    ERROR,
    /** Nothing is sent any more, until the client asks for it anew. */
    OFF
}
