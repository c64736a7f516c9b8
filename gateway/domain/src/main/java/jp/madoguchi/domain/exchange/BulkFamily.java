package jp.madoguchi.domain.exchange;

import java.util.Arrays;
import java.util.Optional;

/** An exchange of two steps: the first is only accepted, under a number; the second fetches the result by that number. */
public enum BulkFamily {
    /** 照会番号一括登録. */
    REFERENCE_NUMBERS(ExchangeKind.REFERENCE_NUMBERS, ExchangeKind.REFERENCE_NUMBERS_RESULT),
    /** 資格確認一括照会. */
    CONFIRMATIONS(ExchangeKind.CONFIRMATIONS, ExchangeKind.CONFIRMATIONS_RESULT),
    /** 同意済資格情報の一括取得（訪問診療等）. */
    CONSENTED_AT_HOME(ExchangeKind.CONSENTED_AT_HOME, ExchangeKind.CONSENTED_AT_HOME_RESULT),
    /** 同意済資格情報の一括取得（オンライン診療等）. */
    CONSENTED_ONLINE(ExchangeKind.CONSENTED_ONLINE, ExchangeKind.CONSENTED_ONLINE_RESULT),
    /** 委託先資格情報の一括取得（医療扶助）. */
    TICKETS(ExchangeKind.TICKETS, ExchangeKind.TICKETS_RESULT);

    private final ExchangeKind firstStep;
    private final ExchangeKind secondStep;

    BulkFamily(ExchangeKind firstStep, ExchangeKind secondStep) {
        this.firstStep = firstStep;
        this.secondStep = secondStep;
    }

    /** The step that hands the job over. */
    public ExchangeKind firstStep() {
        return firstStep;
    }

    /** The step that fetches the result. */
    public ExchangeKind secondStep() {
        return secondStep;
    }

    /** The family that a kind is a step of; empty for an exchange of one step. */
    public static Optional<BulkFamily> of(ExchangeKind kind) {
        return Arrays.stream(values())
                .filter(family -> family.firstStep == kind || family.secondStep == kind)
                .findFirst();
    }
}
