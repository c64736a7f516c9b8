package jp.madoguchi.fhir.json;

/** How a value of the model stands in JSON. */
enum Form {
    /** As text: strings, codes, dates, times, bytes. */
    TEXT,
    /** As a number without places. */
    INTEGER,
    /** As a number with the places that it came with. */
    DECIMAL,
    /** As a truth value. */
    TRUTH,
    /** An id where it stands for itself, as text without extensions. */
    ID,
    /** A narrative's XHTML, as text. */
    XHTML,
    /** An object with members. */
    OBJECT,
    /** An object whose address may lose its version. */
    REFERENCE,
    /** A resource within another. */
    RESOURCE,
    /** Written at one place only, or not at all. */
    ELSEWHERE
}
