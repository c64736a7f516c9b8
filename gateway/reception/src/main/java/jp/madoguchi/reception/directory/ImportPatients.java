package jp.madoguchi.reception.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Match;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientMatcher;
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
        return takeFrom(facility, rows, 0, ImportReport.NONE);
    }

    private CompletionStage<ImportReport> takeFrom(FacilityCode facility, List<DirectoryRow> rows, int from,
            ImportReport sofar) {
        if (from >= rows.size()) {
            return CompletableFuture.completedStage(sofar);
        }
        int to = Math.min(rows.size(), from + ROWS_PER_COMMIT);
        List<DirectoryRow> chunk = List.copyOf(rows.subList(from, to));
        return ledger.commit(transaction -> new Chunk(transaction, facility).take(chunk))
                .thenCompose(done -> views.refresh(done.value().touched()).thenApply(seen -> done.value().report()))
                .thenCompose(report -> takeFrom(facility, rows, to, sofar.plus(report)));
    }

    private record Taken(ImportReport report, List<ResourceId> touched) {}

    /** The rows of one commit. */
    private static final class Chunk {

        private final LedgerTransaction ledger;
        private final FacilityCode facility;
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
            for (DirectoryRow row : rows) {
                Optional<PatientRecord> known = ledger.patientByNumber(facility, row.number());
                known.ifPresentOrElse(patient -> renew(patient, row), () -> add(row));
            }
            return new Taken(new ImportReport(added, changed, unchanged, lookAlike), List.copyOf(touched));
        }

        private void renew(PatientRecord before, DirectoryRow row) {
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
            ledger.save(after);
            ShowNameDifference.renamed(ledger, after);
        }

        private void add(DirectoryRow row) {
            ResourceId id = ledger.newId();
            Optional<ReferenceNumber> reference = ReferenceNumber.parse(row.number().value()).toOptional();
            Person person = new Person(row.name(), row.kana(), null, null, row.sex(), null, row.birthDate(), null);
            noteLookAlike(id, row, person, reference);
            ledger.save(new PatientRecord(id, facility, PatientStanding.LINKED, row.number(), reference.orElse(null),
                    row.name(), row.kana(), person, Instant.EPOCH, with(List.of(), row)));
            added++;
            touched.add(id);
        }

        private void noteLookAlike(ResourceId id, DirectoryRow row, Person person,
                Optional<ReferenceNumber> reference) {
            MatchSubject subject = new MatchSubject(null, reference.orElse(null), with(List.of(), row), person);
            List<ResourceId> alike = new ArrayList<>(List.of(id));
            // Whoever looks alike is shown to a person, whether by variants of kanji or not.
            switch (PatientMatcher.match(subject, ledger.candidates(facility), NameVariants.none())) {
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
