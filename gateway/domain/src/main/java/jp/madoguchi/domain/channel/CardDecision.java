package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateStanding;
import jp.madoguchi.domain.card.CertificateState;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import org.jspecify.annotations.Nullable;

/** Decides on a My Number card: in the hand, in a smartphone, or one that cannot be read. */
final class CardDecision {

    private static final List<RuleId> EVERY_VISIT = List.of(RuleId.of("R-CH-03"));
    private static final List<RuleId> REGISTRATION = List.of(RuleId.of("R-CH-04"));
    private static final List<RuleId> LATEST = List.of(RuleId.of("R-CH-03"), RuleId.of("R-CH-05"));
    private static final List<RuleId> LATEST_IN_GRACE = List.of(RuleId.of("R-CH-03"), RuleId.of("R-CH-05"),
            RuleId.of("R-EX-03"), RuleId.of("R-EX-04"));
    private static final List<RuleId> LATEST_WITH_ALERT = List.of(RuleId.of("R-CH-03"), RuleId.of("R-CH-05"),
            RuleId.of("R-EX-01"));
    private static final List<RuleId> NOTHING_NEWER = List.of(RuleId.of("R-CH-05"), RuleId.of("R-RS-02a"));
    private static final List<RuleId> FACE_ONLY = List.of(RuleId.of("R-CH-06"));
    private static final List<RuleId> PIN_LOCKED = List.of(RuleId.of("R-LK-01"), RuleId.of("R-LK-04"));
    private static final List<RuleId> FACE_LOCKED = List.of(RuleId.of("R-LK-03"), RuleId.of("R-LK-04"));
    private static final List<RuleId> SMARTPHONE_ENDED = List.of(RuleId.of("R-EX-07"));
    private static final List<RuleId> FAILURE_MODE = List.of(RuleId.of("R-CH-50"), RuleId.of("R-CH-51"));
    private static final List<RuleId> OTHER_PATH = List.of(RuleId.of("R-RS-06"), RuleId.of("R-CH-50"));
    private static final List<RuleId> NUMBER_LOOKUP = List.of(RuleId.of("R-RS-06"));
    private static final List<RuleId> NO_PATH = List.of(RuleId.of("R-RS-06"), RuleId.of("R-RS-02"));
    /** A card without a number does not open the portal either: the declaration (R-CH-06). */
    private static final List<RuleId> NO_PATH_FACE_ONLY = List.of(RuleId.of("R-RS-06"), RuleId.of("R-CH-06"));
    private static final Set<Askable> QUALIFICATION_ONLY = Set.of(Askable.LATEST_QUALIFICATION);

    private final ReceptionTables tables;
    private final Institution institution;
    private final CardAnswer answers;

    CardDecision(ReceptionTables tables, Institution institution) {
        this.tables = tables;
        this.institution = institution;
        this.answers = new CardAnswer(tables.switches());
    }

    NextStep decide(Presented.MyNumberCard card, OnFile file, LocalDate day) {
        return switch (card.registration()) {
            case NOT_REGISTERED, REGISTRATION_OFFERED -> new NextStep.OfferRegistration(REGISTRATION);
            case DECLINED -> desk(DeskStep.ASK_ACCEPTED_PAPER, REGISTRATION);
            case REGISTERED -> registered(card, file, day);
        };
    }

    private NextStep registered(Presented.MyNumberCard card, OnFile file, LocalDate day) {
        CertificateStanding standing = standing(card.certificateExpiry(), day, CardMedium.CARD);
        boolean ended = standing != null && !standing.usable();
        Acceptance acceptance = tables.papers()
                .accept(Paper.ofUnsaidInsurer(PaperKind.MY_NUMBER_CARD, ended, false), day);
        if (acceptance.verdict() != PaperVerdict.OK) {
            return withoutCard(card, acceptance.rules().isEmpty() ? EVERY_VISIT : acceptance.rules());
        }
        Channel channel = channel(card.method());
        Set<CardMethod> left = methodsLeft(card, day);
        if (!left.contains(card.method())) {
            List<RuleId> why = tables.channels().exists(channel, day)
                    ? whyNot(card.method(), card.locks())
                    : tables.channels().rules(channel, day);
            return left.isEmpty() ? withoutCard(card, why) : new NextStep.ChooseMethod(left, why);
        }
        NextStep unregistered = card.faceOnly()
                ? new NextStep.TakeDeclaration(DeskStep.TAKE_DECLARATION, FACE_ONLY)
                : desk(DeskStep.ASK_OTHER_PAPER, NOTHING_NEWER);
        return askOrDecide(channel, standing, unregistered, file, day);
    }

    /** The card proves nothing today. One without a number does not open the portal either: the declaration (R-CH-06). */
    private static NextStep withoutCard(Presented.MyNumberCard card, List<RuleId> why) {
        return card.faceOnly()
                ? new NextStep.TakeDeclaration(DeskStep.TAKE_DECLARATION, CardAnswer.plus(why, FACE_ONLY.getFirst()))
                : desk(DeskStep.ASK_PORTAL_OR_PAPER, why);
    }

    private Set<CardMethod> methodsLeft(Presented.MyNumberCard card, LocalDate day) {
        EnumSet<CardMethod> left = EnumSet.noneOf(CardMethod.class);
        left.addAll(card.locks().methodsLeft(tables.switches(), day));
        if (card.faceOnly()) {
            left.remove(CardMethod.PIN);
        }
        left.removeIf(method -> !tables.channels().exists(channel(method), day));
        return left;
    }

    private static Channel channel(CardMethod method) {
        return switch (method) {
            case FACE -> Channel.MNC_FACE;
            case PIN -> Channel.MNC_PIN;
            case VISUAL -> Channel.MNC_VISUAL;
        };
    }

    private static List<RuleId> whyNot(CardMethod method, CardLocks locks) {
        return switch (method) {
            case PIN -> locks.pinLocked() ? PIN_LOCKED : FACE_ONLY;
            case FACE, VISUAL -> FACE_LOCKED;
        };
    }

    NextStep decide(Presented.Smartphone phone, OnFile file, LocalDate day) {
        Channel channel = Channel.MNC_SMARTPHONE;
        if (!tables.channels().exists(channel, day)) {
            return new NextStep.AskForMyNumberCard(tables.channels().rules(channel, day));
        }
        if (!institution.uses(channel)) {
            return new NextStep.AskForMyNumberCard(EVERY_VISIT);
        }
        CertificateStanding standing = standing(phone.certificateExpiry(), day, CardMedium.SMARTPHONE);
        if (standing != null && !standing.usable()) {
            CertificateStanding card = standing(phone.certificateExpiry(), day, CardMedium.CARD);
            return card != null && card.usable()
                    ? new NextStep.AskForMyNumberCard(SMARTPHONE_ENDED)
                    : desk(DeskStep.ASK_PORTAL_OR_PAPER, SMARTPHONE_ENDED);
        }
        return askOrDecide(channel, standing, desk(DeskStep.ASK_OTHER_PAPER, NOTHING_NEWER), file, day);
    }

    private NextStep askOrDecide(Channel channel, @Nullable CertificateStanding standing, NextStep unregistered,
            OnFile file, LocalDate day) {
        boolean grace = standing != null && standing.state() == CertificateState.GRACE;
        boolean alert = standing != null && standing.alert();
        List<RuleId> rules = grace ? LATEST_IN_GRACE : alert ? LATEST_WITH_ALERT : LATEST;
        Lookup lookup = CardAnswer.to(QueryBy.CARD_CERTIFICATE, file);
        if (lookup == null) {
            return new NextStep.Query(channel, QueryBy.CARD_CERTIFICATE, grace ? QUALIFICATION_ONLY : channel.mayAsk(),
                    rules);
        }
        List<DeskStep> also = grace || alert ? List.of(DeskStep.RENEW_CERTIFICATE) : List.of();
        NextStep.Proceed confirmed = grace
                ? CardAnswer.qualificationOnly(channel, also, rules)
                : new NextStep.Proceed(channel, ProofStanding.SHOWN, channel.mayShow(), also, rules);
        return answers.decide(lookup, confirmed, unregistered, day);
    }

    NextStep decide(Presented.UnreadCard card, OnFile file, LocalDate day) {
        NextStep noPath = card.faceOnly()
                ? new NextStep.TakeDeclaration(DeskStep.TAKE_DECLARATION, NO_PATH_FACE_ONLY)
                : desk(DeskStep.ASK_PORTAL_OR_PAPER, NO_PATH);
        // A number that was typed for the card is another path, whether or not failure mode is open (R-RS-06).
        Lookup typed = CardAnswer.to(QueryBy.TYPED_CARD_DATA, file);
        if (typed instanceof Lookup.Answered) {
            return answers.decide(typed, CardAnswer.qualificationOnly(Channel.CARD_NUMBER, List.of(), NUMBER_LOOKUP),
                    noPath, day);
        }
        if (!file.modes().failure().mayAsk() || !tables.channels().exists(Channel.FAILURE_MODE, day)) {
            return desk(DeskStep.VERIFY_BY_OTHER_PATH, OTHER_PATH);
        }
        Lookup lookup = typed == null ? CardAnswer.to(QueryBy.FOUR_ITEMS, file) : typed;
        if (lookup == null) {
            return new NextStep.Query(Channel.FAILURE_MODE, QueryBy.FOUR_ITEMS, Channel.FAILURE_MODE.mayAsk(),
                    FAILURE_MODE);
        }
        if (lookup instanceof Lookup.Unanswered) {
            return noPath;
        }
        NextStep.Proceed confirmed = CardAnswer.qualificationOnly(Channel.FAILURE_MODE,
                List.of(DeskStep.SEND_FAILURE_REPORT), FAILURE_MODE);
        return answers.decide(lookup, confirmed, noPath, day);
    }

    private @Nullable CertificateStanding standing(@Nullable LocalDate expiry, LocalDate day, CardMedium medium) {
        return expiry == null ? null : tables.grace().certState(expiry, day, medium, tables.switches());
    }

    private static NextStep desk(DeskStep step, List<RuleId> rules) {
        return new NextStep.AskAtDesk(step, ProofStanding.NOT_PROVEN, rules);
    }
}
