package jp.madoguchi.reception.subsidy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Match;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientMatcher;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import org.jspecify.annotations.Nullable;

/**
 * Takes certificates of subsidies: decides whose they are, as of an answer, and keeps them with their patient. An entry of a known key
 * replaces the former unless it is older; nothing is ever ended because it was not sent (R-PM-02, R-PM-08). What the check of the day does
 * not simply take, or misses, is kept all the same and becomes a desk task that says what is wrong, once for each patient, day, step and
 * reason. Those that are nobody's for certain wait until a person has said whose they are ({@link AttachSubsidies}). Idempotent: the same file again changes nothing.
 */
public final class AcceptSubsidies {

    /** Why a person is told of certificates that nobody here is known to hold; see {@link DeskTaskCause#reason}. */
    public static final String NOBODY_KNOWN = "SUBSIDIES_OF_NOBODY_KNOWN";

    /** A card reader's result and the certificates beside it are two files: the one that says who it is may come later. */
    private static final Duration WAITS_FOR_ITS_PERSON = Duration.ofMinutes(10);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final SubsidyCheck check;
    private final NameVariants variants;

    /**
     * @param ledger   keeps them
     * @param check    judges them on the day on which the terminal passed them on
     * @param variants of kanji in names
     */
    public AcceptSubsidies(AnswerLedger ledger, SubsidyCheck check, NameVariants variants) {
        this.ledger = ledger;
        this.check = check;
        this.variants = variants;
    }

    /**
     * Takes the certificates of a file. {@code Later}, if nobody here is known to hold them and the file is not older than ten minutes;
     * fails only when nothing could be committed.
     */
    public CompletionStage<Taken> accept(ReceivedSubsidies received) {
        return ledger.commit(transaction -> new Decision(transaction, check, variants, received).decide())
                .thenApply(Committed::value);
    }

    /** What becomes of one file, inside its commit. */
    private record Decision(LedgerTransaction ledger, SubsidyCheck check, NameVariants variants,
            ReceivedSubsidies received) {

        Taken decide() {
            SourceFile source = received.source();
            List<String> before = ledger.consumedDigests(source);
            if (!before.isEmpty()) {
                return before.getFirst().equals(source.digest()) ? new Taken.DoneBefore() : otherBytes(before);
            }
            FacilityCode said = received.echo().facility();
            if (said != null && !said.equals(source.facility())) {
                return refused(ProblemCode.FACILITY_FOREIGN);
            }
            if (received.records().isEmpty()) {
                // None at all says nothing: no entitlement, a lost one and no consent look the same.
                ledger.consume(source);
                return new Taken.Done();
            }
            return switch (match()) {
                case Match.Certain certain -> keep(certain.patient());
                case Match.Doubtful doubtful -> review(doubtful.candidates(), doubtful.reason().name());
                case Match.None none when mayBeKnownSoon() ->
                    new Taken.Later(Problem.at(ProblemCode.IDENTITY_DOUBTFUL, source.name()));
                case Match.None none -> review(List.of(), NOBODY_KNOWN);
            };
        }

        private Taken otherBytes(List<String> before) {
            if (!before.contains(received.source().digest())) {
                ledger.consume(received.source());
                raise(DeskStep.COMPARE_FILES_OF_ONE_NAME, List.of(), ProblemCode.SAME_NAME_OTHER_BYTES.name());
            }
            return refused(ProblemCode.SAME_NAME_OTHER_BYTES);
        }

        private Match match() {
            if (received.birthDate() == null) {
                return new Match.None();
            }
            CandidateSource directory = ledger.candidates(received.source().facility());
            Sex sex = received.sex() == null ? sexOfTheOnlyBearer(directory) : received.sex();
            Person holder = new Person(received.name(), received.kana(), null, null, sex, null, received.birthDate(),
                    null);
            List<MemberId> cards = received.member() == null ? List.of() : List.of(received.member());
            return PatientMatcher.match(new MatchSubject(null, null, cards, holder), directory, variants);
        }

        /**
         * No field of the hub says a sex. A number with its branch is one person's, and so is one whose insurer has no branches (R-BR-03): with the birth
         * date and, as for everybody, the name it says who it is. With less, or where several bear it, a person decides.
         */
        private Sex sexOfTheOnlyBearer(CandidateSource directory) {
            MemberId card = received.member();
            if (card == null || received.birthDate() == null
                    || card.branch() == null && BranchNumber.isUsedBy(card.insurer())) {
                return Sex.UNSET;
            }
            List<Candidate> bearers = directory.byCard(card, received.birthDate());
            return bearers.size() == 1 ? bearers.getFirst().person().sex() : Sex.UNSET;
        }

        private boolean mayBeKnownSoon() {
            Instant processed = received.echo().processedAt();
            return received.birthDate() != null && processed != null
                    && Duration.between(processed, ledger.at()).compareTo(WAITS_FOR_ITS_PERSON) < 0;
        }

        private Taken keep(ResourceId patient) {
            new PatientSubsidies(ledger, check, patient).take(came(null), asOf());
            ledger.consume(received.source());
            return new Taken.Done();
        }

        /** Kept without a patient, and nobody's until a person has looked. */
        private Taken review(List<ResourceId> candidates, String reason) {
            ResourceId task = raise(DeskStep.DECIDE_WHOSE_ANSWER, candidates, reason);
            came(new UndecidedHolder(task, received.member(), received.kana(), received.birthDate()))
                    .forEach(ledger.subsidies()::save);
            ledger.consume(received.source());
            return new Taken.Done();
        }

        private List<SubsidyEntry> came(@Nullable UndecidedHolder undecided) {
            SourceFile source = received.source();
            return received.records().stream().map(record -> new SubsidyEntry(ledger.newId(), source.facility(),
                    source.terminal(), null, asOf(), record, undecided)).toList();
        }

        private Instant asOf() {
            return received.echo().processedAt() == null ? ledger.at() : received.echo().processedAt();
        }

        private Taken refused(ProblemCode code) {
            return new Taken.Refused(Problem.at(code, received.source().name()));
        }

        private ResourceId raise(DeskStep step, List<ResourceId> candidates, String reason) {
            ResourceId id = ledger.newId();
            ledger.raise(DeskTask.open(id, received.source().facility(), step, null,
                    new DeskTaskCause(reason, List.of(), null, candidates, ledger.at()),
                    LocalDate.ofInstant(ledger.at(), JAPAN), ledger.at()));
            return id;
        }
    }
}
