package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.Match;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.PatientMatcher;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.OutboxEntry;
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
    private final List<String> destinations;
    private final AnswerFollowUp followUp;

    AnswerDecision(LedgerTransaction ledger, SourceFile source, List<String> destinations, AnswerFollowUp followUp) {
        this.ledger = ledger;
        this.source = source;
        this.destinations = destinations;
        this.followUp = followUp;
    }

    Acceptance decide(AnswerOrigin origin, Answer answer) {
        List<String> before = ledger.consumedDigests(source);
        if (!before.isEmpty()) {
            return before.getFirst().equals(source.digest()) ? new Acceptance.AlreadyAccepted() : otherBytes(before);
        }
        if (!answer.facility().equals(source.facility())) {
            return refused(ProblemCode.FACILITY_FOREIGN);
        }
        if (!describesOnePerson(answer)) {
            return refused(ProblemCode.ELEMENT_INVALID);
        }
        return switch (origin) {
            case AnswerOrigin.FaceResult face -> {
                ledger.consume(source);
                yield new Acceptance.Accepted(take(null, answer));
            }
            case AnswerOrigin.AnswerTo to -> takeAnswerTo(to.inquiry(), answer);
        };
    }

    /** The name is taken: a person compares, and is asked once however often the file is read. */
    private Acceptance otherBytes(List<String> before) {
        if (!before.contains(source.digest())) {
            ledger.consume(source);
            raise(DeskStep.COMPARE_FILES_OF_ONE_NAME, null, List.of(), ProblemCode.SAME_NAME_OTHER_BYTES.name(),
                    ledger.at());
        }
        return refused(ProblemCode.SAME_NAME_OTHER_BYTES);
    }

    private Acceptance takeAnswerTo(InquiryId id, Answer answer) {
        Optional<InquiryRecord> asked = ledger.inquiry(id);
        if (asked.isEmpty() || !answers(asked.get(), answer)) {
            return refused(ProblemCode.ANSWER_TO_OTHER_QUESTION);
        }
        AnswerRecord former = asked.get().answer();
        boolean settled = former != null && former.answer().outcome() instanceof AnswerOutcome.Confirmed;
        if (settled) {
            ledger.consume(source);
            return new Acceptance.AlreadyAccepted();
        }
        ledger.consume(source);
        AnswerRecord record = take(idOf(id, answer), new AskedPerson(asked.get()), answer);
        ledger.save(asked.get().answeredBy(record));
        return new Acceptance.Accepted(record);
    }

    /**
     * The answer that settles a question has the question's id, so that whoever asked knows beforehand where it will stand. There is one
     * such answer at most.
     */
    private ResourceId idOf(InquiryId question, Answer answer) {
        return answer.outcome() instanceof AnswerOutcome.Confirmed ? new ResourceId(question.value()) : ledger.newId();
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

    static boolean describesOnePerson(Answer answer) {
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
        AnswerRecord record = switch (match(asked, answer)) {
            case Match.Certain certain -> attach(id, asked, answer, known(certain.patient(), answer));
            case Match.Doubtful doubtful -> review(id, asked, answer, doubtful);
            case Match.None none when answer.qualifications().isEmpty() ->
                record(id, asked, answer, AnswerStanding.UNATTACHED, null, List.of());
            case Match.None none -> attach(id, asked, answer, newcomer(answer));
        };
        ledger.add(record);
        followUp.follow(ledger, record);
        return record;
    }

    private Match match(@Nullable AskedPerson asked, Answer answer) {
        ResourceId named = asked == null ? null : asked.patient();
        if (!answer.entriesAgree()) {
            return entriesDisagree(named, answer);
        }
        MatchSubject subject;
        if (!answer.qualifications().isEmpty()) {
            Person person = answer.qualifications().getFirst().person();
            subject = new MatchSubject(named, reference(answer), members(answer), person.kana(), person.sex(),
                    person.birthDate());
        } else if (asked != null && asked.card() != null) {
            // Nothing was found: all that is known is what was asked.
            subject = new MatchSubject(named, null, List.of(asked.card().member()), null, Sex.UNSET,
                    asked.card().birthDate());
        } else {
            return new Match.None();
        }
        return PatientMatcher.match(subject, ledger.candidates(source.facility()));
    }

    /** Whoever one of the entries may be about; nobody gets any of them. */
    private Match entriesDisagree(@Nullable ResourceId named, Answer answer) {
        Set<ResourceId> candidates = new LinkedHashSet<>();
        if (named != null) {
            candidates.add(named);
        }
        for (Qualification entry : answer.qualifications()) {
            Person person = entry.person();
            List<MemberId> members = entry.member() == null ? List.of() : List.of(entry.member());
            MatchSubject subject = new MatchSubject(null, entry.referenceNumber(), members, person.kana(),
                    person.sex(), person.birthDate());
            candidates.addAll(switch (PatientMatcher.match(subject, ledger.candidates(source.facility()))) {
                case Match.Certain certain -> List.of(certain.patient());
                case Match.Doubtful doubtful -> doubtful.candidates();
                case Match.None none -> List.of();
            });
        }
        return new Match.Doubtful(List.copyOf(candidates), DoubtReason.ENTRIES_DISAGREE);
    }

    private PatientRecord known(ResourceId patient, Answer answer) {
        PatientRecord before = ledger.patient(patient).orElseThrow();
        if (answer.qualifications().isEmpty()) {
            return before;
        }
        boolean newer = !answer.processedAt().isBefore(before.asOf());
        ReferenceNumber reference = before.reference() == null ? reference(answer) : before.reference();
        return new PatientRecord(before.id(), before.facility(), before.standing(), before.number(), reference,
                before.hospitalName(), before.hospitalKana(),
                newer ? answer.qualifications().getFirst().person() : before.person(),
                newer ? answer.processedAt() : before.asOf(), union(before.members(), members(answer)));
    }

    private PatientRecord newcomer(Answer answer) {
        return new PatientRecord(ledger.newId(), source.facility(), PatientStanding.PROVISIONAL, null,
                reference(answer),
                null, answer.qualifications().getFirst().person(), answer.processedAt(), members(answer));
    }

    private AnswerRecord attach(ResourceId id, @Nullable AskedPerson asked, Answer answer, PatientRecord patient) {
        ledger.save(patient);
        List<AnsweredCoverage> coverages = new CoverageBook(ledger, patient).enter(id, answer);
        AnswerStanding standing = switch (patient.standing()) {
            case LINKED -> AnswerStanding.LINKED;
            case PROVISIONAL -> AnswerStanding.PROVISIONAL;
        };
        for (String destination : destinations) {
            ledger.enqueue(new OutboxEntry(ledger.newId(), source.facility(), destination, id, patient.id()));
        }
        return record(id, asked, answer, standing, patient.id(), coverages);
    }

    private AnswerRecord review(ResourceId id, @Nullable AskedPerson asked, Answer answer, Match.Doubtful doubtful) {
        DoubtReason reason = doubtful.reason();
        raise(DeskStep.DECIDE_WHOSE_ANSWER, id, doubtful.candidates(), reason.name(), answer.processedAt());
        return record(id, asked, answer, AnswerStanding.REVIEW, null, List.of());
    }

    private AnswerRecord record(ResourceId id, @Nullable AskedPerson asked, Answer answer, AnswerStanding standing,
            @Nullable ResourceId patient, List<AnsweredCoverage> coverages) {
        InquiryId inquiry = asked == null ? null : asked.question();
        return new AnswerRecord(id, source.facility(), source.terminal(), inquiry, standing, patient, ledger.at(),
                answer,
                coverages);
    }

    private Acceptance refused(ProblemCode code) {
        return new Acceptance.Refused(Problem.at(code, source.name()));
    }

    private void raise(DeskStep step, @Nullable ResourceId answer, List<ResourceId> candidates, String reason,
            Instant asOf) {
        LocalDate today = LocalDate.ofInstant(ledger.at(), JAPAN);
        ledger.raise(DeskTask.open(ledger.newId(), source.facility(), step, null,
                new DeskTaskCause(reason, List.of(), answer, candidates, asOf), today, ledger.at()));
    }

    private static @Nullable ReferenceNumber reference(Answer answer) {
        return answer.qualifications().stream()
                .map(Qualification::referenceNumber)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<MemberId> members(Answer answer) {
        List<MemberId> members = new ArrayList<>();
        for (Qualification entry : answer.qualifications()) {
            MemberId member = entry.member();
            if (member != null) {
                members.add(member);
            }
        }
        return members;
    }

    private static List<MemberId> union(List<MemberId> before, List<MemberId> now) {
        List<MemberId> all = new ArrayList<>(before);
        for (MemberId member : now) {
            if (all.stream().noneMatch(known -> known.matchKey().equals(member.matchKey()))) {
                all.add(member);
            }
        }
        return all;
    }
}
