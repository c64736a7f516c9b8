package jp.madoguchi.reception.medical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** What happens to consents and medical information so that a person is asked to do something. */
public final class MedicalSituations {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final LockMedicalInformation locking = new LockMedicalInformation(ledger,
            question -> CompletableFuture
                    .failedStage(new ProblemException(Problem.of(ProblemCode.TERMINAL_FOLDER_UNREACHABLE))),
            new MedicalWindow(WindowSettings.DEFAULT, Consented.viewers(), Consented.switches()),
            patients -> CompletableFuture.completedStage(null), new InquiryIds(new Random(2)), () -> ledger.now);

    private MedicalSituations() {
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, person, Instant.EPOCH, List.of(MEMBER)));
    }

    /** By the step that each leaves to a person; asking for it lets it happen. */
    public static Map<DeskStep, Supplier<List<DeskTask>>> all() {
        return Map.of(DeskStep.REVOKE_CONSENT_AT_TERMINAL, () -> new MedicalSituations().revocationCannotBeTold(),
                DeskStep.REPORT_WRONG_PERSON, () -> new MedicalSituations().anotherPersonsInformation());
    }

    private List<DeskTask> revocationCannotBeTold() {
        locking.revokeAtHome(new Revocation(FACILITY, Consented.PATIENT, "staff-2"), TerminalId.DEFAULT, MEMBER)
                .handle((told, failure) -> failure).toCompletableFuture().join();
        return ledger.tasks;
    }

    private List<DeskTask> anotherPersonsInformation() {
        locking.notThisPatient(FACILITY, Consented.PATIENT,
                new WrongPersonReport(ConsentItem.MEDICINES, "dr-1", ledger.now)).toCompletableFuture().join();
        return ledger.tasks;
    }
}
