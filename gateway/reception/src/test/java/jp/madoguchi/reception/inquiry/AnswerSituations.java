package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.PatientRecord;

/** What an answer about several persons is, so that a person is asked to do something. */
public final class AnswerSituations {

    private static final MemberId WITHOUT_BRANCH = Sample.member("138057", "７７７０００１", null);
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private AnswerSituations() {}

    /** By the step that each leaves to a person; asking for it lets it happen. */
    public static Map<DeskStep, Supplier<List<DeskTask>>> all() {
        return Map.of(DeskStep.ASK_NAME_UNDER_ONE_NUMBER, AnswerSituations::twinsUnderOneNumber);
    }

    private static Qualification twin(String kana, String branch) {
        Person person = new Person(null, KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null, Sample.BIRTH,
                null);
        return new Qualification(InsuredCardClassification.GENERAL, Sample.member("138057", "７７７０００１", branch), null,
                null, null, person, LocalDate.of(2025, 7, 1), null, null, new DateRange(null, null), null, false, null,
                null, null, List.of(), List.of(), List.of(), null);
    }

    private static List<DeskTask> twinsUnderOneNumber() {
        InMemoryLedger ledger = new InMemoryLedger();
        ResourceId known = new ResourceId("momoko");
        ledger.patients.put(known, new PatientRecord(known, Sample.FACILITY, PatientStanding.PROVISIONAL, null, null,
                null, twin("ｼｹﾝ ﾓﾓｺ", "03").person(), Instant.EPOCH, List.of(WITHOUT_BRANCH)));
        InquiryId question = new InquiryId("FAMILY000001");
        CardQuestion card = new CardQuestion(WITHOUT_BRANCH, Sample.BIRTH, false);
        ledger.inquiries.put(question,
                new InquiryRecord(new Inquiry(question, Sample.FACILITY, TerminalId.DEFAULT, VISIT, card), null,
                        Sample.AT, InquiryState.ASKED, null));
        new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null), new WaitingDesks(10), List.of())
                .accept(Sample.file("r1.xml"), new AnswerOrigin.AnswerTo(question),
                        new Answer(Sample.FACILITY, ReferenceClassification.CARD_DATA, question.value(), null,
                                Sample.AT, VISIT, new AnswerOutcome.Confirmed(QualificationValidity.MULTIPLE, null),
                                card, List.of(twin("ｼｹﾝ ﾓﾓｺ", "03"), twin("ｼｹﾝ ﾊﾅｺ", "02")), null))
                .toCompletableFuture().join();
        return ledger.tasks;
    }
}
