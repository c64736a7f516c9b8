package jp.madoguchi.oqs.exchange;

/** How far this version has an exchange. */
public enum Readiness {
    /** Implemented; the name of its files was seen. */
    IMPLEMENTED,
    /** Implemented; the name of its files is inferred and may have to be overridden. */
    IMPLEMENTED_NAME_INFERRED,
    /** Not implemented: a name is known or inferred, what stands in the files is not. */
    CONTENT_UNKNOWN,
    /** Not implemented: not even the name is known. */
    NAME_UNKNOWN
}
