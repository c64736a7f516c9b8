package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.Match;
import jp.madoguchi.domain.identity.MatchBasis;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientMatcher;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.AnsweredPersons;
import jp.madoguchi.domain.qualification.BranchLookup;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one answer, inside its commit. In this order: consumed before? ours? whose? — then everything is written. A refusal
 * writes nothing: whoever holds the file keeps it, and if that is interrupted the same file is refused again, for the same reason.
 */
final class AnswerDecision {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LedgerTransaction ledger;
    private final SourceFile source;
    private final AnswerAttachment attachment;
    private final AnswerFollowUp followUp;
    private final NameVariants variants;

    AnswerDecision(LedgerTransaction ledger, SourceFile source, List<String> destinations, AnswerFollowUp followUp,
            NameVariants variants) {
        this.ledger = ledger;
        this.source = source;
        this.attachment = new AnswerAttachment(ledger, source.facility(), destinations);
        this.followUp = followUp;
        this.variants = variants;
    }

    Acceptance decide(AnswerOrigin origin, Answer answer) {
        List<String> before = ledger.consumedDigests(source);
        if (!before.isEmpty()) {
            return before.getFirst().equals(source.digest()) ? again(origin, answer) : otherBytes(before);
        }
        if (!answer.facility().equals(source.facility())) {
            return refused(ProblemCode.FACILITY_FOREIGN);
        }
        return switch (origin) {
            case AnswerOrigin.FaceResult face -> takeFace(answer);
            case AnswerOrigin.AnswerTo to -> takeAnswerTo(to.inquiry(), answer);
        };
    }

    private Acceptance takeFace(Answer answer) {
        if (!describesOnePerson(answer)) {
            return refused(ProblemCode.ELEMENT_INVALID);
        }
        ledger.consume(source);
        return new Acceptance.Accepted(take(null, answer));
    }

    /** The name is taken: a person compares, and is asked once however often the file is read. */
    private Acceptance otherBytes(List<String> before) {
        return before.contains(source.digest()) ? refused(ProblemCode.SAME_NAME_OTHER_BYTES) : leftToCompare(null);
    }

    private Acceptance leftToCompare(@Nullable ResourceId taken) {
        ledger.consume(source);
        raise(DeskStep.COMPARE_FILES_OF_ONE_NAME, taken, List.of(), ProblemCode.SAME_NAME_OTHER_BYTES.name(),
                List.of(), ledger.at());
        return refused(ProblemCode.SAME_NAME_OTHER_BYTES);
    }

    /** The same file again: it was taken, or left to a person because the question had another answer. */
    private Acceptance again(AnswerOrigin origin, Answer answer) {
        AnswerRecord taken = switch (origin) {
            case AnswerOrigin.FaceResult face -> null;
            case AnswerOrigin.AnswerTo to -> ledger.inquiry(to.inquiry()).map(InquiryRecord::answer).orElse(null);
        };
        return taken != null && contradicts(taken.answer(), answer)
                ? refused(ProblemCode.SAME_NAME_OTHER_BYTES)
                : new Acceptance.AlreadyAccepted();
    }

    /** Whether a question that was answered is answered otherwise. Of an answer about several persons those of one were kept. */
    private boolean contradicts(Answer taken, Answer answer) {
        if (!isConfirmed(taken) || !isConfirmed(answer) || taken.saysTheSameAs(answer)) {
            return false;
        }
        boolean one = persons(answer).areSeveral() && answer.qualifications().containsAll(taken.qualifications());
        return !one || !taken.saysTheSameAs(answer.with(taken.qualifications()));
    }

    private static boolean isConfirmed(Answer answer) {
        return answer.outcome() instanceof AnswerOutcome.Confirmed;
    }

    /**
     * A terminal has one name for whatever it says to a question, and only a confirmation is the last word: it closes the name. What was said
     * before is told once, also where its file is read again after a crash. Another confirmation under another name changes nothing: the same
     * again is done with, one that says otherwise is a person's to compare.
     */
    private Acceptance takeAnswerTo(InquiryId id, Answer answer) {
        Optional<InquiryRecord> asked = ledger.inquiry(id);
        if (asked.isEmpty() || !answers(asked.get(), answer)) {
            return refused(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        }
        AskedPerson person = new AskedPerson(asked.get());
        if (!isAboutOne(person, answer)) {
            return refused(ProblemCode.ELEMENT_INVALID);
        }
        AnswerRecord former = asked.get().answer();
        if (former != null && isConfirmed(former.answer())) {
            return afterTheLastWord(former, answer);
        }
        if (isConfirmed(answer)) {
            ledger.consume(source);
        } else if (former != null && answer.outcome().equals(former.answer().outcome())) {
            return new Acceptance.AlreadyAccepted();
        }
        AnswerRecord record = take(idOf(id, answer), person, answer);
        ledger.save(asked.get().answeredBy(record));
        return new Acceptance.Accepted(record);
    }

    private Acceptance afterTheLastWord(AnswerRecord taken, Answer answer) {
        if (contradicts(taken.answer(), answer)) {
            return leftToCompare(taken.id());
        }
        ledger.consume(source);
        return new Acceptance.AlreadyAccepted();
    }

    /** Whether what was found is one person's, or that of a family of whom the asked person is one (R-BR-04). */
    boolean isAboutOne(AskedPerson asked, Answer answer) {
        boolean oneOfFamily = underOneNumber(asked, answer).filter(found -> !(found instanceof BranchLookup.None))
                .isPresent();
        return oneOfFamily || describesOnePerson(answer);
    }

    /**
     * The answer that settles a question has the question's id, so that whoever asked knows beforehand where it will stand. There is one
     * such answer at most.
     */
    private ResourceId idOf(InquiryId question, Answer answer) {
        return isConfirmed(answer) ? new ResourceId(question.value()) : ledger.newId();
    }

    /** Whether an answer belongs to a question: its identifier, the card data it echoes, and whom it describes. */
    private static boolean answers(InquiryRecord asked, Answer answer) {
        String identifier = answer.arbitraryFileIdentifier();
        if (asked.card().isEmpty() || identifier != null && !identifier.equals(asked.id().value())) {
            return false;
        }
        AskedPerson person = new AskedPerson(asked);
        return person.isEchoedBy(answer) && person.isDescribedBy(answer);
    }

    private static boolean describesOnePerson(Answer answer) {
        return answer.qualifications().stream().map(entry -> entry.person().birthDate()).distinct().count() <= 1;
    }

    /**
     * Takes an answer that belongs to what was asked, with everything that follows from it; whether the source was consumed is the
     * caller's.
     */
    AnswerRecord take(@Nullable AskedPerson asked, Answer answer) {
        return take(ledger.newId(), asked, answer);
    }

    private AnswerRecord take(ResourceId id, @Nullable AskedPerson asked, Answer answer) {
        AnswerRecord record = underOneNumber(asked, answer)
                .map(found -> switch (found) {
                    case BranchLookup.One one ->
                        decided(id, asked, answer.with(persons(answer).of(one.qualification())));
                    case BranchLookup.Multiple several -> askName(id, asked, answer, several);
                    case BranchLookup.None none -> decided(id, asked, answer.with(List.of()));
                }).orElseGet(() -> decided(id, asked, answer));
        ledger.add(record);
        followUp.follow(ledger, record);
        return record;
    }

    private AnswerRecord decided(ResourceId id, @Nullable AskedPerson asked, Answer answer) {
        AnswerRecord nobodys = record(id, asked, answer, AnswerStanding.UNATTACHED);
        return switch (match(asked, answer)) {
            case Match.Certain certain ->
                attachment.attach(nobodys, attachment.known(certain.patient(), answer));
            case Match.Doubtful doubtful -> review(id, asked, answer, doubtful);
            case Match.None none when answer.qualifications().isEmpty() -> nobodys;
            case Match.None none -> attachment.attach(nobodys, attachment.newcomer(answer));
        };
    }

    /** Whom a question without branch number found, where that is a family (R-BR-04). */
    private Optional<BranchLookup> underOneNumber(@Nullable AskedPerson asked, Answer answer) {
        if (asked == null) {
            return Optional.empty();
        }
        ResourceId named = asked.patient();
        Person patient = named == null ? null : ledger.patient(named).map(PatientRecord::person).orElse(null);
        return persons(answer).underOneNumber(asked.card(), patient, variants);
    }

    private AnsweredPersons persons(Answer answer) {
        return AnsweredPersons.of(answer, variants);
    }

    private Match match(@Nullable AskedPerson asked, Answer answer) {
        ResourceId named = asked == null ? null : asked.patient();
        if (!answer.entriesAgree()) {
            return entriesDisagree(named, answer);
        }
        if (!answer.qualifications().isEmpty()) {
            return match(new MatchSubject(named, AnswerAttachment.reference(answer), AnswerAttachment.members(answer),
                    AnswerAttachment.person(answer)));
        }
        if (asked == null || asked.card() == null) {
            return new Match.None();
        }
        return named == null ? ofCard(asked.card()) : askedFor(named, asked.card());
    }

    private Match match(MatchSubject subject) {
        return PatientMatcher.match(subject, ledger.candidates(source.facility()), variants);
    }

    /** Nothing was found: all that is known of the person is the card that was asked with, which is never certain. */
    private Match ofCard(CardQuestion card) {
        Person bearer = new Person(null, null, null, null, Sex.UNSET, null, card.birthDate(), null);
        return match(new MatchSubject(null, null, List.of(card.member()), bearer));
    }

    /** Nothing was found, so nothing names another than the patient for whom the desk asked, if the desk asked for this birth date. */
    private Match askedFor(ResourceId named, CardQuestion card) {
        boolean same = ledger.candidates(source.facility()).byId(named)
                .filter(patient -> patient.person().birthDate().equals(card.birthDate())).isPresent();
        return same
                ? new Match.Certain(named, MatchBasis.NAMED_AT_DESK)
                : new Match.Doubtful(List.of(named), DoubtReason.NUMBER_CONTRADICTS);
    }

    /** Whoever one of the entries may be about; nobody gets any of them. */
    private Match entriesDisagree(@Nullable ResourceId named, Answer answer) {
        Set<ResourceId> candidates = new LinkedHashSet<>();
        if (named != null) {
            candidates.add(named);
        }
        for (Qualification entry : answer.qualifications()) {
            List<MemberId> members = entry.member() == null ? List.of() : List.of(entry.member());
            MatchSubject subject = new MatchSubject(null, entry.referenceNumber(), members, entry.person());
            candidates.addAll(switch (match(subject)) {
                case Match.Certain certain -> List.of(certain.patient());
                case Match.Doubtful doubtful -> doubtful.candidates();
                case Match.None none -> List.of();
            });
        }
        return new Match.Doubtful(List.copyOf(candidates), DoubtReason.ENTRIES_DISAGREE);
    }

    private AnswerRecord review(ResourceId id, @Nullable AskedPerson asked, Answer answer, Match.Doubtful doubtful) {
        raise(DeskStep.DECIDE_WHOSE_ANSWER, id, doubtful.candidates(), doubtful.reason().name(), List.of(),
                answer.processedAt());
        return record(id, asked, answer, AnswerStanding.REVIEW);
    }

    private AnswerRecord askName(ResourceId id, @Nullable AskedPerson asked, Answer answer,
            BranchLookup.Multiple several) {
        Set<ResourceId> candidates = new LinkedHashSet<>();
        if (asked != null && asked.patient() != null) {
            candidates.add(asked.patient());
        }
        if (asked != null && asked.card() != null) {
            ledger.candidates(source.facility()).byCard(asked.card().member(), asked.card().birthDate())
                    .forEach(one -> candidates.add(one.patient()));
        }
        raise(several.step(), id, List.copyOf(candidates), DoubtReason.SEVERAL_UNDER_NUMBER.name(),
                BranchLookup.RULES, answer.processedAt());
        return record(id, asked, answer, AnswerStanding.REVIEW);
    }

    private AnswerRecord record(ResourceId id, @Nullable AskedPerson asked, Answer answer, AnswerStanding standing) {
        InquiryId inquiry = asked == null ? null : asked.question();
        return new AnswerRecord(id, source.facility(), source.terminal(), inquiry, standing, null, ledger.at(), answer,
                List.of());
    }

    private Acceptance refused(ProblemCode code) {
        return new Acceptance.Refused(Problem.at(code, source.name()));
    }

    private void raise(DeskStep step, @Nullable ResourceId answer, List<ResourceId> candidates, String reason,
            List<RuleId> rules, Instant asOf) {
        LocalDate today = LocalDate.ofInstant(ledger.at(), JAPAN);
        ledger.raise(DeskTask.open(ledger.newId(), source.facility(), step, null,
                new DeskTaskCause(reason, rules, answer, candidates, asOf), today, ledger.at()));
    }
}
