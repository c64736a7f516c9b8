package jp.madoguchi.domain.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.privacy.Display;
import jp.madoguchi.domain.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-PM-02, R-PM-03, R-PM-04, R-PM-05, R-PM-06, R-PM-10: what was sent, what was not, and what follows. */
class SubsidyCheckTest {

    private static final String PARTICIPATION_TEXT = DeliveredTables.read(Participation.FILE);
    private static final SubsidyCheck CHECK = new SubsidyCheck(DeliveredTables.PROGRAMMES,
            Participation.parse(PARTICIPATION_TEXT, DeliveredTables.PROGRAMMES));
    private static final LocalDate VISIT = LocalDate.of(2026, 5, 12);

    @ParameterizedTest(name = "{0} {1} {2} on {3}: {4} ({6})")
    @CsvFileSource(resources = "subsidy-outcomes.csv", numLinesToSkip = 1)
    void whatAVisitMakesOfEachCertificate(String sent, SubsidyChoice choice, String onFile, LocalDate visit,
            String outcomes, String slip, String source) {
        SubsidyBook book = sent == null ? SubsidyBook.empty() : SubsidyBook.of(List.of(entry(sent)));
        List<SubsidyOutcome> judged = CHECK.judge(visit, choice, book,
                onFile == null ? List.of() : List.of(onFile(onFile)));
        assertThat(judged.stream().map(SubsidyCheckTest::shown).collect(Collectors.joining(";"))).as(source)
                .isEqualTo(outcomes);
        assertThat(SubsidySlip.lines(judged, Display.TICKET, Locale.JAPANESE)).as(source)
                .isEqualTo(slip == null ? List.of() : List.of(slip.split(" ")));
    }

    private static String shown(SubsidyOutcome outcome) {
        return switch (outcome) {
            case SubsidyOutcome.Applied applied -> "APPLIED " + applied.coverage();
            case SubsidyOutcome.ShownOnly shown -> "SHOWN " + shown.why() + " " + shown.step();
            case SubsidyOutcome.HistoryOnly old -> "HISTORY";
            case SubsidyOutcome.Confirmed confirmed -> "CONFIRMED";
            case SubsidyOutcome.Kept kept -> "KEPT" + (kept.opensTask() ? " task " : " ")
                    + kept.reasons().stream().map(MissingReason::name).collect(Collectors.joining(" "));
            case SubsidyOutcome.Untouched untouched -> "UNTOUCHED";
        };
    }

    @Property
    void nothingOnFileIsEverEndedAndNothingSentIsLost(@ForAll SubsidyChoice choice, @ForAll boolean sentToo,
            @ForAll boolean ended) {
        PublicExpense file = onFile("88138243/1234566");
        SubsidyBook book = sentToo
                ? SubsidyBook.of(
                        List.of(entry("88138243/1234566/2025-04-01/" + (ended ? "2026-05-11" : "2027-03-31") + "/-")))
                : SubsidyBook.empty();
        List<SubsidyOutcome> judged = CHECK.judge(VISIT, choice, book, List.of(file));
        assertThat(judged).hasSize(book.history().size() + 1);
        assertThat(SubsidyOutcome.usable(judged)).extracting(PublicExpense::matchKey)
                .containsExactly("88138243|1234566");
    }

    @ParameterizedTest
    @CsvSource({"88138243/1234566/2026-04-01/2027-03-31/-,88138243/1234566,HUB",
            "88138243/1234566/2026-04-01/2027-03-31/R,88138243/1234566,",
            "88138243/1234566/2025-04-01/2025-05-31/-,12131017/1234566,ON_FILE",
            "-/1234566/2026-04-01/2027-03-31/-,54136015/1,ON_FILE"})
    void whatTheDeskMayUseIsWhatTheHubSaysElseWhatIsOnFile(String sent, String onFile, ExpenseSource source) {
        List<SubsidyOutcome> judged = CHECK.judge(VISIT, SubsidyChoice.USE, SubsidyBook.of(List.of(entry(sent))),
                List.of(onFile(onFile)));
        assertThat(SubsidyOutcome.usable(judged)).extracting(PublicExpense::source)
                .isEqualTo(source == null ? List.of() : List.of(source));
    }

    @Test
    void theStepsFollowTheLikeliestReasonAndAlwaysAskForThePaper() {
        PublicExpense file = onFile("88138243/1234566");
        assertThat(kept(file, MissingReason.LAPSED).steps()).containsExactly(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(kept(file, MissingReason.NOT_PARTICIPATING, MissingReason.DECLINED).steps())
                .containsExactly(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(kept(file, MissingReason.DECLINED, MissingReason.LAPSED).steps())
                .containsExactly(DeskStep.ASK_SUBSIDY_CHOICE_AGAIN, DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(kept(file, MissingReason.NOT_ASKED).steps())
                .containsExactly(DeskStep.SWITCH_SUBSIDY_INFORMATION_ON, DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(kept(file).steps()).containsExactly(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(MissingReason.NOT_YET_REGISTERED.step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
    }

    private static SubsidyOutcome.Kept kept(PublicExpense file, MissingReason... reasons) {
        return new SubsidyOutcome.Kept(file, List.of(reasons), false);
    }

    @Test
    void staffSeeTheNameThatIsNotDisclosedElsewhere() {
        List<SubsidyOutcome> judged = CHECK.judge(VISIT, SubsidyChoice.USE,
                SubsidyBook.of(List.of(entry("88138243/1234566/2026-04-01/2027-03-31/N"))), List.of());
        assertThat(SubsidySlip.lines(judged, Display.DESK_SCREEN, Locale.JAPANESE)).containsExactly("子ども医療証：確認済");
        assertThat(SubsidySlip.lines(judged, Display.KIOSK_SCREEN, Locale.ENGLISH))
                .containsExactly("Medical subsidy: confirmed");
    }

    @ParameterizedTest
    @CsvSource({"R", "D"})
    void oneCertificateThatIsNotDisclosedHidesTheNamesOfAll(String flag) {
        SubsidyBook book = SubsidyBook.of(List.of(entry("88138243/1234566/2026-04-01/2027-03-31/-"),
                entry("88131248/7/2026-04-01/2027-03-31/N" + flag)));
        assertThat(SubsidySlip.lines(CHECK.judge(VISIT, SubsidyChoice.USE, book, List.of()), Display.TICKET,
                Locale.JAPANESE)).containsExactly("医療費助成：確認済");
    }

    @Test
    void aLineIsPrintedOnce() {
        List<SubsidyOutcome> judged = CHECK.judge(VISIT, SubsidyChoice.USE, SubsidyBook.empty(),
                List.of(onFile("88138243/1234566"), onFile("54136015/1234566")));
        assertThat(SubsidySlip.lines(judged, Display.TICKET, Locale.JAPANESE)).containsExactly("受給者証を窓口でお見せください");
        assertThat(SubsidySlip.lines(judged, Display.TICKET, Locale.ENGLISH))
                .containsExactly("Please show your certificate of the subsidy at the desk");
    }

    @Test
    void aListOfBodiesWithAWrongNumberIsRefused() {
        assertThatThrownBy(() -> Participation.parse(PARTICIPATION_TEXT.replace("88131248", "88131249"),
                DeliveredTables.PROGRAMMES))
                .isInstanceOf(ProblemException.class).hasMessageContaining("[pmh-participation.csv line ")
                .hasMessageContaining("holds 88131249, which is no payer's number");
    }

    /** {@code payer/recipient/from/to/flags}: R always reimbursed, D deleted, N not disclosed. */
    static SubsidyRecord entry(String text) {
        String[] parts = text.split("/");
        Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
        fields.put(SubsidyField.PAYER, parts[0].equals("-") ? "" : parts[0]);
        fields.put(SubsidyField.RECIPIENT, parts[1]);
        fields.put(SubsidyField.NAME, "子ども医療証");
        fields.put(SubsidyField.VALID_FROM, parts[2]);
        fields.put(SubsidyField.VALID_TO, parts[3]);
        fields.put(SubsidyField.ALWAYS_REIMBURSED, parts[4].contains("R") ? "1" : "0");
        fields.put(SubsidyField.DELETED, parts[4].contains("D") ? "1" : "0");
        fields.put(SubsidyField.NOT_DISCLOSED, parts[4].contains("N") ? "1" : "0");
        return SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow();
    }

    private static PublicExpense onFile(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split("/")));
        DateRange validity = parts.size() < 4
                ? new DateRange(null, null)
                : new DateRange(LocalDate.parse(parts.get(2)), LocalDate.parse(parts.get(3)));
        return new PublicExpense(new InsurerNumber(parts.get(0)), new RecipientNumber(parts.get(1)), validity,
                Set.of(), ExpenseSource.ON_FILE);
    }
}
