package jp.madoguchi.gateway.fhir.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.fhir.convert.DeskAdviceConverter;
import jp.madoguchi.fhir.convert.EligibilityRequestReader;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.convert.QuestionConverter;
import jp.madoguchi.fhir.convert.QuestionView;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.gateway.desk.Caller;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.desk.Recorded;
import jp.madoguchi.gateway.fhir.AuditedReads;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.reception.inquiry.ProgramOrder;
import jp.madoguchi.reception.inquiry.ProgramQuestions;
import jp.madoguchi.reception.inquiry.ProgramReport;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.InquiryState;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.jspecify.annotations.Nullable;

/**
 * The one way from FHIR to the national system: requests become questions, what became of them becomes responses. Nothing is asked or told
 * without an audit record. A response has the question's id from the beginning, so that {@code queued} becomes {@code complete} in its place.
 */
public final class LiveQuestions {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** Revisions below that of any answer: the question itself has one, and so has whatever was said before the answer. */
    private static final long WAITING = 1;
    private static final long SAID = 2;

    private final FacilityCode facility;
    private final TerminalId terminal;
    private final ProgramQuestions questions;
    private final QuestionConverter converter;
    private final EligibilityRequestReader reader;
    private final ResourceStore answers;
    private final Recorded recorded;
    private final InstantSource clock;
    private final FhirEncoder encoder = new FhirEncoder();

    /**
     * @param terminal terminal that carries the questions
     * @param answers  where the answers about patients of ours stand
     */
    public LiveQuestions(FacilityCode facility, TerminalId terminal, ProgramQuestions questions,
            QuestionConverter converter, ResourceStore answers, DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.terminal = terminal;
        this.questions = questions;
        this.converter = converter;
        this.reader = new EligibilityRequestReader(facility);
        this.answers = answers;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /**
     * Asks, or finds the question of the same request.
     *
     * @param key  the request's identifier in its header, empty where it has none
     * @param wait how long the answer is waited for
     * @param on   where the response is made: not on the thread of the ledger, on which an answer becomes known
     */
    CompletionStage<Told> ask(Caller caller, CoverageEligibilityRequest request, Optional<String> key, Duration wait,
            Executor on) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        CompletionStage<Told> told;
        try {
            ProgramOrder order = new ProgramOrder(facility, terminal, caller.client(),
                    key.map(one -> "key/" + one)
                            .or(() -> EligibilityRequestReader.key(request).map(one -> "identifier/" + one))
                            .orElse(null),
                    reader.read(request, today));
            told = questions.ask(order, wait).exceptionallyCompose(failure -> inRequest(request, failure))
                    .thenComposeAsync(this::told, on);
        } catch (ProblemException refused) {
            told = CompletableFuture.failedStage(refused);
        }
        return recorded(caller, DeskAudit.Action.CHANGE, null, told);
    }

    /** Everything for which a request would not be asked, as far as it can be told from the request alone; empty if there is nothing. */
    List<Problem> problems(CoverageEligibilityRequest request) {
        return reader.problems(request, LocalDate.ofInstant(clock.instant(), JAPAN));
    }

    /**
     * What became of a question; fails with {@code RESOURCE_UNKNOWN} where there was none, and where it is another program's.
     *
     * @param others whether the caller may know of other programs' questions as well
     */
    CompletionStage<Told> report(Caller caller, InquiryId id, boolean others, Executor on) {
        boolean may = others || questions.isAsker(facility, caller.client(), id);
        CompletionStage<Told> told = questions.report(id)
                .thenComposeAsync(found -> told(found.filter(one -> may).orElseThrow(
                        () -> new ProblemException(Problem.of(ProblemCode.RESOURCE_UNKNOWN)))), on);
        return recorded(caller, DeskAudit.Action.READ, new ResourceId(id.value()), told);
    }

    /**
     * What stands under an id while no answer about a patient of ours does, for a read that names the response; empty if there is no such
     * question.
     */
    public CompletionStage<Optional<StoredResource>> unanswered(String id) {
        Optional<InquiryId> question = InquiryId.parse(id).toOptional();
        return question.isEmpty()
                ? CompletableFuture.completedStage(Optional.empty())
                : questions.report(question.get()).thenApply(found -> found.filter(one -> !isKept(one))
                        .map(this::stored));
    }

    /** What comes up when it is asked, such as a patient who is not here, is told with the element that it is about. */
    private static CompletionStage<ProgramReport> inRequest(CoverageEligibilityRequest request, Throwable failure) {
        Problem problem = ProblemException.problemOf(failure);
        return CompletableFuture.failedStage(
                new ProblemException(EligibilityRequestReader.inRequest(request, problem), failure));
    }

    private CompletionStage<Told> recorded(Caller caller, DeskAudit.Action action, @Nullable ResourceId id,
            CompletionStage<Told> told) {
        return told.handle((one, failure) -> failure == null
                ? recorded.one(caller, action, new ResourceId(one.id().value()), Told::about, () -> one)
                : recorded.one(caller, action, id, Told::about, () -> {
                    throw new ProblemException(ProblemException.problemOf(failure), failure);
                }));
    }

    private CompletionStage<Told> told(ProgramReport report) {
        AnswerRecord answer = report.record().answer();
        if (answer == null || !isKept(report)) {
            return CompletableFuture.completedStage(told(report, advised(converter.response(view(report)), report)));
        }
        return answers.read(ReadableType.ELIGIBILITY_RESPONSE, answer.id().value()).thenApply(found -> {
            StoredResource kept = found.orElseThrow(
                    () -> new ProblemException(Problem.of(ProblemCode.RESOURCE_UNKNOWN)));
            return told(report, advised((CoverageEligibilityResponse) AuditedReads.decode(kept), report));
        });
    }

    private Told told(ProgramReport report, CoverageEligibilityResponse response) {
        AnswerRecord answer = report.record().answer();
        ResourceId patient = answer != null && answer.patient() != null ? answer.patient() : report.record().patient();
        return new Told(report.inquiry().id(), patient == null ? List.of() : List.of(patient), isWaiting(report),
                converter.request(view(report)), response);
    }

    private static CoverageEligibilityResponse advised(CoverageEligibilityResponse response, ProgramReport report) {
        report.advice().ifPresent(advice -> DeskAdviceConverter.add(response, advice.decision(), advice.open()));
        return response;
    }

    private StoredResource stored(ProgramReport report) {
        QuestionView view = view(report);
        ResourceId patient = report.record().patient();
        return new StoredResource(ReadableType.ELIGIBILITY_RESPONSE, view.inquiry().id().value(),
                view.stamp().revision(), view.stamp().updatedAt(), patient == null ? null : patient.value(),
                encoder.encode(advised(converter.response(view), report)));
    }

    /** Whether the answer that settles the question stands among the patient's responses. */
    private static boolean isKept(ProgramReport report) {
        AnswerRecord answer = report.record().answer();
        return answer != null && answer.patient() != null
                && answer.answer().outcome() instanceof AnswerOutcome.Confirmed;
    }

    private static boolean isWaiting(ProgramReport report) {
        return outcome(report) instanceof AnswerOutcome.Processing;
    }

    private static QuestionView view(ProgramReport report) {
        AnswerRecord answer = report.record().answer();
        boolean said = !isWaiting(report);
        Instant at = answer == null ? report.record().askedAt() : answer.receivedAt();
        return new QuestionView(report.inquiry(), report.record().patient(),
                new Stamp(said ? SAID : WAITING, at.truncatedTo(ChronoUnit.MILLIS)), report.record().askedAt(),
                outcome(report));
    }

    /** Of an answer that may be about somebody else only that is told. */
    private static AnswerOutcome outcome(ProgramReport report) {
        AnswerRecord answer = report.record().answer();
        if (answer != null) {
            return answer.standing() == AnswerStanding.REVIEW
                    ? failed(ProblemCode.IDENTITY_DOUBTFUL)
                    : answer.answer().outcome();
        }
        return report.record().state() == InquiryState.NOT_SENT
                ? failed(ProblemCode.TERMINAL_FOLDER_UNREACHABLE)
                : new AnswerOutcome.Processing();
    }

    private static AnswerOutcome failed(ProblemCode code) {
        return new AnswerOutcome.Failed(new Notice(code.code(), code.title(Locale.JAPANESE)));
    }

    /**
     * A question and what is told of it.
     *
     * @param id       the question, and its response
     * @param about    whom it is about, where that is known
     * @param waiting  whether the national system still owes the answer
     * @param request  the request
     * @param response the response; {@code queued} while it is waited for
     */
    record Told(InquiryId id, List<ResourceId> about, boolean waiting, CoverageEligibilityRequest request,
            CoverageEligibilityResponse response) {

        Told {
            about = List.copyOf(about);
        }
    }
}
