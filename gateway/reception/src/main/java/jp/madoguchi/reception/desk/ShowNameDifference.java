package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.NameRepair;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import jp.madoguchi.reception.ledger.PatientRecord;

/**
 * Shows the desk where an accepted answer writes a patient's name otherwise than the hospital's own records, whose kanji stay (R-BC-03,
 * R-BC-04). Only where kana, birth date and sex agree: anything else is a matter of matching. Each pair of spellings comes up once, however
 * often the patient comes; when the spellings change, what is left of the old task ends.
 */
public final class ShowNameDifference implements AnswerFollower {

    /** Why a task ended without a person: one of the two spellings is another now. */
    static final String SPELLING_CHANGED = "SPELLING_CHANGED";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final List<RuleId> KEPT = List.of(RuleId.of("R-BC-03"), RuleId.of("R-BC-04"));
    private static final List<RuleId> LACKING = List.of(RuleId.of("R-BC-03"), RuleId.of("R-BC-02"));

    private final NameVariants variants;

    public ShowNameDifference(NameVariants variants) {
        this.variants = variants;
    }

    /** What the desk is shown. */
    private record Finding(DeskStep step, String reason, List<RuleId> rules, List<NameDifference> differences) {}

    @Override
    public void follow(LedgerTransaction ledger, AnswerRecord record) {
        if (record.patient() == null || record.answer().qualifications().isEmpty()) {
            return;
        }
        PatientRecord patient = ledger.patient(record.patient()).orElseThrow();
        Person national = record.answer().qualifications().getFirst().person();
        PersonName ours = patient.hospitalName();
        PersonName theirs = national.name();
        boolean late = record.answer().processedAt().isBefore(patient.asOf());
        if (ours == null || theirs == null || late) {
            return;
        }
        Optional<Finding> finding = finding(patient, ours, national);
        List<NameDifferenceRecord> before = ledger.nameDifferences().of(patient.id());
        before.stream().filter(one -> finding.isEmpty() || !one.isOf(ours, theirs)).forEach(one -> end(ledger, one));
        if (finding.isPresent() && before.stream().noneMatch(one -> one.isOf(ours, theirs))) {
            show(ledger, record, patient, finding.get(), ours, theirs);
        }
    }

    private Optional<Finding> finding(PatientRecord patient, PersonName ours, Person national) {
        Person person = patient.person();
        Person hospital = new Person(ours, patient.hospitalKana(), null, null, person.sex(), null, person.birthDate(),
                null);
        return switch (NameRepair.of(hospital, national, variants)) {
            case NameRepair.Kept kept when kept.differences().isEmpty() -> Optional.empty();
            case NameRepair.Kept kept -> Optional.of(new Finding(DeskStep.SEE_NAME_DIFFERENCE,
                    national.name() != null && national.name().hasBlackCircle()
                            ? "NATIONAL_HAS_BLACK_CIRCLE"
                            : "WRITTEN_OTHERWISE",
                    KEPT, kept.differences()));
            case NameRepair.Completed completed -> Optional.of(new Finding(DeskStep.COMPLETE_NAME,
                    "HOSPITAL_HAS_BLACK_CIRCLE", LACKING, completed.differences()));
            case NameRepair.ForAPerson matching -> Optional.empty();
        };
    }

    private static void show(LedgerTransaction ledger, AnswerRecord record, PatientRecord patient, Finding finding,
            PersonName ours, PersonName theirs) {
        LocalDate today = LocalDate.ofInstant(ledger.at(), JAPAN);
        DeskTask task = DeskTask.open(ledger.newId(), record.facility(), finding.step(), patient.id(),
                new DeskTaskCause(finding.reason(), finding.rules(), record.id(), List.of(),
                        record.answer().processedAt()),
                today, ledger.at());
        ledger.raise(task);
        ledger.nameDifferences().add(new NameDifferenceRecord(task.id(), record.facility(), patient.id(), record.id(),
                ours, theirs, finding.differences(), ledger.at()));
    }

    /** The hospital's records hold another name now: tasks about the one before end. */
    public static void renamed(LedgerTransaction ledger, PatientRecord patient) {
        ledger.nameDifferences().of(patient.id()).stream()
                .filter(one -> !one.hospital().equals(patient.hospitalName()))
                .forEach(one -> end(ledger, one));
    }

    private static void end(LedgerTransaction ledger, NameDifferenceRecord one) {
        ledger.task(one.task()).filter(DeskTask::pending)
                .ifPresent(task -> ledger.save(task.cancel(SPELLING_CHANGED, ledger.at())));
    }
}
