package jp.madoguchi.oqs.terminal;

import jp.madoguchi.domain.qualification.InquiryId;

/** The names of the files that this gateway puts into {@code req} (oqs-interface 1.3). */
public final class RequestFileName {

    static final String PREFIX = "OQSsiquc01req_";

    private RequestFileName() {}

    /** {@code OQSsiquc01req_<id>.xml}: the terminal takes a file as soon as it bears such a name, so it is given by renaming. */
    public static String of(InquiryId inquiry) {
        return PREFIX + inquiry.value() + ".xml";
    }
}
