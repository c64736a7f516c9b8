package jp.madoguchi.reception.expense;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/** One fictitious patient, and what the ledger comes to hold about the patient's payers. */
final class OnePatient {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final ResourceId ID = new ResourceId("hanako");
    static final String SOCIETY = "06990014";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    final InMemoryLedger ledger = new InMemoryLedger();
    final ShowExpenses show = new ShowExpenses(ledger, DeliveredRules.book());
    private final LocalDate birth;
    private int made;

    OnePatient(LocalDate birth) {
        this.birth = birth;
        ledger.patients.put(ID, new PatientRecord(ID, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                person(), ledger.now, List.of()));
    }

    static OnePatient grownUp() {
        return new OnePatient(LocalDate.of(1990, 1, 15));
    }

    private Person person() {
        return new Person(PersonName.parse("試験　花子").orElseThrow(), KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(), null, null,
                Sex.FEMALE, null, birth, null);
    }

    VisitExpenses on(LocalDate visit) {
        return on(visit, null);
    }

    VisitExpenses on(LocalDate visit, Long cost) {
        return show.of(new ExpenseQuery(FACILITY, ID, visit, cost));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(JAPAN).toInstant();
    }

    /** What an answer says of an insurance; a test changes what it needs otherwise. */
    final class Said {
        String insurer = SOCIETY;
        LocalDate acquired = LocalDate.of(2020, 4, 1);
        LocalDate lost;
        LimitCertificate limit;
        QualificationValidity validity = QualificationValidity.VALID;
        ContributionRatio ratio;
        ElderlyCertificate elderly;
        List<SpecificDiseaseCertificate> diseases = List.of();
        List<Consent> consents = List.of();
        List<MedicalTicket> tickets = List.of();
        boolean assistance;

        private Qualification qualification() {
            return new Qualification(
                    assistance ? InsuredCardClassification.PUBLIC_ASSISTANCE : InsuredCardClassification.GENERAL,
                    new MemberId(new InsurerNumber(insurer), null, new CardNumber(assistance ? "0000018" : "4567"),
                            null),
                    "架空健康保険組合", null, null, person(), acquired, lost, null, new DateRange(null, null), ratio, false,
                    null,
                    elderly, limit, diseases, tickets, consents, null);
        }

        /** The answer came on a day about that day; its coverage is as the book of coverages would enter it. */
        ResourceId cameOn(LocalDate day) {
            Answer answer = new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "x", null, noon(day), day,
                    new AnswerOutcome.Confirmed(validity, null), null, List.of(qualification()), null);
            ResourceId id = new ResourceId("answer-" + ++made);
            ledger.answers.add(new AnswerRecord(id, FACILITY, TerminalId.DEFAULT, null, AnswerStanding.PROVISIONAL, ID,
                    noon(day), answer, List.of()));
            if (tickets.isEmpty() && !assistance) {
                enter(id, day, null, answer.standingOf(qualification()));
            }
            for (MedicalTicket ticket : tickets) {
                enter(id, day, ticket, ticket.forOtherInstitution()
                        ? CoverageStanding.UNCONFIRMED
                        : answer.standingOf(qualification()));
            }
            return id;
        }

        private void enter(ResourceId answer, LocalDate day, MedicalTicket ticket, CoverageStanding standing) {
            String identity = insurer + (ticket == null ? "" : ticket.month() + "|" + ticket.issueNumber());
            ResourceId id = new ResourceId("coverage-" + identity.replaceAll("[^0-9]", ""));
            ledger.coverages.put(id, new CoverageRecord(id, FACILITY, ID, identity, new ResourceId("payer"),
                    qualification(), ticket, standing, answer, noon(day)));
        }
    }

    Said says() {
        return new Said();
    }

    Said says(LimitCertificate limit) {
        Said said = says();
        said.limit = limit;
        return said;
    }

    static LimitCertificate limit(String category, String from, String to) {
        return new LimitCertificate(null, LimitCategory.valueOf(category), null,
                new DateRange(day(from), day(to)), null);
    }

    static LocalDate day(String text) {
        return text == null || text.isBlank() ? null : LocalDate.parse(text);
    }

    Said assistance(MedicalTicket... tickets) {
        Said said = says();
        said.insurer = "12131017";
        said.assistance = true;
        said.tickets = List.of(tickets);
        return said;
    }

    static MedicalTicket ticket(YearMonth month, boolean forOther) {
        return new MedicalTicket(TicketType.MEDICAL, month, new DateRange(month.atDay(1), month.atEndOfMonth()),
                "00000001", forOther ? null : FACILITY, "架空病院", forOther, null, 0, true);
    }

    /** A certificate of a subsidy that the hub sent on a day. */
    void subsidy(LocalDate sent, Map<SubsidyField, String> other) {
        Map<SubsidyField, String> fields = new EnumMap<>(Map.of(SubsidyField.PAYER, "54136015",
                SubsidyField.RECIPIENT, "0000018", SubsidyField.NAME, "特定医療費", SubsidyField.VALID_FROM, "2026-04-01",
                SubsidyField.VALID_TO, "2027-03-31", SubsidyField.HISTORY_KEY, Integer.toString(++made)));
        fields.putAll(other);
        ledger.subsidies.save(new SubsidyEntry(new ResourceId("subsidy-" + ++made), FACILITY, TerminalId.DEFAULT, ID,
                noon(sent), SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow(), null));
    }

    void subsidy(LocalDate sent, String payer) {
        subsidy(sent, Map.of(SubsidyField.PAYER, payer));
    }
}
