package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BulkOrder;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.ledger.BulkJob;

/** {@code /desk/v1/bulk} over HTTP (docs/bulk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-bulk", urlPatterns = "/desk/v1/bulk/*")
public class BulkServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile(
            "/(batches|reconciliation(?=$))(?:/([0-9A-Za-z.-]{1,64})(?:/(worklist|reconciliation))?)?"
                    + "|/(jobs)/([0-9A-Za-z.-]{1,64})/resume|/(night-before|reference-numbers|consented|tickets)");
    private static final int MOST_BYTES = 262_144;
    private static final int LITTLE = 4_096;

    private final transient Provider<DeskBulk> bulk;

    @Inject
    public BulkServlet(Provider<DeskBulk> bulk) {
        this.bulk = bulk;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        if (!exchange.is(parts.group(1) == null ? "POST" : "GET")) {
            return;
        }
        if (parts.group(1) != null) {
            exchange.give(parts.group(1).equals("reconciliation")
                    ? new BulkJson(exchange.language()).of(
                            bulk.get().reconciliation(exchange.caller(), exchange.request().getParameterMap()))
                    : read(exchange, parts.group(2), parts.group(3)));
        } else if (parts.group(4) != null) {
            int version = exchange.version();
            BulkJob job = bulk.get().resume(exchange.caller(), new ResourceId(parts.group(5)), version,
                    BulkForm.by(exchange.body(LITTLE)));
            exchange.give(new BulkJson(exchange.language()).of(job), job.version());
        } else {
            exchange.give(BulkJson.of(plan(exchange, parts.group(6))));
        }
    }

    private Map<String, Object> read(DeskExchange exchange, @org.jspecify.annotations.Nullable String id,
            @org.jspecify.annotations.Nullable String what) {
        BulkJson json = new BulkJson(exchange.language());
        Map<String, String[]> parameters = exchange.request().getParameterMap();
        if (id == null) {
            return json.of(bulk.get().batches(parameters));
        }
        ResourceId batch = new ResourceId(id);
        if (what == null) {
            return json.of(bulk.get().batch(batch));
        }
        return what.equals("worklist")
                ? json.of(bulk.get().worklist(exchange.caller(), batch, parameters))
                : json.of(bulk.get().reconciliation(exchange.caller(), batch, parameters));
    }

    private BulkPlan plan(DeskExchange exchange, String what) throws IOException {
        DeskBulk desk = bulk.get();
        Caller caller = exchange.caller();
        JsonNode body = exchange.body(MOST_BYTES);
        BulkOrder order = desk.order(caller, exchange.requestId(), BulkForm.by(body));
        return switch (what) {
            case "night-before" -> desk.nightBefore(caller, order, form(body, "day"));
            case "reference-numbers" -> desk.referenceNumbers(caller, order, form(body, "patients"));
            case "consented" -> desk.consented(caller, order, form(body, "setting", "dayOf", "from", "to"));
            case "tickets" -> desk.tickets(caller, order, form(body, "month"));
            default -> throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "path"));
        };
    }

    private BulkForm form(JsonNode body, String... fields) {
        return new BulkForm(body, Set.of(fields), bulk.get().today());
    }
}
