package jp.madoguchi.gateway.fhir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.AskForProgram;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.ProgramIds;
import jp.madoguchi.reception.inquiry.ProgramOrder;
import jp.madoguchi.reception.inquiry.ProgramQuestions;
import jp.madoguchi.reception.inquiry.ProgramReport;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.store.ledger.crypto.LedgerKey;

/** The reception with its real ledger and one patient, {@code p1}, and a terminal that a test answers for. */
final class LiveReception implements ProgramQuestions, AutoCloseable {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final LocalDate BORN = LocalDate.of(1958, 4, 12);
    private static final Instant NOW = FhirServer.NOW;

    /** What the terminal has. */
    final List<Inquiry> sent = new CopyOnWriteArrayList<>();
    /** Why the terminal takes nothing; null while it does. */
    volatile ProblemCode down;
    private final LedgerRoom ledger;
    private final AskForProgram questions;
    private final AcceptAnswer answers;

    LiveReception(Path dir, int mostWaiting) {
        Settings settings = new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : "");
        ledger = LedgerRoom.open(settings, InstantSource.fixed(NOW));
        RuleBook rules = RuleFiles.read(settings);
        AnswerFollowUp followUp = AnswerFollowUp.by(rules.deskProcedure(), rules.table(AcceptedPapers.class));
        WaitingDesks desks = new WaitingDesks(mostWaiting);
        questions = new AskForProgram(ledger.ledger(), new AskNationalSystem(ledger.ledger(), this::send, desks,
                new InquiryIds(new Random(5)), InstantSource.fixed(NOW)), followUp,
                new ProgramIds(LedgerKey.of(new byte[32]).blindIndex()::key));
        answers = new AcceptAnswer(ledger.ledger(), patients -> CompletableFuture.completedStage(null), desks,
                List.of(), followUp);
        MemberId member = new MemberId(new InsurerNumber("06990014"), CardSymbol.parse("123").orElseThrow(),
                CardNumber.parse("4567").orElseThrow(), BranchNumber.parse("00").orElseThrow());
        ledger.ledger().commit(transaction -> {
            transaction.save(new PatientRecord(new ResourceId("p1"), FACILITY, PatientStanding.LINKED,
                    new PatientNumber("0001"), null, null,
                    new Person(null, null, null, null, Sex.MALE, null, BORN, null), NOW.minusSeconds(60),
                    List.of(member)));
            return 1;
        }).toCompletableFuture().join();
    }

    private CompletionStage<Void> send(Question question) {
        ProblemCode problem = down;
        if (problem != null) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(problem)));
        }
        sent.add(((Question.Confirm) question).inquiry());
        return CompletableFuture.completedStage(null);
    }

    /** The national system answers. */
    void answer(Inquiry asked, AnswerOutcome outcome) {
        Answer answer = new Answer(FACILITY, ReferenceClassification.CARD_DATA, asked.id().value(), null,
                NOW.plusSeconds(1), asked.confirmationDate(), outcome, asked.card(), List.of(), null);
        Acceptance taken = answers.accept(new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.RES,
                asked.id() + "-" + outcome.hashCode() + ".xml", "a".repeat(64)), new AnswerOrigin.AnswerTo(asked.id()),
                answer).toCompletableFuture().join();
        if (!(taken instanceof Acceptance.Accepted)) {
            throw new IllegalStateException("not taken: " + taken);
        }
    }

    @Override
    public CompletionStage<ProgramReport> ask(ProgramOrder order, Duration wait) {
        return questions.ask(order, wait);
    }

    @Override
    public boolean isAsker(FacilityCode facility, String client, InquiryId id) {
        return questions.isAsker(facility, client, id);
    }

    @Override
    public CompletionStage<Optional<ProgramReport>> report(InquiryId id) {
        return questions.report(id);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
