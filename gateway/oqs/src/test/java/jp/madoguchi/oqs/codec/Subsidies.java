package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.SubsidyMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary certificates of subsidies, whose they are, and how their elements may be called, for property tests. */
final class Subsidies {

    private Subsidies() {}

    /** The hub's own names, or those of a terminal that calls root, payer, recipient, institutions and details otherwise. */
    static Arbitrary<SubsidyTags> tags() {
        return Arbitraries.of(SubsidyTags.BUILT_IN, SubsidyTags.BUILT_IN.overriddenBy("""
                root = PmhMsg
                medicalSubsidyInsurerNumber = KohiFutanshaNo
                medicalSubsidyRecipientNumber = KohiJukyushaNo
                designatedMedicalInstitutions = ShiteiKikan
                certificationDetail = Shosai
                """));
    }

    static Arbitrary<Echo> echoes() {
        return Combinators.combine(Qualifications.maybe(Inquiries.facilities()), Qualifications.texts(),
                Qualifications.maybe(Qualifications.moments())).as(Echo::new);
    }

    static Arbitrary<SubsidyMessage.Holder> holders() {
        return Combinators.combine(Qualifications.maybe(Inquiries.members()),
                Qualifications.maybe(Qualifications.names()), Qualifications.maybe(Qualifications.kana()),
                Arbitraries.of(Sex.values()), Qualifications.maybe(Inquiries.days()))
                .as(SubsidyMessage.Holder::new);
    }

    /** Any certificate whose text fits into both encodings. */
    static Arbitrary<SubsidyRecord> certificates() {
        return Combinators.combine(keys(), Qualifications.texts().list().ofSize(5), conditions(),
                Inquiries.cardTexts().list().ofMaxSize(3), Inquiries.cardTexts().list().ofMaxSize(3), ranges(),
                Arbitraries.of(true, false).list().ofSize(3))
                .as((key, texts, conditions, institutions, details, validity, flags) -> new SubsidyRecord(
                        texts.get(0), key.payer(), texts.get(1), key.recipient(), key.subKey(), key.historyKey(),
                        texts.get(2), texts.get(3), conditions, institutions, details, texts.get(4), validity,
                        flags.get(0), flags.get(1), flags.get(2)));
    }

    private record Key(InsurerNumber payer, RecipientNumber recipient, String subKey, String historyKey) {}

    private static Arbitrary<Key> keys() {
        Arbitrary<InsurerNumber> payers = Inquiries.digits(8).filter(digits -> !digits.startsWith("00"))
                .map(InsurerNumber::new);
        Arbitrary<String> texts = Qualifications.texts().map(text -> text == null ? "" : text);
        return Combinators.combine(Qualifications.maybe(payers), Inquiries.cardTexts().map(RecipientNumber::new), texts,
                texts).as(Key::new);
    }

    /** A condition's item ends at the first dash, and a condition at the next semicolon. */
    private static Arbitrary<List<SubsidyRecord.Condition>> conditions() {
        Arbitrary<String> codes = Inquiries.cardTexts().filter(text -> !text.contains(";"));
        Arbitrary<String> items = codes.filter(text -> !text.contains("-"));
        return Combinators.combine(items, codes).as(SubsidyRecord.Condition::new).list().ofMaxSize(3);
    }

    private static Arbitrary<DateRange> ranges() {
        return Combinators.combine(Qualifications.maybe(Inquiries.days()), Qualifications.maybe(Inquiries.days()))
                .as((one, other) -> isBefore(other, one) ? new DateRange(other, one) : new DateRange(one, other));
    }

    private static boolean isBefore(LocalDate day, LocalDate other) {
        return day != null && other != null && day.isBefore(other);
    }

    /**
     * A certificate that cannot be read.
     *
     * @param written what is written
     * @param problem what is wrong with it
     */
    record Unreadable(SubsidyWriter.Certificate written, Problem problem) {

        private Unreadable(Map<SubsidyField, String> fields, ProblemCode code, SubsidyField wrong) {
            this(new SubsidyWriter.Certificate(fields, List.of(), List.of()), Problem.at(code, wrong.wireName()));
        }
    }

    static Arbitrary<Unreadable> unreadable() {
        return Arbitraries.of(
                new Unreadable(Map.of(SubsidyField.PAYER, "54136015"), ProblemCode.VALUE_MISSING,
                        SubsidyField.RECIPIENT),
                new Unreadable(Map.of(SubsidyField.PAYER, "5413", SubsidyField.RECIPIENT, "1"),
                        ProblemCode.VALUE_MALFORMED, SubsidyField.PAYER),
                new Unreadable(Map.of(SubsidyField.RECIPIENT, "1", SubsidyField.VALID_TO, "20270229"),
                        ProblemCode.DATE_IMPOSSIBLE, SubsidyField.VALID_TO),
                new Unreadable(Map.of(SubsidyField.RECIPIENT, "1".repeat(31)), ProblemCode.VALUE_TOO_LONG,
                        SubsidyField.RECIPIENT));
    }
}
