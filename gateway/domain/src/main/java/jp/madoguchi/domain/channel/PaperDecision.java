package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;

/** Decides on papers and on the portal's screen, by the acceptance matrix. */
final class PaperDecision {

    private static final List<RuleId> WHAT_IS_PRESENTED = List.of(RuleId.of("R-CH-30"));
    private static final RuleId NOTHING_NEWER_BY_NUMBER = RuleId.of("R-CH-14");
    private static final RuleId BY_WHAT_IS_SHOWN = RuleId.of("R-RS-02");
    private static final RuleId WITHOUT_PROOF = RuleId.of("R-RS-05");
    private static final RuleId TRY_AGAIN = RuleId.of("R-RS-07");

    private final ReceptionTables tables;
    private final CardAnswer answers;

    PaperDecision(ReceptionTables tables) {
        this.tables = tables;
        this.answers = new CardAnswer(tables.switches());
    }

    NextStep decide(Presented.ShownPaper shown, OnFile file, LocalDate day) {
        boolean expired = shown.validUntil() != null && day.isAfter(shown.validUntil());
        Paper paper = new Paper(shown.kind(), shown.scheme(), expired, false);
        LocalDate issued = shown.issued();
        if (issued != null && !couldBeIssued(paper, issued, day) || !couldLast(shown, day)) {
            return new NextStep.NotPossible(DeskStep.CHECK_KIND_OF_PAPER, List.of(issuedBy(paper.kind())));
        }
        return decide(tables.papers().acceptAsPrinted(paper, day), Channel.CARD_NUMBER, file, day);
    }

    /** No insurance card is issued from 2024-12-02 on (R-CH-11), no certificate or notice before, nothing after the visit. */
    private boolean couldBeIssued(Paper paper, LocalDate issued, LocalDate day) {
        if (issued.isAfter(day)) {
            return false;
        }
        return paper.kind() == PaperKind.INSURANCE_CARD
                ? tables.holders().issued(PaperKind.INSURANCE_CARD, issued)
                : tables.papers().accept(paper, issued).verdict() != PaperVerdict.IMPOSSIBLE;
    }

    /** The rule that says from when to when such a paper is issued. */
    private static RuleId issuedBy(PaperKind kind) {
        return RuleId.of(switch (kind) {
            case QUALIFICATION_CERTIFICATE -> "R-CH-12";
            case QUALIFICATION_NOTICE -> "R-CH-13";
            case INSURANCE_CARD, MY_NUMBER_CARD, PORTAL_SCREEN, PATIENT_CARD -> "R-CH-11";
        });
    }

    /** A certificate that would last longer than any does is none (R-CH-12); without a day of issue it was issued today at the latest. */
    private static boolean couldLast(Presented.ShownPaper shown, LocalDate day) {
        LocalDate issued = shown.issued() == null ? day : shown.issued();
        return shown.validUntil() == null || shown.kind().canLast(issued, shown.validUntil());
    }

    NextStep decide(Presented.NoticeWithCard notice, OnFile file, LocalDate day) {
        Paper paper = new Paper(PaperKind.QUALIFICATION_NOTICE, notice.scheme(), false, true);
        return decide(tables.papers().accept(paper, day), Channel.NOTICE_PLUS_CARD, file, day);
    }

    NextStep decide(Presented.PortalScreen screen, OnFile file, LocalDate day) {
        Paper paper = Paper.ofUnsaidInsurer(PaperKind.PORTAL_SCREEN, false, screen.withMyNumberCard());
        return decide(tables.papers().accept(paper, day), Channel.PORTAL_SCREEN, file, day);
    }

    private NextStep decide(Acceptance acceptance, Channel channel, OnFile file, LocalDate day) {
        List<RuleId> rules = acceptance.rules().isEmpty() ? WHAT_IS_PRESENTED : acceptance.rules();
        return switch (acceptance.verdict()) {
            case OK -> channel.mayAsk().isEmpty() ? typedByHand(channel, rules) : byNumber(rules, true, file, day);
            case OK_IF_VALID -> byNumber(rules, false, file, day);
            case NOT_ACCEPTED -> new NextStep.Refuse(DeskStep.ASK_ACCEPTED_PAPER, rules);
            case IMPOSSIBLE -> new NextStep.NotPossible(DeskStep.CHECK_KIND_OF_PAPER, rules);
            case MONTHLY_RULE, UNKNOWN -> desk(DeskStep.CHECK_KIND_OF_PAPER, rules);
        };
    }

    /** What is on the screen or printed is typed in; the national system is asked again before the claim (R-RS-07). */
    private static NextStep typedByHand(Channel channel, List<RuleId> rules) {
        return CardAnswer.qualificationOnly(channel, List.of(DeskStep.RETRY_VERIFICATION),
                CardAnswer.plus(rules, TRY_AGAIN));
    }

    /**
     * The paper's number is looked up.
     *
     * @param proofByItself whether the paper is proof even when the national system does not answer
     */
    private NextStep byNumber(List<RuleId> rules, boolean proofByItself, OnFile file, LocalDate day) {
        Channel channel = Channel.CARD_NUMBER;
        Lookup lookup = CardAnswer.to(QueryBy.TYPED_CARD_DATA, file);
        if (lookup == null) {
            return new NextStep.Query(channel, QueryBy.TYPED_CARD_DATA, channel.mayAsk(), rules);
        }
        if (lookup instanceof Lookup.Unanswered) {
            return proofByItself
                    ? CardAnswer.qualificationOnly(channel, List.of(DeskStep.RETRY_VERIFICATION),
                            CardAnswer.plus(rules, BY_WHAT_IS_SHOWN))
                    : desk(DeskStep.ASK_ACCEPTED_PAPER, rules);
        }
        List<DeskStep> also = proofByItself ? List.of() : List.of(DeskStep.BRING_CARD_NEXT_TIME);
        NextStep.Proceed confirmed = new NextStep.Proceed(channel, ProofStanding.SHOWN, channel.mayShow(), also, rules);
        if (proofByItself && isUnknown(lookup)) {
            return notRegisteredYet(rules, day);
        }
        NextStep unregistered = desk(DeskStep.ASK_ACCEPTED_PAPER, CardAnswer.plus(rules, NOTHING_NEWER_BY_NUMBER));
        return answers.decide(lookup, confirmed, unregistered, day);
    }

    private static boolean isUnknown(Lookup lookup) {
        return lookup instanceof Lookup.Answered answered && answered.validity() == QualificationValidity.NOT_FOUND;
    }

    /** The insurer may not have registered it yet: by what is shown, or the whole cost, as the hospital has decided. */
    private NextStep notRegisteredYet(List<RuleId> rules, LocalDate day) {
        return tables.switches().value(RuleSwitch.VALID_PAPER_NOT_FOUND, day).equals("as-shown")
                ? CardAnswer.qualificationOnly(Channel.CARD_NUMBER, List.of(DeskStep.RETRY_VERIFICATION),
                        CardAnswer.plus(CardAnswer.plus(rules, BY_WHAT_IS_SHOWN), TRY_AGAIN))
                : desk(DeskStep.PROOF_LATER,
                        CardAnswer.plus(CardAnswer.plus(rules, NOTHING_NEWER_BY_NUMBER), WITHOUT_PROOF));
    }

    private static NextStep desk(DeskStep step, List<RuleId> rules) {
        return new NextStep.AskAtDesk(step, ProofStanding.NOT_PROVEN, rules);
    }
}
