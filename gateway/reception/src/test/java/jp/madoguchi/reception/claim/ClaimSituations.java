package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import org.jspecify.annotations.Nullable;

/** What happens to a case so that a person is asked to do something. */
public final class ClaimSituations {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final CaseWork work = new CaseWork(ledger, Cases.ways());

    private ClaimSituations() {}

    /** By the step that each leaves to a person; asking for it lets it happen. */
    public static Map<DeskStep, Supplier<List<DeskTask>>> all() {
        return Map.of(DeskStep.CONTACT_FOR_CLAIM, () -> new ClaimSituations().nobodyKnowsANumber(),
                DeskStep.ASK_FOR_KANA, () -> new ClaimSituations().declared(Cases.VISIT, null, "東京都千代田区見本1-1"),
                DeskStep.WRITE_CLAIM_TEXT_IN_KANA,
                () -> new ClaimSituations().declared(Cases.VISIT, new KanaName("ヤマダ", "タロウ"), "見本𪚲"),
                DeskStep.HOLD_CLAIM_UNTIL_MONTH,
                () -> new ClaimSituations().declared(LocalDate.of(2023, 7, 20), new KanaName("ヤマダ", "タロウ"),
                        "東京都千代田区見本1-1"),
                DeskStep.CLAIM_AGAIN_AFTER_RETURN, () -> new ClaimSituations().claimCameBack(),
                DeskStep.ASK_AGAIN_WITH_BIRTH_DATE, () -> new ClaimSituations().numberWithoutBirthDate());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private CaseOrder order() {
        return Cases.order(ledger, ledger.cases.keySet().iterator().next());
    }

    private void answered(LocalDate visit, QualificationValidity validity, boolean lost) {
        ledger.now = Cases.at(visit);
        AnswerOutcome outcome = new AnswerOutcome.Confirmed(validity, null);
        done(new OpenCase(ledger, Cases.ways()).fromAnswer(lost
                ? Cases.answer(Cases.patient(ledger), outcome, visit, Cases.LOST)
                : Cases.answer(Cases.patient(ledger), outcome, visit), null, true));
    }

    private List<DeskTask> nobodyKnowsANumber() {
        answered(Cases.VISIT, QualificationValidity.NOT_FOUND, false);
        return ledger.tasks;
    }

    private List<DeskTask> declared(LocalDate visit, @Nullable KanaName kana, String address) {
        answered(visit, QualificationValidity.NOT_FOUND, false);
        done(work.declare(order(), new QualificationDeclaration(new PersonName("山田", "太郎"), kana, Cases.BIRTH, Sex.MALE,
                List.of(address), "03-0000-0000", InsuranceType.HEALTH_INSURANCE_SOCIETY, "○○健康保険組合", null, null,
                new Confirmation.Signed(visit))));
        done(work.contacted(order(), visit));
        return ledger.tasks;
    }

    private List<DeskTask> claimCameBack() {
        answered(Cases.VISIT, QualificationValidity.INVALID, true);
        done(work.declare(order(), Cases.declaration()));
        done(work.contacted(order(), Cases.VISIT));
        ClaimCaseRecord one = ledger.cases.values().iterator().next();
        Cases.triedOn(ledger, one.id(), LocalDate.of(2026, 6, 1));
        done(work.claim(order(), YearMonth.of(2026, 6)));
        ledger.now = Cases.at(LocalDate.of(2026, 8, 3));
        done(work.returned(order(), ReturnReason.OTHER));
        return ledger.tasks;
    }

    private List<DeskTask> numberWithoutBirthDate() {
        ledger.now = Cases.at(Cases.VISIT);
        done(new OpenCase(ledger, Cases.ways()).withoutAnswer(new CaseOpening(Cases.FACILITY, TerminalId.DEFAULT, null,
                null, Cases.VISIT, ResultClass.EQUIPMENT, true)));
        done(work.hearNumber(order(), Cases.ON_FILE));
        return ledger.tasks;
    }
}
