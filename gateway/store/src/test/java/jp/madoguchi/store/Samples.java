package jp.madoguchi.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;

/** Fictitious people and answers. */
public final class Samples {

    public static final FacilityCode FACILITY = new FacilityCode("9919999999");
    public static final TerminalId TERMINAL = TerminalId.DEFAULT;
    public static final Instant NOW = Instant.parse("2026-11-22T00:30:00Z");
    public static final LocalDate BIRTH_DATE = LocalDate.of(1975, 4, 23);

    private Samples() {}

    /** How long consents last, as built in. */
    public static ViewingWindows windows() {
        try (InputStream in = Samples.class.getResourceAsStream(RuleBook.FOLDER + ViewingWindows.FILE)) {
            return ViewingWindows
                    .parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person whose kana, card and number differ with {@code n}. */
    public static Person person(int n) {
        return new Person(new PersonName("窓口", "太郎" + n), kana(n), new PersonName("通称" + n, null), null, Sex.MALE, null,
                BIRTH_DATE, new PostalAddress("東京都千代田区霞が関" + n + "丁目", "100-0013"));
    }

    public static KanaName kana(int n) {
        return new KanaName("マドグチ", "タロウ" + katakana(n));
    }

    private static String katakana(int n) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(n).toCharArray()) {
            text.append("アイウエオカキクケコ".charAt(digit - '0'));
        }
        return text.toString();
    }

    public static MemberId member(int n) {
        return new MemberId(new InsurerNumber("06130017"), new CardSymbol("記号" + n),
                new CardNumber(Integer.toString(7_654_321 + n)), new BranchNumber("01"));
    }

    public static PatientNumber number(int n) {
        return new PatientNumber("P-%06d".formatted(n));
    }

    public static PatientRecord linked(ResourceId id, int n) {
        return new PatientRecord(id, FACILITY, PatientStanding.LINKED, number(n),
                new ReferenceNumber("R-%06d".formatted(n)), new PersonName("窓口", "太郎" + n), person(n), Instant.EPOCH,
                List.of(member(n)));
    }

    /** A valid answer with one insurance, a limit certificate and two consents. */
    public static Answer answer(int n) {
        return answer(n, NOW);
    }

    public static Answer answer(int n, Instant processedAt) {
        return new Answer(FACILITY, ReferenceClassification.CARD_DATA, "FILE" + n, null, processedAt,
                LocalDate.of(2026, 11, 22), new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null,
                List.of(insurance(n)), PrescriptionForm.PAPER);
    }

    /** The same answer, of somebody who consented to nothing at the reader. */
    public static Answer withoutConsents(Answer answer) {
        return withConsents(answer, List.of());
    }

    /** The same answer, of somebody who consented otherwise. */
    public static Answer withConsents(Answer answer, List<Consent> consents) {
        return new Answer(answer.facility(), answer.asked(), answer.arbitraryFileIdentifier(),
                answer.arbitraryIdentifier(), answer.processedAt(), answer.confirmationDate(), answer.outcome(),
                answer.asking(), answer.qualifications().stream().map(one -> withConsents(one, consents)).toList(),
                answer.prescription());
    }

    private static Qualification withConsents(Qualification one, List<Consent> consents) {
        return new Qualification(one.classification(), one.member(), one.insurerName(), one.personalFamily(),
                one.insuredName(), one.person(), one.acquired(), one.lost(), one.cardIssued(), one.cardValidity(),
                one.ratio(), one.preschool(), one.reasonOfLoss(), one.elderly(), one.limit(), one.diseases(),
                one.tickets(), consents, one.referenceNumber());
    }

    public static Qualification insurance(int n) {
        return new Qualification(InsuredCardClassification.GENERAL, member(n), "架空健康保険組合", PersonalFamily.INSURED,
                "窓口　花子", person(n), LocalDate.of(2020, 4, 1), null, LocalDate.of(2020, 4, 2),
                new DateRange(LocalDate.of(2020, 4, 1), null), null, false, null, null,
                new LimitCertificate(LimitClassification.LIMIT, LimitCategory.A03, null,
                        new DateRange(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31)), null),
                List.of(), List.of(),
                List.of(new Consent(ConsentItem.LIMIT_CERTIFICATE, ConsentStatus.GIVEN, NOW, null),
                        new Consent(ConsentItem.MEDICINES, ConsentStatus.NOT_GIVEN, null, null)),
                null);
    }

    /** An answer in which everything that can be said is said. */
    public static Answer fullAnswer(int n) {
        DateRange range = new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));
        Qualification full = new Qualification(InsuredCardClassification.SPECIAL_RETIRED, member(n), "架空健康保険組合",
                PersonalFamily.FAMILY, "窓口　花子", person(n), LocalDate.of(2020, 4, 1), LocalDate.of(2027, 1, 1),
                LocalDate.of(2020, 4, 2), range, new ContributionRatio(20), true, ReasonOfLoss.OTHER_INSURANCE,
                new ElderlyCertificate(LocalDate.of(2026, 4, 1), range, new ContributionRatio(10)),
                new LimitCertificate(null, LimitCategory.B05, LocalDate.of(2026, 4, 2), range,
                        LocalDate.of(2026, 5, 1)),
                List.of(new SpecificDiseaseCertificate(SpecificDisease.CHRONIC_RENAL_FAILURE, null, range, 10_000)),
                List.of(), List.of(new Consent(ConsentItem.DIAGNOSES, ConsentStatus.EXPIRED, NOW, NOW.plusSeconds(9))),
                new ReferenceNumber("R-%06d".formatted(n)));
        MedicalTicket ticket = new MedicalTicket(TicketType.MEDICAL, YearMonth.of(2026, 11), range, "交付1", FACILITY,
                "架空病院", false, TreatmentType.OUTPATIENT, 500, true);
        Qualification assistance = new Qualification(InsuredCardClassification.PUBLIC_ASSISTANCE,
                new MemberId(new InsurerNumber("12131231"), null, new CardNumber("1234567"), null), "架空福祉事務所", null,
                null, person(n), null, null, null, range, null, false, null, null, null, List.of(), List.of(ticket),
                List.of(), null);
        return new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "FILE", "ID", NOW,
                LocalDate.of(2026, 11, 22),
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, new Notice("I001", "間もなく期限です")), null,
                List.of(full, assistance), PrescriptionForm.ELECTRONIC);
    }

    /** A file of the face folder. */
    public static SourceFile face(String name) {
        return face(name, 0);
    }

    public static SourceFile face(String name, int content) {
        byte[] digest = new byte[32];
        digest[31] = (byte) content;
        return new SourceFile(FACILITY, TERMINAL, SourceFolder.FACE, name, HexFormat.of().formatHex(digest));
    }
}
