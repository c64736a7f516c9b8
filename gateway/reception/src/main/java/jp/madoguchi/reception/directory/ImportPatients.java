package jp.madoguchi.reception.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Match;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientMatcher;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.desk.ShowNameDifference;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Takes over the hospital's patients. Importing the same rows again changes nothing. A patient who is not among the rows stays.
 * A provisional patient is never merged by itself: who looks like one becomes a desk task.
 */
public final class ImportPatients {

    /** Rows in one commit: enough to amortise it, few enough to let a card reader's answer in between. */
    private static final int ROWS_PER_COMMIT = 200;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AnswerLedger ledger;
    private final PatientViews views;

    public ImportPatients(AnswerLedger ledger, PatientViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    /** Takes over these patients of a facility, {@value #ROWS_PER_COMMIT} in a commit. */
    public CompletionStage<ImportReport> take(FacilityCode facility, List<DirectoryRow> rows) {
        return take(facility, rows, sofar -> {});
    }

    /**
     * The same for a long list.
     *
     * @param told what became of the rows so far, after each commit; what it throws fails the import there
     */
    public CompletionStage<ImportReport> take(FacilityCode facility, List<DirectoryRow> rows,
            Consumer<ImportReport> told) {
        return takeFrom(facility, rows, 0, ImportReport.NONE, told);
    }

    private CompletionStage<ImportReport> takeFrom(FacilityCode facility, List<DirectoryRow> rows, int from,
            ImportReport before, Consumer<ImportReport> told) {
        if (from >= rows.size()) {
            return CompletableFuture.completedStage(before);
        }
        int to = Math.min(rows.size(), from + ROWS_PER_COMMIT);
        List<DirectoryRow> chunk = List.copyOf(rows.subList(from, to));
        return ledger.commit(transaction -> new Chunk(transaction, facility).take(chunk))
                .thenCompose(done -> views.refresh(done.value().touched()).thenApply(seen -> done.value().report()))
                .thenCompose(report -> {
                    ImportReport sofar = before.plus(report);
                    told.accept(sofar);
                    return takeFrom(facility, rows, to, sofar, told);
                });
    }

    private record Taken(ImportReport report, List<ResourceId> touched) {}

    /** The rows of one commit. */
    private static final class Chunk {

        private final LedgerTransaction ledger;
        private final FacilityCode facility;
        private final Map<PatientNumber, PatientRecord> known = new HashMap<>();
        private final List<PatientRecord> unsaved = new ArrayList<>();
        private final List<ResourceId> touched = new ArrayList<>();
        private int added;
        private int changed;
        private int unchanged;
        private int lookAlike;

        Chunk(LedgerTransaction ledger, FacilityCode facility) {
            this.ledger = ledger;
            this.facility = facility;
        }

        Taken take(List<DirectoryRow> rows) {
            ledger.patientsByNumber(facility, rows.stream().map(DirectoryRow::number).toList())
                    .forEach(patient -> known.put(Objects.requireNonNull(patient.number()), patient));
            Set<PatientNumber> before = Set.copyOf(known.keySet());
            Set<PatientNumber> numbers = new HashSet<>();
            List<DirectoryRow> fresh = new ArrayList<>();
            List<DirectoryRow> again = new ArrayList<>();
            for (DirectoryRow row : rows) {
                if (before.contains(row.number())) {
                    renew(row); // before anybody is added: who looks alike is told by what the hospital says now
                } else {
                    (numbers.add(row.number()) ? fresh : again).add(row);
                }
            }
            add(fresh);
            again.forEach(this::renew);
            return new Taken(new ImportReport(added, changed, unchanged, lookAlike), List.copyOf(touched));
        }

        private void renew(DirectoryRow row) {
            PatientRecord before = Objects.requireNonNull(known.get(row.number()));
            Person person = new Person(before.person().name(), row.kana() == null ? before.person().kana() : row.kana(),
                    before.person().otherName(), before.person().otherKana(),
                    row.sex() == Sex.UNSET ? before.person().sex() : row.sex(), before.person().cardSex(),
                    row.birthDate(), before.person().address());
            PersonName name = row.name() == null ? before.hospitalName() : row.name();
            PatientRecord after = new PatientRecord(before.id(), facility, PatientStanding.LINKED, before.number(),
                    before.reference(), name, row.kana() == null ? before.hospitalKana() : row.kana(), person,
                    before.asOf(), with(before.members(), row));
            if (after.equals(before)) {
                unchanged++;
                return;
            }
            changed++;
            touched.add(after.id());
            known.put(row.number(), after);
            ledger.save(after);
            ShowNameDifference.renamed(ledger, after);
        }

        /** A statement for each row would cost more than the row: who may be alike is asked once for all, and all are written at once. */
        private void add(List<DirectoryRow> rows) {
            if (rows.isEmpty()) {
                return;
            }
            List<MatchSubject> persons = rows.stream().map(Chunk::person).toList();
            CandidateSource alike = ledger.provisionalAlike(facility, persons);
            for (int i = 0; i < rows.size(); i++) {
                add(rows.get(i), persons.get(i), alike);
            }
            write();
        }

        private void add(DirectoryRow row, MatchSubject person, CandidateSource alike) {
            ResourceId id = ledger.newId();
            if (!(match(person, alike) instanceof Match.None)) {
                write(); // who came before in this commit counts as well
                noteLookAlike(id, match(person, ledger.provisionalAlike(facility, List.of(person))));
            }
            PatientRecord patient = new PatientRecord(id, facility, PatientStanding.LINKED, row.number(),
                    person.reference(), row.name(), row.kana(), person.person(), Instant.EPOCH, person.members());
            unsaved.add(patient);
            known.put(row.number(), patient);
            touched.add(id);
            added++;
        }

        private void write() {
            if (!unsaved.isEmpty()) {
                ledger.addAll(List.copyOf(unsaved));
                unsaved.clear();
            }
        }

        /** Whoever looks alike is shown to a person, whether by variants of kanji or not. */
        private static Match match(MatchSubject person, CandidateSource directory) {
            return PatientMatcher.match(person, directory, NameVariants.none());
        }

        private static MatchSubject person(DirectoryRow row) {
            return new MatchSubject(null, ReferenceNumber.parse(row.number().value()).toOptional().orElse(null),
                    with(List.of(), row),
                    new Person(row.name(), row.kana(), null, null, row.sex(), null, row.birthDate(), null));
        }

        private void noteLookAlike(ResourceId id, Match match) {
            List<ResourceId> alike = new ArrayList<>(List.of(id));
            switch (match) {
                case Match.Certain certain -> alike.add(certain.patient());
                case Match.Doubtful doubtful -> alike.addAll(doubtful.candidates());
                case Match.None none -> {
                    return;
                }
            }
            boolean provisional = alike.stream()
                    .flatMap(one -> ledger.patient(one).stream())
                    .anyMatch(one -> one.standing() == PatientStanding.PROVISIONAL);
            if (provisional) {
                lookAlike++;
                ledger.raise(DeskTask.open(ledger.newId(), facility, DeskStep.LINK_PROVISIONAL_PATIENT, id,
                        new DeskTaskCause("LOOKS_LIKE_PROVISIONAL", List.of(), null, alike, ledger.at()),
                        LocalDate.ofInstant(ledger.at(), JAPAN), ledger.at()));
            }
        }

        private static List<MemberId> with(List<MemberId> members, DirectoryRow row) {
            MemberId card = row.member();
            if (card == null || members.stream().anyMatch(known -> known.matchKey().equals(card.matchKey()))) {
                return members;
            }
            List<MemberId> more = new ArrayList<>(members);
            more.add(card);
            return List.copyOf(more);
        }
    }
}
