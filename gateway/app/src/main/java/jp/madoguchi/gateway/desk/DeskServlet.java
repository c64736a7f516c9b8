package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.TaskPage;
import jp.madoguchi.reception.ledger.DeskOutcome;
import jp.madoguchi.reception.ledger.DeskTask;
import org.jspecify.annotations.Nullable;

/** {@code /desk/v1/tasks} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk", urlPatterns = "/desk/*")
public class DeskServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern
            .compile("/v1/tasks(?:/([0-9A-Za-z.-]{1,64})(?:/(take|release|close|attach|names|certificates|answer))?)?");
    private static final String NAMES = "names";
    private static final String CERTIFICATES = "certificates";
    private static final String ANSWER = "answer";
    private static final String ATTACH = "attach";
    private static final Set<String> LOOKS = Set.of(NAMES, CERTIFICATES, ANSWER);
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<DeskTasks> tasks;
    private final transient Provider<PhoneNumbers> phones;

    @Inject
    public DeskServlet(Provider<DeskTasks> tasks, Provider<PhoneNumbers> phones) {
        this.tasks = tasks;
        this.phones = phones;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        String id = parts.group(1);
        String action = parts.group(2);
        boolean reads = action == null || LOOKS.contains(action);
        if (!exchange.is(reads ? "GET" : "POST")) {
            return;
        }
        if (id == null) {
            TaskPage page = tasks.get().list(exchange.caller(), exchange.request().getParameterMap());
            exchange.give(TaskJson.of(page, exchange.language(), phones.get()));
        } else if (action == null) {
            give(exchange, tasks.get().one(exchange.caller(), new ResourceId(id)));
        } else if (action.equals(NAMES)) {
            exchange.give(NamesJson.of(tasks.get().names(exchange.caller(), new ResourceId(id))));
        } else if (action.equals(CERTIFICATES)) {
            ResourceId task = new ResourceId(id);
            exchange.give(CertificatesJson.of(task, tasks.get().certificates(exchange.caller(), task)));
        } else if (action.equals(ANSWER)) {
            ResourceId task = new ResourceId(id);
            exchange.give(AnsweredJson.of(task, tasks.get().answer(exchange.caller(), task)));
        } else if (action.equals(ATTACH)) {
            attach(exchange, new ResourceId(id));
        } else {
            change(exchange, new ResourceId(id), action);
        }
    }

    private void attach(DeskExchange exchange, ResourceId id) throws IOException {
        int version = exchange.version();
        JsonNode body = exchange.body(MOST_BYTES);
        give(exchange, tasks.get().attach(exchange.caller(), id, version, exchange.requestId(),
                DeskExchange.text(body, "by"), whose(body)));
    }

    /** The patient that is named; null where it is said that there is none. */
    private static @Nullable ResourceId whose(JsonNode body) {
        String patient = DeskExchange.text(body, "patient");
        JsonNode nobody = body.path("nobody");
        if (!nobody.isMissingNode() && !nobody.isBoolean() || nobody.booleanValue() && !patient.isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "nobody"));
        }
        if (nobody.booleanValue()) {
            return null;
        }
        if (patient.isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, "patient"));
        }
        return ResourceId.parse(patient).orElseThrow();
    }

    private void change(DeskExchange exchange, ResourceId id, String action) throws IOException {
        int version = exchange.version();
        JsonNode body = exchange.body(MOST_BYTES);
        DeskTasks.Change change = DeskTasks.Change.valueOf(action.toUpperCase(Locale.ROOT));
        give(exchange, tasks.get().change(exchange.caller(), change, id, version, exchange.requestId(),
                DeskExchange.text(body, "by"), outcome(DeskExchange.text(body, "outcome"))));
    }

    private static @Nullable DeskOutcome outcome(String word) {
        if (word.isEmpty()) {
            return null;
        }
        return List.of(DeskOutcome.values()).stream().filter(outcome -> outcome.name().equals(word)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "outcome")));
    }

    private void give(DeskExchange exchange, DeskTask task) throws IOException {
        exchange.give(TaskJson.of(task, exchange.language(), phones.get()), task.version());
    }
}
