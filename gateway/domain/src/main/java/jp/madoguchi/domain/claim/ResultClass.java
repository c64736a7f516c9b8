package jp.madoguchi.domain.claim;

import java.util.Optional;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;

/** What the result of a verification is to the desk (rules 3.1). */
public enum ResultClass {
    /** 有効: valid on the day asked for. */
    VALID,
    /** 資格（無効）: only a lost qualification is known; the new one is not registered yet. */
    INVALID,
    /** 資格情報なし: nothing was ever registered, or the insurer's data is suspended for checking. */
    NOT_FOUND,
    /** 複数該当: more than one qualification fits what was asked. */
    MULTIPLE,
    /** 有効（未登録）: public assistance is granted, but its ticket is not registered yet (R-RS-09). */
    VALID_NO_TICKET,
    /** 機器不良等: reader, terminal, card, certificate, power or network failed; no statement about the qualification. */
    EQUIPMENT;

    /**
     * The class of an answer; empty while the national system still works on it, which is no result yet. A refused question
     * (処理結果状況 2) says nothing of the qualification either: it counts as equipment.
     */
    public static Optional<ResultClass> of(AnswerOutcome outcome) {
        return switch (outcome) {
            case AnswerOutcome.Confirmed c -> Optional.of(of(c.validity()));
            case AnswerOutcome.Refused r -> Optional.of(EQUIPMENT);
            case AnswerOutcome.Failed f -> Optional.of(EQUIPMENT);
            case AnswerOutcome.Processing p -> Optional.empty();
        };
    }

    private static ResultClass of(QualificationValidity validity) {
        return switch (validity) {
            case VALID -> VALID;
            case INVALID, INVALID_NEW_EXISTS -> INVALID;
            case NOT_FOUND -> NOT_FOUND;
            case MULTIPLE -> MULTIPLE;
            case VALID_UNREGISTERED -> VALID_NO_TICKET;
        };
    }

    /** Whether a claim may rest on it. 有効（未登録） is no such proof (R-RS-09). */
    public boolean isProof() {
        return this == VALID;
    }

    /** Whether the national system itself says that it knows no valid qualification. */
    public boolean saysUnregistered() {
        return this == INVALID || this == NOT_FOUND;
    }
}
