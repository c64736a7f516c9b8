package jp.madoguchi.oqs.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary replies of every kind, for property tests. */
final class Replies {

    private Replies() {}

    /** Any reply of a kind whose text fits into both encodings. */
    static Arbitrary<Reply> of(ExchangeKind kind) {
        return switch (kind) {
            case CONFIRMATION, RECHECK_AT_HOME, RECHECK_ONLINE -> heads()
                    .flatMap(head -> answers(head, outcomes()).map(answer -> new Reply.Confirmed(kind, answer)));
            case CONFIRMATIONS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT, TICKETS_RESULT ->
                Arbitraries.oneOf(many(kind), processing(kind), failed(kind));
            case CONFIRMATIONS, REFERENCE_NUMBERS, CONSENTED_AT_HOME, CONSENTED_ONLINE, TICKETS ->
                Arbitraries.oneOf(accepted(kind), failed(kind));
            case REFERENCE_NUMBER -> Arbitraries.oneOf(registered(), processing(kind), failed(kind));
            case REFERENCE_NUMBERS_RESULT ->
                Arbitraries.oneOf(registeredMany(), processing(kind), failed(kind));
            case REVOCATION_AT_HOME -> Arbitraries.oneOf(revoked(), processing(kind), failed(kind));
            case MEDICINES -> Arbitraries.oneOf(medical(kind, medicines()), medical(kind, checkedPdfs()), failed(kind));
            case CHECK_UPS -> Arbitraries.oneOf(medical(kind, checkUps()), medical(kind, checkedPdfs()), failed(kind));
        };
    }

    /** What all persons of one message share. */
    private record Head(FacilityCode facility, ReferenceClassification asked, String identifier, Instant at,
            LocalDate day) {}

    private static Arbitrary<Head> heads() {
        return Combinators.combine(Inquiries.facilities(),
                Qualifications.maybe(Arbitraries.of(ReferenceClassification.class)), Qualifications.texts(),
                Qualifications.moments(), Inquiries.days()).as(Head::new);
    }

    private static Arbitrary<Answer> answers(Head head, Arbitrary<AnswerOutcome> outcomes) {
        return Combinators.combine(outcomes, Qualifications.maybe(Inquiries.cards()), Qualifications.texts(),
                Qualifications.qualifications().list().ofMaxSize(2),
                Qualifications.maybe(Arbitraries.of(PrescriptionForm.class)))
                .as((outcome, asking, identifier, entries, form) -> answer(head, outcome, asking, identifier, entries,
                        form));
    }

    private static Answer answer(Head head, AnswerOutcome outcome, CardQuestion asking, String identifier,
            List<Qualification> entries, PrescriptionForm form) {
        return new Answer(head.facility(), head.asked(), head.identifier(), asking == null ? null : identifier,
                head.at(), head.day(), outcome, asking, entries, form);
    }

    private static Arbitrary<AnswerOutcome> outcomes() {
        return Arbitraries.oneOf(judged(), notices().map(AnswerOutcome.Failed::new),
                Arbitraries.of(new AnswerOutcome.Processing()));
    }

    private static Arbitrary<AnswerOutcome> judged() {
        Arbitrary<AnswerOutcome> confirmed = Combinators
                .combine(Arbitraries.of(QualificationValidity.class), maybeNotices())
                .as(AnswerOutcome.Confirmed::new);
        return Arbitraries.oneOf(confirmed, notices().map(AnswerOutcome.Refused::new));
    }

    private static Arbitrary<Notice> notices() {
        return Combinators.combine(Qualifications.texts(), Qualifications.texts()).as(Notice::new);
    }

    private static Arbitrary<Notice> maybeNotices() {
        return notices().map(notice -> notice.code() == null && notice.message() == null ? null : notice);
    }

    /** A result of a list whose processing ended normally. */
    static Arbitrary<Reply> many(ExchangeKind kind) {
        return Combinators.combine(heads(), Qualifications.maybe(Questions.receptions()), counts())
                .flatAs((head, reception, counts) -> units(head).list().ofMaxSize(3).map(units -> {
                    Echo echo = new Echo(head.facility(), head.identifier(), head.at());
                    return new Reply.ConfirmedMany(kind, echo, reception, counts, units);
                }));
    }

    private static Arbitrary<BulkUnit> units(Head head) {
        return Combinators.combine(answers(head, judged()), Arbitraries.of(LimitChange.class)).as((answer,
                change) -> new BulkUnit(answer, answer.qualifications().isEmpty() ? LimitChange.NOT_SAID : change));
    }

    private static Arbitrary<BulkCounts> counts() {
        Arbitrary<Integer> numbers = Qualifications.maybe(Arbitraries.integers().between(0, 100_000));
        return Combinators.combine(numbers, numbers, numbers).as(BulkCounts::new);
    }

    private static Arbitrary<Echo> echoes() {
        return Combinators.combine(Inquiries.facilities(), Qualifications.texts(), Qualifications.moments())
                .as(Echo::new);
    }

    private static Arbitrary<Reply> processing(ExchangeKind kind) {
        return Combinators.combine(echoes(), Qualifications.maybe(Questions.receptions()))
                .as((echo, reception) -> new Reply.StillProcessing(kind, echo, reception));
    }

    private static Arbitrary<Reply> failed(ExchangeKind kind) {
        return Combinators.combine(echoes(), notices()).as((echo, notice) -> new Reply.Failed(kind, echo, notice));
    }

    private static Arbitrary<Reply> accepted(ExchangeKind kind) {
        return Combinators
                .combine(echoes(), Questions.receptions(), Qualifications.maybe(Qualifications.moments()))
                .as((echo, reception, at) -> new Reply.Accepted(kind, echo, reception, at));
    }

    private static Arbitrary<RegistrationOutcome> registrations() {
        return Combinators.combine(Qualifications.maybe(Questions.registrations()), Arbitraries.of(true, false),
                maybeNotices()).as(RegistrationOutcome::new);
    }

    private static Arbitrary<Reply> registered() {
        return Combinators.combine(echoes(), registrations()).as(Reply.Registered::new);
    }

    private static Arbitrary<Reply> registeredMany() {
        return Combinators.combine(echoes(), Qualifications.maybe(Questions.receptions()), counts(),
                registrations().list().ofMaxSize(4)).as(Reply.RegisteredMany::new);
    }

    private static Arbitrary<Reply> revoked() {
        return Combinators.combine(echoes(), maybeNotices()).as(Reply.Revoked::new);
    }

    private static Arbitrary<Reply> medical(ExchangeKind kind, Arbitrary<? extends MedicalRecord> contents) {
        Arbitrary<Echo> echoes = Combinators.combine(Qualifications.maybe(Inquiries.facilities()),
                Qualifications.texts(), Qualifications.maybe(Qualifications.moments())).as(Echo::new);
        return Combinators.combine(echoes, contents).as((echo, content) -> new Reply.MedicalInformation(kind,
                content instanceof PdfDocument ? Echo.NONE : echo, content));
    }

    private static Arbitrary<PdfDocument> checkedPdfs() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(50).map(bytes -> {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            return new PdfDocument(("%PDF-1.7\n" + latin + "%%EOF\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static Arbitrary<MedicalSubject> subjects() {
        return Combinators.combine(Qualifications.maybe(Qualifications.names()),
                Qualifications.maybe(Qualifications.kana()), Qualifications.maybe(Inquiries.days()),
                Qualifications.maybe(Arbitraries.of(Sex.class))).as(MedicalSubject::new);
    }

    private static Arbitrary<MedicineHistory> medicines() {
        return Combinators.combine(subjects(), months(true, true).list().ofMaxSize(2),
                months(false, false).list().ofMaxSize(2), months(true, false).list().ofMaxSize(2))
                .as(MedicineHistory::new);
    }

    private static Arbitrary<CareMonth> months(boolean done, boolean treatments) {
        Arbitrary<CareMonth.Organisation> organisations = Combinators
                .combine(Qualifications.texts(), Qualifications.texts()).as(CareMonth.Organisation::new);
        return Combinators.combine(Qualifications.maybe(Questions.months()), organisations, Qualifications.texts(),
                organisations, Qualifications.texts(), Qualifications.texts(),
                days(done, treatments).list().ofMaxSize(2)).as(CareMonth::new);
    }

    private static Arbitrary<CareDay> days(boolean done, boolean treatments) {
        Arbitrary<LocalDate> days = Qualifications.maybe(Inquiries.days());
        return Combinators.combine(done ? days : Arbitraries.just(null), days, medicine().list().ofMaxSize(2),
                treatment().list().ofMaxSize(treatments ? 2 : 0)).as(CareDay::new);
    }

    private static Arbitrary<Medicine> medicine() {
        return Qualifications.texts().list().ofSize(9).map(text -> new Medicine(text.get(0), text.get(1), text.get(2),
                text.get(3), text.get(4), text.get(5), text.get(6), text.get(7), text.get(8)));
    }

    private static Arbitrary<TreatmentItem> treatment() {
        return Qualifications.texts().list().ofSize(6).map(text -> new TreatmentItem(text.get(0), text.get(1),
                text.get(2), text.get(3), text.get(4), text.get(5)));
    }

    private static Arbitrary<CheckUpHistory> checkUps() {
        Arbitrary<CheckUpItem> items = Qualifications.texts().list().ofSize(7).map(text -> new CheckUpItem(text.get(0),
                text.get(1), text.get(2), text.get(3), text.get(4), text.get(5), text.get(6)));
        Arbitrary<CheckUp> checkUps = Combinators
                .combine(Qualifications.maybe(Inquiries.days()), items.list().ofMaxSize(3)).as(CheckUp::new);
        return Combinators.combine(subjects(), checkUps.list().ofMaxSize(2)).as(CheckUpHistory::new);
    }
}
