package jp.madoguchi.gateway.fhir.ask;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.gateway.fhir.ApiAddress;
import jp.madoguchi.gateway.fhir.Excerpt;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.gateway.fhir.FhirVersion;
import jp.madoguchi.gateway.fhir.ReturnPreference;
import jp.madoguchi.gateway.fhir.Validation;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.web.OneReply;
import jp.madoguchi.reception.mode.RequestKey;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/CoverageEligibilityRequest}: asks the national system, or says whether it would (docs/design/fhir-api.md 5). The access filter stands in front of it.
 * HAPI's server would hold a thread for as long as an answer is waited for; here nothing does.
 */
@WebServlet(name = "fhir-questions", urlPatterns = QuestionServlet.PATH + "/*", asyncSupported = true)
public class QuestionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/fhir/CoverageEligibilityRequest";
    private static final Logger LOG = Logger.getLogger(QuestionServlet.class.getName());
    private static final Pattern ONE = Pattern.compile("/([0-9A-Za-z.-]{1,64})(/_status)?");
    private static final String SUBMIT = "/$submit";
    private static final Set<String> POSTED = Set.of("", SUBMIT, Validation.PATH);
    private static final Set<String> MODES = Set.of(Validation.CREATE);
    private static final Duration BEYOND_WAIT = Duration.ofSeconds(45);
    private static final int REPLY_THREADS = 8;

    private final transient Provider<LiveQuestions> questions;
    private final transient ApiAddress address;
    /** Answers are made and written here: a slow client must not hold up the ledger's thread, on which an answer becomes known. */
    private final transient ExecutorService replies = Executors.newFixedThreadPool(REPLY_THREADS, task -> {
        Thread thread = new Thread(task, "madoguchi-question-reply");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    public QuestionServlet(Provider<LiveQuestions> questions, Settings settings) {
        this.questions = questions;
        this.address = new ApiAddress(settings);
    }

    @Override
    public void destroy() {
        replies.shutdown();
    }

    /** Writes what was told. */
    @FunctionalInterface
    private interface Telling {
        void tell(QuestionReply reply, LiveQuestions.Told told) throws IOException;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpServletResponse told = FhirVersion.told(request, response);
        try {
            answer(request, told);
        } catch (FhirRefused refused) {
            refused.writeTo(told);
        } catch (RuntimeException failure) {
            failed(failure, false).writeTo(told);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).filter(info -> !info.equals("/")).orElse("");
        boolean posts = POSTED.contains(path);
        Matcher one = ONE.matcher(path);
        if (!posts && !one.matches()) {
            throw FhirRefused.unknown();
        }
        String method = request.getMethod();
        if (posts ? !method.equals("POST") : !method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", posts ? "POST" : "GET, HEAD");
            throw FhirRefused.method();
        }
        if (posts && !FhirForms.isResource(request.getContentType())) {
            throw FhirRefused.unreadable(415, "not-supported", "Content-Type");
        }
        FhirForms.demandReadable(request);
        if (!FhirForms.canBeGiven(request)) {
            throw FhirRefused.unreadable(406, "not-supported", "Accept");
        }
        QuestionReply reply = new QuestionReply(request, response, address.of(request));
        if (!posts) {
            look(request, reply, one);
        } else if (path.equals(Validation.PATH)) {
            Validation<CoverageEligibilityRequest> asked = Validation.of(request, CoverageEligibilityRequest.class,
                    MODES);
            asked.answer(request, response, questions.get().problems(asked.resource()), ReturnPreference.outcome(
                    "このまま送れば照会します。書かれている患者や資格がここにあるかどうかは、送ったときに確かめます。",
                    "It would be asked. Whether the patient and the insurance that it names are here is looked up when it is sent."));
        } else if (path.isEmpty()) {
            ask(request, reply, Duration.ZERO, QuestionReply::created);
        } else {
            Preferences preferred = Preferences.of(request);
            ask(request, reply, preferred.async() ? Duration.ZERO : preferred.patience(),
                    preferred.async() ? QuestionReply::accepted : QuestionReply::answered);
        }
    }

    private void ask(HttpServletRequest request, QuestionReply reply, Duration wait, Telling telling)
            throws IOException {
        DeskExchange exchange = new DeskExchange(request, reply.response());
        CoverageEligibilityRequest body = QuestionBody.read(request);
        Optional<String> key = Optional.of(exchange.requestId()).filter(text -> !text.isEmpty())
                .map(text -> RequestKey.parse(text).orElseThrow().value());
        later(request, reply, wait, telling, questions.get().ask(exchange.caller(), body, key, wait, replies));
    }

    private void look(HttpServletRequest request, QuestionReply reply, Matcher path) {
        InquiryId id = InquiryId.parse(path.group(1)).toOptional().orElseThrow(FhirRefused::unknown);
        later(request, reply, Duration.ZERO, path.group(2) == null ? reading(request) : QuestionReply::status,
                questions.get().report(new DeskExchange(request, reply.response()).caller(), id,
                        reply.mayReadResponses(), replies));
    }

    /** What is wanted is read, or refused, before anything is looked up. */
    private static Telling reading(HttpServletRequest request) {
        Excerpt wanted = Excerpt.of(request, false);
        return (reply, told) -> reply.request(told, wanted);
    }

    private void later(HttpServletRequest request, QuestionReply reply, Duration wait, Telling telling,
            CompletionStage<LiveQuestions.Told> told) {
        OneReply once = OneReply.begin(request, reply.response(), true, wait.plus(BEYOND_WAIT));
        boolean looks = !request.getMethod().equals("POST");
        var unused = told.handleAsync((one, failure) -> {
            once.give(() -> {
                if (one == null || failure != null) {
                    failed(failure, looks).writeTo(reply.response());
                } else {
                    telling.tell(reply, one);
                }
            });
            return null;
        }, replies);
    }

    private static FhirRefused failed(@Nullable Throwable failure, boolean looks) {
        Throwable cause = failure == null ? new IllegalStateException("nothing was told") : failure;
        ProblemCode code = ProblemException.problemOf(cause).code();
        if (code == ProblemCode.INTERNAL) {
            LOG.log(Level.SEVERE, "A program''s question failed: {0}", cause.getClass().getName());
        }
        return looks && code == ProblemCode.RESOURCE_UNKNOWN ? FhirRefused.unknown() : FhirRefused.of(cause);
    }
}
