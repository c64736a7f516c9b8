package jp.madoguchi.domain.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;

/** Values that the tests of claims share: the tables as delivered, and one invented patient. */
final class Given {

    static final LocalDate VISIT = LocalDate.of(2026, 5, 19);
    static final MemberId CURRENT = member("06130017/1234/5678/01");
    static final MemberId HEARD = member("138057/A-1/42/");
    static final MemberId ON_FILE = member("138016/11・22/333/");
    static final MemberId LOST = member("01130012/21700023/101/");

    private static final Path TABLES = Path.of("src/main/resources/jp/madoguchi/domain/rule");

    private Given() {}

    static ClaimCalendar calendar() {
        return ClaimCalendar.parse(table(ClaimCalendar.FILE));
    }

    static RuleSwitches switches() {
        return RuleSwitches.parse(table(RuleSwitches.FILE));
    }

    /** The switches as delivered, but one with another value for all days. */
    static RuleSwitches switches(String key, String value) {
        return RuleSwitches.parse(table(RuleSwitches.FILE).lines()
                .map(line -> line.startsWith(key + ",")
                        ? line.replaceFirst(",(on|off|desk|accept|as-shown|whole-cost),", "," + value + ",")
                        : line)
                .collect(Collectors.joining("\n")));
    }

    static ClaimWays ways() {
        return ways(switches());
    }

    static ClaimWays ways(RuleSwitches switches) {
        return new ClaimWays(calendar(), switches, NameVariants.parse(table(NameVariants.FILE)));
    }

    static String table(String file) {
        try {
            return Files.readString(TABLES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code insurer/symbol/number/branch}. */
    static MemberId member(String text) {
        String[] parts = text.split("/", -1);
        return new MemberId(new InsurerNumber(parts[0]), parts[1].isEmpty() ? null : new CardSymbol(parts[1]),
                new CardNumber(parts[2]), parts[3].isEmpty() ? null : new BranchNumber(parts[3]));
    }

    static Confirmation.Heard hearing(LocalDate day) {
        return new Confirmation.Heard("窓口　担当",
                LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), 9, 5));
    }

    /** What the invented patient writes; the share is left open. */
    static Map<DeclarationField, String> written() {
        Map<DeclarationField, String> written = new EnumMap<>(DeclarationField.class);
        written.put(DeclarationField.NAME, "山田　太郎");
        written.put(DeclarationField.KANA, "ﾔﾏﾀﾞ ﾀﾛｳ");
        written.put(DeclarationField.BIRTH_DATE, "1981-04-02");
        written.put(DeclarationField.SEX, "M");
        written.put(DeclarationField.ADDRESS, "東京都千代田区見本1-1");
        written.put(DeclarationField.CONTACT, "03-0000-0000");
        written.put(DeclarationField.INSURANCE_TYPE, "健康保険組合");
        written.put(DeclarationField.INSURER_NAME, "○○健康保険組合");
        written.put(DeclarationField.EMPLOYER, "△△株式会社");
        written.put(DeclarationField.SIGNED, "yes");
        return written;
    }

    static QualificationDeclaration declaration(LocalDate visit, LocalDate birthDate) {
        Map<DeclarationField, String> written = written();
        written.put(DeclarationField.BIRTH_DATE, birthDate.toString());
        return complete(QualificationDeclaration.parse(written, visit));
    }

    static QualificationDeclaration declaration(LocalDate visit) {
        return complete(QualificationDeclaration.parse(written(), visit));
    }

    static QualificationDeclaration heardDeclaration(LocalDate visit) {
        return complete(QualificationDeclaration.deemed(written(), hearing(visit)));
    }

    static QualificationDeclaration withoutKana(LocalDate visit) {
        Map<DeclarationField, String> written = written();
        written.remove(DeclarationField.KANA);
        return complete(QualificationDeclaration.parse(written, visit));
    }

    static QualificationDeclaration complete(DeclarationReading reading) {
        return switch (reading) {
            case DeclarationReading.Complete c -> c.declaration();
            case DeclarationReading.Incomplete i -> throw new AssertionError(i.problems().toString());
        };
    }

    static String problems(Iterable<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(text.isEmpty() ? "" : ";").append(problem.where()).append(' ').append(problem.code());
        }
        return text.toString();
    }

    static String rules(Iterable<RuleId> rules) {
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(text.isEmpty() ? "" : " ").append(rule));
        return text.toString();
    }
}
