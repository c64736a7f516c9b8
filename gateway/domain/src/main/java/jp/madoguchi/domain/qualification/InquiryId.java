package jp.madoguchi.domain.qualification;

import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * The id of one question, given before its first effect and unique for ever: it is the free part of the request's file name and
 * the arbitrary file identifier (任意のファイル識別子).
 *
 * @param value 12 to 40 of {@code 0-9 A-Z}
 */
public record InquiryId(String value) {

    public InquiryId {
        if (!value.matches("[0-9A-Z]{12,40}")) {
            throw new IllegalArgumentException("not an inquiry id");
        }
    }

    /** Reads an id. */
    public static Parsed<InquiryId> parse(String text) {
        return text.matches("[0-9A-Z]{12,40}")
                ? Parsed.of(new InquiryId(text))
                : Parsed.refused(ProblemCode.VALUE_MALFORMED, "inquiry");
    }

    @Override
    public String toString() {
        return value;
    }
}
