package jp.madoguchi.gateway.medical;

import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;

/** Somebody must not look: by which rules, and nothing of what they would have seen. */
public final class ViewRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient View.Refused why;
    private final transient ConsentItem item;

    /**
     * @param why  by which rules
     * @param item what was not to be looked at
     */
    public ViewRefused(View.Refused why, ConsentItem item) {
        super(why.reason().name());
        this.why = why;
        this.item = item;
    }

    /** What was not to be looked at. */
    ConsentItem item() {
        return item;
    }

    /** By which rules, and what those hang on that the official texts leave open. */
    public View.Refused why() {
        return why;
    }
}
