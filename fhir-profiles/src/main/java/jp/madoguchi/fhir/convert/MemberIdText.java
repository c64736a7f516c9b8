package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.insurance.MemberId;

/** Member ids as one string (fhir-and-hl7v2 3). */
final class MemberIdText {

    private static final int RECIPIENT_DIGITS = 7;

    private MemberIdText() {}

    /** Insurer zero-filled to 8, symbol, number, branch, parted by colons; what is absent stays empty, the last colon stays. */
    static String ofInsurance(MemberId member) {
        String symbol = member.symbol() == null ? "" : CardWidth.oneWidth(member.symbol().value());
        String branch = member.branch() == null ? "" : member.branch().value();
        return member.insurer().zeroFilled() + ":" + symbol + ":" + CardWidth.oneWidth(member.number().value()) + ":"
                + branch;
    }

    /** Public payer number, no symbol, recipient number, no branch. */
    static String ofPublicExpense(MemberId member) {
        return member.insurer().zeroFilled() + "::" + recipientNumber(member) + ":";
    }

    /** 受給者番号: seven half-width digits, zero-filled; a longer or other one as it is. */
    static String recipientNumber(MemberId member) {
        String number = CardWidth.oneWidth(member.number().value());
        boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && number.length() < RECIPIENT_DIGITS
                ? "0".repeat(RECIPIENT_DIGITS - number.length()) + number
                : number;
    }
}
