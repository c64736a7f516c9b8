package jp.madoguchi.reception.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
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
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.PatientRecord;

/** Any number of fictitious people, each told from the others by number, kana and birth date. */
final class Crowd {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final TerminalId TERMINAL = TerminalId.DEFAULT;
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private Crowd() {}

    static LocalDate birth(int n) {
        return LocalDate.of(1950, 1, 1).plusDays(n);
    }

    static PatientNumber number(int n) {
        return new PatientNumber("P-%06d".formatted(n));
    }

    static MemberId member(int n) {
        return new MemberId(new InsurerNumber("06130017"), new CardSymbol("１２"),
                new CardNumber(Integer.toString(1_000_000 + n)), new BranchNumber("01"));
    }

    static CardQuestion card(int n) {
        return new CardQuestion(member(n), birth(n), false);
    }

    static Person person(int n) {
        return new Person(new PersonName("窓口", "太郎" + n), new KanaName("マドグチ", "タロウ"), null, null, Sex.MALE, null,
                birth(n), null);
    }

    static PatientRecord patient(int n) {
        return new PatientRecord(new ResourceId("patient-" + n), FACILITY, PatientStanding.LINKED, number(n), null,
                null, person(n), Instant.EPOCH, List.of(member(n)));
    }

    /** The card number tells who it is. */
    static int whoHas(MemberId member) {
        return Integer.parseInt(member.number().value()) - 1_000_000;
    }

    static Qualification insurance(int n, MemberId member, String insurerName) {
        return new Qualification(InsuredCardClassification.GENERAL, member, insurerName, null, null, person(n),
                LocalDate.of(2020, 4, 1), null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(), List.of(), (ReferenceNumber) null);
    }

    static Answer answer(String key, CardQuestion asked, AnswerOutcome outcome, List<Qualification> found, Instant at) {
        return new Answer(FACILITY, ReferenceClassification.CARD_DATA, null, key, at, DAY, outcome, asked, found,
                null);
    }

    static AnswerOutcome said(QualificationValidity validity) {
        return new AnswerOutcome.Confirmed(validity, null);
    }
}
