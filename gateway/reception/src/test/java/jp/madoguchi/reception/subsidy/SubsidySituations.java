package jp.madoguchi.reception.subsidy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;

/** What happens to certificates of subsidies so that a person is asked to do something. */
public final class SubsidySituations {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final KanaName KANA = KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow();
    private static final MemberId CARD = new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"),
            null);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RuleBook rules = DeliveredRules.book();
    private final SubsidyCheck check = new SubsidyCheck(rules.table(Programmes.class),
            rules.table(Participation.class));
    private final EnterSubsidies enter = new EnterSubsidies(ledger, check);

    private SubsidySituations() {
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), KANA, null, null, Sex.FEMALE, null, BIRTH,
                null);
        ledger.patients.put(HANAKO, new PatientRecord(HANAKO, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                person, ledger.now, List.of(CARD)));
    }

    /** By the step that each leaves to a person; asking for it lets it happen. */
    public static Map<DeskStep, Supplier<List<DeskTask>>> all() {
        return Map.of(DeskStep.EXPLAIN_REIMBURSEMENT,
                () -> new SubsidySituations().sent(Map.of(SubsidyField.ALWAYS_REIMBURSED, "1")),
                DeskStep.CHOOSE_PUBLIC_EXPENSES,
                () -> new SubsidySituations().sent(Map.of(SubsidyField.PAYER, "54136016")),
                DeskStep.SHOW_SUBSIDY_CERTIFICATE, () -> new SubsidySituations().chosen(SubsidyChoice.USE),
                DeskStep.SWITCH_SUBSIDY_INFORMATION_ON,
                () -> new SubsidySituations().chosen(SubsidyChoice.NOT_ASKED));
    }

    private List<DeskTask> sent(Map<SubsidyField, String> other) {
        Map<SubsidyField, String> fields = new EnumMap<>(Map.of(SubsidyField.PAYER, "54136015", SubsidyField.RECIPIENT,
                "0000018", SubsidyField.NAME, "特定医療費", SubsidyField.HISTORY_KEY, "1", SubsidyField.DELETED, "0"));
        fields.putAll(other);
        SourceFile file = new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, "f1", "a".repeat(64));
        new AcceptSubsidies(ledger, check, rules.table(NameVariants.class))
                .accept(new ReceivedSubsidies(file, new Echo(FACILITY, "x", ledger.now), CARD, null, KANA, Sex.FEMALE,
                        BIRTH, List.of(SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow())))
                .toCompletableFuture().join();
        return ledger.tasks;
    }

    /** A paper of an earlier day is on file, and the hub sends nothing. */
    private List<DeskTask> chosen(SubsidyChoice choice) {
        LocalDate seen = LocalDate.of(2026, 11, 20);
        enter.paper(SubsidyPaper.parse(FACILITY, HANAKO, "88138243", "1234566", new DateRange(null, null), "clerk-1",
                rules.table(Programmes.class), seen).orElseThrow()).toCompletableFuture().join();
        ledger.now = ledger.now.plusSeconds(7 * 86_400L);
        enter.choice(FACILITY, HANAKO, seen.plusDays(7), choice, "clerk-1").toCompletableFuture().join();
        return ledger.tasks;
    }
}
