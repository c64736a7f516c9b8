package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;

/** One fictitious person's answer, changed where a test needs it otherwise. */
final class Sample {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    static final Instant AT = Instant.parse("2026-11-20T00:30:15Z");

    FacilityCode facility = FACILITY;
    ReferenceClassification asked = ReferenceClassification.MY_NUMBER_CARD;
    String identifier = "U0FNUExF";
    Instant processedAt = AT;
    AnswerOutcome outcome = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);
    CardQuestion asking;
    String name = "試験　花子";
    String kana = "ｼｹﾝ ﾊﾅｺ";
    Sex sex = Sex.FEMALE;
    String insurer = "138057";
    String number = "７７７０００１";
    String reference;
    LocalDate birth = BIRTH;
    LocalDate acquired = LocalDate.of(2025, 7, 1);
    LocalDate lost;
    LocalDate day = LocalDate.of(2026, 11, 20);
    final List<MedicalTicket> tickets = new ArrayList<>();
    /** Further entries of the same file, as they are. */
    final List<Qualification> further = new ArrayList<>();
    boolean empty;

    Answer answer() {
        List<Qualification> entries = new ArrayList<>();
        if (!empty) {
            entries.add(insurance());
            if (!tickets.isEmpty()) {
                entries.add(entry(InsuredCardClassification.PUBLIC_ASSISTANCE, member("12131017", "0000018", null),
                        tickets));
            }
            entries.addAll(further);
        }
        return new Answer(facility, asked, identifier, null, processedAt, day, outcome, asking,
                entries, null);
    }

    /** The entry of the insurance, as the fields say it now. */
    Qualification insurance() {
        return entry(InsuredCardClassification.GENERAL, member(insurer, number, "02"), List.of());
    }

    private Qualification entry(InsuredCardClassification kind, MemberId member, List<MedicalTicket> itsTickets) {
        Person person = new Person(PersonName.parse(name).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, sex, null, birth, null);
        return new Qualification(kind, member, "架空県見本町", null, null, person, acquired, lost, null,
                new DateRange(null, null), null, false, null, null, null, List.of(), itsTickets, List.of(),
                reference == null ? null : ReferenceNumber.parse(reference).orElseThrow());
    }

    static MemberId member(String insurer, String number, String branch) {
        return new MemberId(InsurerNumber.parse(insurer).orElseThrow(), null, CardNumber.parse(number).orElseThrow(),
                branch == null ? null : BranchNumber.parse(branch).orElseThrow());
    }

    static MedicalTicket ticket(int month, boolean forOther) {
        YearMonth yearMonth = YearMonth.of(2026, month);
        return new MedicalTicket(TicketType.MEDICAL, yearMonth,
                new DateRange(yearMonth.atDay(1), yearMonth.atEndOfMonth()), "0000000" + month % 10, FACILITY, "架空病院",
                forOther, null, 0, null);
    }

    static SourceFile file(String name) {
        return file(name, "a");
    }

    static SourceFile file(String name, String digit) {
        return new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, name, digit.repeat(64));
    }
}
