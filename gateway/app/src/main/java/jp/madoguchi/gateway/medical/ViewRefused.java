package jp.madoguchi.gateway.medical;

import jp.madoguchi.domain.consent.View;

/** Somebody must not look: by which rules, and nothing of what they would have seen. */
final class ViewRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient View.Refused why;

    ViewRefused(View.Refused why) {
        super(why.reason().name());
        this.why = why;
    }

    View.Refused why() {
        return why;
    }
}
