package jp.madoguchi.gateway.medical;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.gateway.desk.ListParameters;
import jp.madoguchi.gateway.desk.StepJson;
import jp.madoguchi.gateway.web.OneReply;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.medical.MedicalView;
import org.jspecify.annotations.Nullable;

/**
 * {@code /medical/v1/patients} over HTTP (docs/medical-api.md). The access filter stands in front of it. Whoever waits for an answer of the
 * national system takes no thread; nothing that is given may be kept on the way.
 */
@WebServlet(name = "medical", urlPatterns = "/medical/v1/patients/*", asyncSupported = true)
public class MedicalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Pattern PATH = Pattern.compile("/([0-9A-Za-z.-]{1,64})/(?:(" + MedicalItem.WORDS
            + ")(/not-this-patient)?|(revocation|care-begin|care-end|care-end/withdrawal))");
    private static final Set<String> OF_LOOK = Set.of("setting");
    private static final Set<String> OF_ASK = Set.of("wait");
    private static final int MOST_BYTES = 4_096;
    private static final int USUAL_WAIT = 10;
    private static final int LONGEST_WAIT = 15;
    private static final Duration BEYOND_WAIT = Duration.ofSeconds(45);
    private static final int REPLY_THREADS = 8;

    private final transient Provider<MedicalDesk> desk;
    private final transient Provider<PhoneNumbers> phones;
    /** Answers are written here: a slow client must not hold up the ledger's thread, on which an answer becomes known. */
    private final transient ExecutorService replies = Executors.newFixedThreadPool(REPLY_THREADS, task -> {
        Thread thread = new Thread(task, "madoguchi-medical-reply");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    public MedicalServlet(Provider<MedicalDesk> desk, Provider<PhoneNumbers> phones) {
        this.desk = desk;
        this.phones = phones;
    }

    @Override
    public void destroy() {
        replies.shutdown();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answered(new DeskExchange(request, response), this::answer);
    }

    private void answered(DeskExchange exchange, DeskExchange.Answering answering) throws IOException {
        exchange.answered(one -> {
            try {
                answering.answer(one);
            } catch (ViewRefused refused) {
                refuse(one, refused);
            }
        });
    }

    private void refuse(DeskExchange exchange, ViewRefused refused) throws IOException {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("reason", refused.why().reason().name());
        more.put("rules", refused.why().rules().stream().map(RuleId::value).toList());
        StepJson.open(more, refused.why().open(), exchange.language());
        desk.get().next(refused).ifPresent(next -> {
            Map<String, Object> step = MedicalJson.step(next.step(), exchange.language());
            step.put("rules", next.rules().stream().map(RuleId::value).toList());
            more.put("next", List.of(step));
        });
        Refusal.write(exchange.response(), HttpServletResponse.SC_FORBIDDEN, Problem
                .at(ProblemCode.MEDICAL_INFORMATION_REFUSED, refused.why().reason().name()), more);
    }

    private void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        ResourceId patient = new ResourceId(parts.group(1));
        boolean revocation = "revocation".equals(parts.group(4));
        boolean careBegin = "care-begin".equals(parts.group(4));
        boolean careEnd = "care-end".equals(parts.group(4));
        boolean withdrawal = "care-end/withdrawal".equals(parts.group(4));
        boolean report = parts.group(3) != null;
        if (!report && !withdrawal && exchange.request().getMethod().equals("GET")) {
            if (revocation) {
                exchange.give(MedicalJson.of(desk.get().revocations(MedicalAsker.of(exchange.request()), patient)));
            } else if (careBegin) {
                exchange.give(
                        MedicalJson.careBegins(desk.get().careBegins(MedicalAsker.of(exchange.request()), patient)));
            } else if (careEnd) {
                exchange.give(MedicalJson.careEnds(desk.get().careEnds(MedicalAsker.of(exchange.request()), patient)));
            } else {
                look(exchange, patient, item(parts));
            }
        } else if (exchange.is("POST")) {
            MedicalAsker asker = MedicalAsker.of(exchange.request());
            if (revocation) {
                revoke(exchange, asker, patient);
            } else if (careBegin) {
                exchange.give(MedicalJson.careBegins(desk.get().careBegan(asker, patient, form(exchange))));
            } else if (careEnd) {
                exchange.give(MedicalJson.careEnded(desk.get().careEnded(asker, patient, form(exchange))));
            } else if (withdrawal) {
                exchange.give(MedicalJson.careEnds(desk.get().careEndWithdrawn(asker, patient, form(exchange))));
            } else if (report) {
                give(exchange, desk.get().notThisPatient(asker, patient, item(parts).item()));
            } else {
                ask(exchange, asker, patient, item(parts));
            }
        }
    }

    private void look(DeskExchange exchange, ResourceId patient, MedicalItem item) {
        String setting = new ListParameters(OF_LOOK, exchange.request().getParameterMap()).text("setting");
        MedicalAsker asker = MedicalAsker.of(exchange.request());
        later(exchange, new Wish(asker, patient, item.item()), Duration.ZERO,
                desk.get().look(asker, patient, item.item(),
                        MedicalForm.situation(Objects.requireNonNullElse(setting, ""))));
    }

    private void ask(DeskExchange exchange, MedicalAsker asker, ResourceId patient, MedicalItem item)
            throws IOException {
        if (!item.isAsked()) {
            throw problem(ProblemCode.RESOURCE_UNKNOWN, "ask for medicines with \"treatments\": true");
        }
        Duration wait = waits(new ListParameters(OF_ASK, exchange.request().getParameterMap()).text("wait"));
        MedicalForm form = form(exchange);
        later(exchange, new Wish(asker, patient, item.item()), wait, desk.get().ask(asker, patient, item, form, wait));
    }

    private void revoke(DeskExchange exchange, MedicalAsker asker, ResourceId patient) throws IOException {
        MedicalForm form = form(exchange);
        // It is recorded whether or not somebody still waits for the reply.
        CompletionStage<ResourceId> recorded = desk.get().revoke(asker, patient, form, replies);
        later(exchange, Duration.ZERO, recorded, (one, done, failure) -> {
            if (failure != null) {
                throw new ProblemException(ProblemException.problemOf(failure), failure);
            }
            one.give(new LinkedHashMap<>(Map.of("revoked", true)));
        });
    }

    private static MedicalItem item(Matcher parts) {
        return MedicalItem.of(parts.group(2)).orElseThrow();
    }

    private static MedicalForm form(DeskExchange exchange) throws IOException {
        return new MedicalForm(exchange.body(MOST_BYTES));
    }

    private static Duration waits(@Nullable String text) {
        if (text == null) {
            return Duration.ofSeconds(USUAL_WAIT);
        }
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > LONGEST_WAIT) {
            throw problem(ProblemCode.REQUEST_MALFORMED, "wait");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    /** Who wants to look at what, and whose it is. */
    private record Wish(MedicalAsker asker, ResourceId patient, ConsentItem item) {}

    private void later(DeskExchange exchange, Wish wish, Duration wait,
            CompletionStage<MedicalView> view) {
        later(exchange, wait, view, (one, found, failure) -> give(one, wish, found, failure));
    }

    /** Gives what came of something that was waited for: a result, or why there is none. */
    @FunctionalInterface
    private interface Giving<T> {
        void give(DeskExchange exchange, @Nullable T found, @Nullable Throwable failure) throws IOException;
    }

    /** Answers once a stage is done, so long after its wait at most; until then it takes no thread. */
    private <T> void later(DeskExchange exchange, Duration wait, CompletionStage<T> stage, Giving<T> giving) {
        OneReply reply = OneReply.begin(exchange.request(), exchange.response(), false, wait.plus(BEYOND_WAIT));
        var unused = stage.handleAsync((found, failure) -> {
            reply.give(() -> answered(exchange, one -> giving.give(one, found, failure)));
            return null;
        }, replies);
    }

    private void give(DeskExchange exchange, Wish wish,
            @Nullable MedicalView found, @Nullable Throwable failure)
            throws IOException {
        if (found == null || failure != null) {
            throw new ProblemException(failure == null
                    ? Problem.of(ProblemCode.INTERNAL)
                    : ProblemException.problemOf(failure));
        }
        switch (desk.get().given(wish.asker(), wish.patient(), wish.item(), found)) {
            case MedicalView.Shown shown -> give(exchange, shown);
            case MedicalView.NotYet notYet -> {
                exchange.response().setStatus(HttpServletResponse.SC_ACCEPTED);
                exchange.response().setHeader("Retry-After", "5");
                exchange.give(new LinkedHashMap<>(Map.of("state", "WAITING")));
            }
            case MedicalView.Failed failed -> {
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("nationalCode", Objects.requireNonNullElse(failed.notice().code(), ""));
                said.put("nationalMessage", Objects.requireNonNullElse(failed.notice().message(), ""));
                Refusal.write(exchange.response(), HttpServletResponse.SC_BAD_GATEWAY,
                        Problem.of(ProblemCode.MEDICAL_INFORMATION_NOT_GIVEN), said);
            }
            case MedicalView.Refused refused -> throw new ViewRefused(refused.why(), wish.item());
            case MedicalView.NotHere nothing -> throw problem(ProblemCode.MEDICAL_INFORMATION_NOT_HERE, "");
            case MedicalView.TooLarge large -> throw problem(ProblemCode.MEDICAL_INFORMATION_TOO_LARGE, "");
        }
    }

    private static void give(DeskExchange exchange, MedicalView.Shown shown) throws IOException {
        switch (shown.content()) {
            case MedicineHistory history ->
                exchange.give(MedicalJson.of(history, shown, exchange.language()));
            case CheckUpHistory history -> exchange.give(MedicalJson.of(history, shown, exchange.language()));
            case PdfDocument document -> {
                BesideInformation beside = new BesideInformation(exchange.response());
                beside.first(shown.first());
                beside.uncertain(shown.open());
                exchange.givePdf("medical-information.pdf", document.bytes());
            }
        }
    }

    private void give(DeskExchange exchange, DeskTask task) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>(Map.of("locked", true));
        json.put("task", task.id().value());
        phones.get().of(HelpLine.MY_NUMBER_LINE, LocalDate.ofInstant(task.raisedAt(), JAPAN))
                .ifPresent(number -> json.put("helpLine", number));
        json.put("next", List.of(MedicalJson.step(task.step(), exchange.language())));
        exchange.give(json);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
