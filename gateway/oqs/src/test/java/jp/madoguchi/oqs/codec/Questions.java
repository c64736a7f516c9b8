package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.InquiryId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary questions of every kind, for property tests. */
final class Questions {

    private Questions() {}

    /** Any question of a kind whose text fits into both encodings. */
    static Arbitrary<Question> of(ExchangeKind kind) {
        return switch (kind) {
            case CONFIRMATION -> Inquiries.inquiries().map(Question.Confirm::new);
            case CONFIRMATIONS -> headed(Combinators.combine(Inquiries.days(), persons()).as(DayAndPersons::new),
                    (id, facility, what) -> new Question.ConfirmMany(id, facility, TerminalId.DEFAULT, what.day(),
                            what.persons()));
            case REFERENCE_NUMBER -> headed(registrations(), (id, facility,
                    what) -> new Question.RegisterReference(id, facility, TerminalId.DEFAULT, what));
            case REFERENCE_NUMBERS -> headed(registrations().list().ofMinSize(1).ofMaxSize(4), (id, facility,
                    what) -> new Question.RegisterReferences(id, facility, TerminalId.DEFAULT, what));
            case CONSENTED_AT_HOME -> headed(periods().filter(period -> period.by() == CollectionPeriod.By.CONSENT),
                    (id, facility, what) -> new Question.CollectConsented(id, facility, TerminalId.DEFAULT,
                            CareSetting.HOME_VISIT, what));
            case CONSENTED_ONLINE -> headed(periods(), (id, facility, what) -> new Question.CollectConsented(id,
                    facility, TerminalId.DEFAULT, CareSetting.ONLINE, what));
            case TICKETS -> headed(months(), (id, facility, what) -> new Question.CollectTickets(id, facility,
                    TerminalId.DEFAULT, what));
            case REFERENCE_NUMBERS_RESULT, CONFIRMATIONS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT,
                    TICKETS_RESULT ->
                headed(receptions(), (id, facility, what) -> new Question.FetchResult(id, facility, TerminalId.DEFAULT,
                        BulkFamily.of(kind).orElseThrow(), what));
            case RECHECK_AT_HOME -> rechecks(CareSetting.HOME_VISIT);
            case RECHECK_ONLINE -> rechecks(CareSetting.ONLINE);
            case REVOCATION_AT_HOME -> headed(Inquiries.cards(), (id, facility, what) -> new Question.RevokeConsent(id,
                    facility, TerminalId.DEFAULT, what.member(), what.birthDate()));
            case MEDICINES -> medicines();
            case CHECK_UPS -> headed(Combinators
                    .combine(Inquiries.members(), Arbitraries.of(DocumentForm.class), Arbitraries.of(CareSetting.class))
                    .as((member, form, setting) -> new Question.AskCheckUps(new InquiryId("000000000000"),
                            new FacilityCode("0000000000"), TerminalId.DEFAULT, member, form, setting)),
                    (id, facility, what) -> new Question.AskCheckUps(id, facility, TerminalId.DEFAULT, what.member(),
                            what.form(), what.setting()));
        };
    }

    private record DayAndPersons(LocalDate day, List<BulkPerson> persons) {}

    private interface Head<T> {
        Question on(InquiryId id, FacilityCode facility, T what);
    }

    private static <T> Arbitrary<Question> headed(Arbitrary<T> what, Head<T> head) {
        return Combinators.combine(Inquiries.ids(), Inquiries.facilities(), what).as(head::on);
    }

    private static Arbitrary<Question> rechecks(CareSetting setting) {
        return Combinators.combine(Inquiries.ids(), Inquiries.facilities(), Inquiries.days(), Inquiries.cards())
                .as((id, facility, day, card) -> new Question.Recheck(id, facility, TerminalId.DEFAULT, setting, day,
                        card));
    }

    private static Arbitrary<Question> medicines() {
        return Combinators.combine(Inquiries.ids(), Inquiries.facilities(), Inquiries.members(), months(),
                Arbitraries.integers().between(0, 60), Arbitraries.of(MedicineContent.class),
                Arbitraries.of(DocumentForm.class), Arbitraries.of(true, false)).flatAs(
                        (id, facility, member, from,
                                length, content, form, prescriptions) -> Arbitraries.of(CareSetting.class)
                                        .map(setting -> new Question.AskMedicines(id, facility, TerminalId.DEFAULT,
                                                member,
                                                from, from.plusMonths(length), content, form, prescriptions, setting)));
    }

    private static Arbitrary<List<BulkPerson>> persons() {
        return Inquiries.cards().list().ofMinSize(1).ofMaxSize(4).map(cards -> IntStream.range(0, cards.size())
                .mapToObj(i -> new BulkPerson("P-" + i, cards.get(i))).toList());
    }

    static Arbitrary<Registration> registrations() {
        return Combinators.combine(references(), Inquiries.members()).as(Registration::new);
    }

    static Arbitrary<ReferenceNumber> references() {
        return Inquiries.cardTexts().map(ReferenceNumber::new);
    }

    static Arbitrary<ReceptionNumber> receptions() {
        return Inquiries.cardTexts().map(ReceptionNumber::new);
    }

    private static Arbitrary<CollectionPeriod> periods() {
        return Combinators.combine(Arbitraries.of(CollectionPeriod.By.class), Inquiries.days(),
                Arbitraries.integers().between(0, 400))
                .as((by, from, length) -> new CollectionPeriod(by, from, from.plusDays(length)));
    }

    static Arbitrary<YearMonth> months() {
        return Inquiries.days().map(YearMonth::from);
    }
}
