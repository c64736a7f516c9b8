package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk who types a question says was shown (R-CH-30). What nobody said is {@code UNKNOWN} or null, never a guess. It holds neither a
 * name nor a number.
 *
 * @param what       the thing
 * @param withCard   whether a My Number card was shown together with a notice or a portal screen; false for everything else
 * @param issued     day of issue of a paper, where it was typed
 * @param validUntil last valid day of a paper, where it was typed
 * @param insured    what the patient says about being insured
 */
public record ShownAtDesk(Thing what, boolean withCard, @Nullable LocalDate issued, @Nullable LocalDate validUntil,
        InsuredStatement insured) {

    /** What can be shown. */
    public enum Thing {
        /** マイナンバーカード that could not be read, or whose number was typed from elsewhere. */
        MY_NUMBER_CARD,
        /** 健康保険証. */
        INSURANCE_CARD,
        /** 資格確認書. */
        QUALIFICATION_CERTIFICATE,
        /** 資格情報のお知らせ. */
        QUALIFICATION_NOTICE,
        /** マイナポータル 資格情報画面 or its PDF. */
        PORTAL_SCREEN,
        /** 診察券 only. */
        PATIENT_CARD,
        /** Nothing. */
        NOTHING,
        /** Nobody said it. */
        UNKNOWN;

        /** The paper of the acceptance matrix; empty for what is none. */
        public Optional<PaperKind> paper() {
            return switch (this) {
                case MY_NUMBER_CARD -> Optional.of(PaperKind.MY_NUMBER_CARD);
                case INSURANCE_CARD -> Optional.of(PaperKind.INSURANCE_CARD);
                case QUALIFICATION_CERTIFICATE -> Optional.of(PaperKind.QUALIFICATION_CERTIFICATE);
                case QUALIFICATION_NOTICE -> Optional.of(PaperKind.QUALIFICATION_NOTICE);
                case PORTAL_SCREEN -> Optional.of(PaperKind.PORTAL_SCREEN);
                case PATIENT_CARD -> Optional.of(PaperKind.PATIENT_CARD);
                case NOTHING, UNKNOWN -> Optional.empty();
            };
        }

        private boolean hasDates() {
            return this == INSURANCE_CARD || this == QUALIFICATION_CERTIFICATE || this == QUALIFICATION_NOTICE;
        }

        private boolean mayComeWithACard() {
            return this == QUALIFICATION_NOTICE || this == PORTAL_SCREEN;
        }
    }

    public ShownAtDesk {
        Objects.requireNonNull(what);
        Objects.requireNonNull(insured);
        if (withCard && !what.mayComeWithACard()) {
            throw new IllegalArgumentException("only a notice and a portal screen are shown together with a card");
        }
        if (!what.hasDates() && (issued != null || validUntil != null)) {
            throw new IllegalArgumentException("only papers have dates");
        }
        if (issued != null && validUntil != null && validUntil.isBefore(issued)) {
            throw new IllegalArgumentException("no paper ends before it is issued");
        }
    }

    /** Nobody said anything. */
    public static ShownAtDesk unknown() {
        return new ShownAtDesk(Thing.UNKNOWN, false, null, null, InsuredStatement.UNKNOWN);
    }

    /**
     * Takes what was typed; refused at {@code presented.withMyNumberCard}, {@code presented.issued} or {@code presented.validUntil}.
     *
     * @param today the day in Japan; no paper is issued later, and no certificate lasts more than five years (R-CH-12)
     */
    public static Parsed<ShownAtDesk> parse(Thing what, boolean withCard, @Nullable LocalDate issued,
            @Nullable LocalDate validUntil, InsuredStatement insured, LocalDate today) {
        if (withCard && !what.mayComeWithACard()) {
            return Parsed.refused(ProblemCode.REQUEST_MALFORMED, "presented.withMyNumberCard");
        }
        if (issued != null && (!what.hasDates() || issued.isAfter(today))) {
            return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "presented.issued");
        }
        if (validUntil != null && (!what.hasDates() || issued != null && validUntil.isBefore(issued)
                || !canLast(what, issued == null ? today : issued, validUntil))) {
            return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "presented.validUntil");
        }
        return Parsed.of(new ShownAtDesk(what, withCard, issued, validUntil, insured));
    }

    private static boolean canLast(Thing what, LocalDate issued, LocalDate validUntil) {
        return what.paper().filter(kind -> !kind.canLast(issued, validUntil)).isEmpty();
    }

    /**
     * What the acceptance matrix says of it on a day, as {@link AcceptedPapers#acceptAsPrinted} (R-CH-11); empty where nothing was shown or
     * nobody said what.
     *
     * @param scheme whose paper it is, by the insurer's number
     */
    public Optional<PaperVerdict> verdict(AcceptedPapers papers, InsuranceScheme scheme, LocalDate day) {
        boolean expired = validUntil != null && day.isAfter(validUntil);
        return what.paper().map(kind -> papers
                .acceptAsPrinted(new Paper(kind, scheme, expired, withCard), day).verdict());
    }

    /** Masked: the thing only. */
    @Override
    public String toString() {
        return "ShownAtDesk[" + what + "]";
    }
}
