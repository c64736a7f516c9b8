package jp.madoguchi.reception.bulk;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AskedPerson;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SourceFile;
import org.jspecify.annotations.Nullable;

/** Takes one person of a bulk result as a single answer is taken, and tells what it means for the worklist. */
final class UnitDecision {

    private final AcceptAnswer answers;
    private final LedgerTransaction ledger;
    private final SourceFile source;
    private final InquiryId question;

    UnitDecision(AcceptAnswer answers, LedgerTransaction ledger, SourceFile source, InquiryId question) {
        this.answers = answers;
        this.ledger = ledger;
        this.source = source;
        this.question = question;
    }

    BulkRow decide(BulkRow row, BulkUnit unit) {
        Answer answer = unit.answer();
        AskedPerson asked = new AskedPerson(question, row.patient(), row.card());
        if (!asked.isEchoedBy(answer)) {
            return row.ended(BulkOutcome.ERROR, BulkReason.OTHER_CARD);
        }
        if (!asked.isDescribedBy(answer)) {
            return row.ended(BulkOutcome.ERROR, BulkReason.ANOTHER_PERSON);
        }
        if (!answers.isAboutOnePerson(ledger, source, asked, answer)) {
            return row.ended(BulkOutcome.ERROR, BulkReason.SEVERAL_PERSONS);
        }
        Map<ResourceId, CoverageRecord> before = onFile(row, answer);
        AnswerRecord record = answers.acceptOneOfMany(ledger, source, asked, answer);
        Said said = said(row.card(), unit, record, before);
        if (record.standing() == AnswerStanding.REVIEW) {
            said = new Said(ofNobodyYet(said.outcome()), BulkReason.DOUBTFUL_PERSON, said.notice());
        }
        return row.ended(said.outcome(), said.reason(), said.notice(), record.patient(), record.id())
                .also(said.also());
    }

    private record Said(BulkOutcome outcome, @Nullable BulkReason reason, @Nullable Notice notice,
            List<BulkReason> also) {

        Said(BulkOutcome outcome, @Nullable BulkReason reason, @Nullable Notice notice) {
            this(outcome, reason, notice, List.of());
        }

        /** With several reasons, the most urgent first. */
        static Said of(BulkOutcome outcome, List<BulkReason> reasons, @Nullable Notice notice) {
            return new Said(outcome, reasons.getFirst(), notice, reasons.subList(1, reasons.size()));
        }
    }

    /** What was found is not stated of a patient before somebody says whose it is; that nothing was found, or said, is. */
    private static BulkOutcome ofNobodyYet(BulkOutcome said) {
        return switch (said) {
            case VALID, CHANGED, INVALID, REGISTERED -> BulkOutcome.ERROR;
            case NOT_FOUND, NO_ANSWER, ERROR, WAITING -> said;
        };
    }

    private Said said(@Nullable CardQuestion card, BulkUnit unit, AnswerRecord record,
            Map<ResourceId, CoverageRecord> before) {
        return switch (unit.answer().outcome()) {
            case AnswerOutcome.Refused refused -> new Said(BulkOutcome.ERROR, BulkReason.REFUSED, refused.notice());
            case AnswerOutcome.Failed failed -> new Said(BulkOutcome.ERROR, BulkReason.REFUSED, failed.notice());
            case AnswerOutcome.Processing processing ->
                new Said(BulkOutcome.NO_ANSWER, BulkReason.NOT_IN_RESULT, null);
            case AnswerOutcome.Confirmed confirmed -> {
                Notice notice = confirmed.notice();
                yield switch (confirmed.validity()) {
                    case VALID -> {
                        List<BulkReason> reasons = differences(card, unit, record, before);
                        yield reasons.isEmpty()
                                ? new Said(BulkOutcome.VALID, null, notice)
                                : Said.of(BulkOutcome.CHANGED, reasons, notice);
                    }
                    case VALID_UNREGISTERED -> new Said(BulkOutcome.VALID, BulkReason.NO_TICKET_YET, notice);
                    case INVALID -> new Said(BulkOutcome.INVALID,
                            reasonOfLoss(record.answer()).orElse(BulkReason.NOT_VALID), notice);
                    case INVALID_NEW_EXISTS -> new Said(BulkOutcome.INVALID, BulkReason.NEW_ONE_EXISTS, notice,
                            reasonOfLoss(record.answer()).stream().toList());
                    case NOT_FOUND -> new Said(BulkOutcome.NOT_FOUND, BulkReason.NOTHING_FOUND, notice);
                    case MULTIPLE -> new Said(BulkOutcome.ERROR, BulkReason.MULTIPLE, notice);
                };
            }
        };
    }

    /** Why the qualification ended (資格喪失事由), as far as the national system says so. */
    private static Optional<BulkReason> reasonOfLoss(Answer answer) {
        ReasonOfLoss said = answer.qualifications().stream().map(Qualification::reasonOfLoss).filter(Objects::nonNull)
                .findFirst().orElse(ReasonOfLoss.OTHER);
        return switch (said) {
            case DEATH -> Optional.of(BulkReason.LOST_BY_DEATH);
            case PUBLIC_ASSISTANCE -> Optional.of(BulkReason.LOST_TO_PUBLIC_ASSISTANCE);
            case OTHER_INSURANCE -> Optional.of(BulkReason.LOST_TO_OTHER_INSURANCE);
            case OTHER -> Optional.empty();
        };
    }

    /** The coverages of everybody who may turn out to be the person, as they are before the answer. */
    private Map<ResourceId, CoverageRecord> onFile(BulkRow row, Answer answer) {
        Map<ResourceId, CoverageRecord> before = new HashMap<>();
        if (row.patient() != null) {
            remember(before, row.patient());
        }
        for (Qualification entry : answer.qualifications()) {
            MemberId member = entry.member();
            if (member != null) {
                List<Candidate> candidates = ledger.candidates(source.facility()).byCard(member,
                        entry.person().birthDate());
                candidates.forEach(candidate -> remember(before, candidate.patient()));
            }
        }
        return before;
    }

    private void remember(Map<ResourceId, CoverageRecord> before, ResourceId patient) {
        ledger.coverages(patient).forEach(coverage -> before.put(coverage.id(), coverage));
    }

    /** All that differs from what was on file, the most urgent first: that the limit may differ is asked singly beside whatever else differs. */
    private List<BulkReason> differences(@Nullable CardQuestion card, BulkUnit unit, AnswerRecord record,
            Map<ResourceId, CoverageRecord> before) {
        Set<BulkReason> reasons = EnumSet.noneOf(BulkReason.class);
        ResourceId patient = record.patient();
        if (patient != null) {
            Map<ResourceId, CoverageRecord> now = new HashMap<>();
            ledger.coverages(patient).forEach(coverage -> now.put(coverage.id(), coverage));
            for (AnsweredCoverage entered : record.coverages()) {
                CoverageRecord after = Objects.requireNonNull(now.get(entered.coverage()));
                difference(card, before.get(entered.coverage()), after).ifPresent(reasons::add);
            }
        }
        if (unit.limitChange() == LimitChange.CHANGED_OR_UNCLEAR) {
            reasons.add(BulkReason.LIMIT_MAY_DIFFER);
        }
        return List.copyOf(reasons);
    }

    private static Optional<BulkReason> difference(@Nullable CardQuestion card, @Nullable CoverageRecord before,
            CoverageRecord after) {
        if (after.ticket() != null) {
            boolean same = before != null && Objects.equals(before.ticket(), after.ticket());
            return same ? Optional.empty() : Optional.of(BulkReason.TICKET_DIFFERS);
        }
        if (before == null) {
            // The answer may add the branch that the card does not name (R-BR-04).
            MemberId found = after.qualification().member();
            boolean askedWith = card != null && found != null && card.member().mayEqual(found);
            return askedWith ? Optional.empty() : Optional.of(BulkReason.NEW_INSURANCE);
        }
        boolean same = before.standing() == after.standing()
                && comparable(before.qualification()).equals(comparable(after.qualification()));
        return same ? Optional.empty() : Optional.of(BulkReason.INSURANCE_DIFFERS);
    }

    /** Without what a bulk answer never carries, or what is said anew each time. */
    private static Qualification comparable(Qualification one) {
        return new Qualification(one.classification(), one.member(), one.insurerName(), one.personalFamily(),
                one.insuredName(), one.person(), one.acquired(), one.lost(), one.cardIssued(), one.cardValidity(),
                one.ratio(), one.preschool(), one.reasonOfLoss(), one.elderly(), null, one.diseases(), List.of(),
                List.of(), one.referenceNumber());
    }
}
