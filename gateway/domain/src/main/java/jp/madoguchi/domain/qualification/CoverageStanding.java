package jp.madoguchi.domain.qualification;

/** What a reception may make of one qualification in an answer. */
public enum CoverageStanding {
    /** The answer as a whole is valid and this qualification is not lost: it may be used. */
    IN_FORCE,
    /** It is lost, or the answer says invalid: it may not be used. */
    LOST,
    /** Neither: for example the new qualification beside an invalid one. A person decides. */
    UNCONFIRMED
}
