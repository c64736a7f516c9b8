package jp.madoguchi.domain.consent;

/** What came of one consent screen of a reader. */
public enum ScreenAnswer {
    /** 同意する. */
    YES,
    /** 同意しない. */
    NO,
    /** Nobody touched it in time, which is never a consent (R-CO-05). */
    TIME_OUT
}
