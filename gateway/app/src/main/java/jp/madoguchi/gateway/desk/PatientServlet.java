package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryState;

/**
 * What there is below {@code /desk/v1/patients/{id}}: {@code re-query}, {@code expenses}, {@code claim-data}, {@code certificates} with its
 * {@code withdrawal}, and {@code subsidy-choice} over HTTP
 * (docs/desk-api.md). The access filter stands in front of it.
 */
@WebServlet(name = "desk-patients", urlPatterns = "/desk/v1/patients/*")
public class PatientServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern
            .compile(
                    "/([0-9A-Za-z.-]{1,64})/(re-query|expenses|claim-data|certificates|certificates/withdrawal|subsidy-choice)");
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<DeskReQueries> queries;
    private final transient Provider<DeskExpenses> expenses;
    private final transient Provider<DeskClaimData> claims;
    private final transient Provider<DeskSubsidies> subsidies;

    @Inject
    public PatientServlet(Provider<DeskReQueries> queries, Provider<DeskExpenses> expenses,
            Provider<DeskClaimData> claims, Provider<DeskSubsidies> subsidies) {
        this.queries = queries;
        this.expenses = expenses;
        this.claims = claims;
        this.subsidies = subsidies;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        ResourceId patient = new ResourceId(parts.group(1));
        if (parts.group(2).equals("expenses")) {
            if (exchange.is("GET")) {
                exchange.give(ExpenseJson.of(expenses.get().show(exchange.caller(), patient,
                        exchange.request().getParameterMap()), exchange.language()));
            }
        } else if (parts.group(2).equals("claim-data")) {
            if (exchange.is("GET")) {
                exchange.give(ClaimDataJson.of(
                        claims.get().export(exchange.caller(), patient, exchange.request().getParameterMap()),
                        exchange.language()));
            }
        } else if (!exchange.is("POST")) {
            return;
        } else if (parts.group(2).equals("certificates")) {
            exchange.give(SubsidyJson.of(subsidies.get().paper(exchange.caller(), patient,
                    SubsidyForm.paper(exchange.body(MOST_BYTES)))));
        } else if (parts.group(2).equals("certificates/withdrawal")) {
            exchange.give(SubsidyJson.of(subsidies.get().withdrawn(exchange.caller(), patient,
                    SubsidyForm.withdrawal(exchange.body(MOST_BYTES)))));
        } else if (parts.group(2).equals("subsidy-choice")) {
            exchange.give(SubsidyJson.of(subsidies.get().choice(exchange.caller(), patient,
                    SubsidyForm.choice(exchange.body(MOST_BYTES))), exchange.language()));
        } else {
            ask(exchange, patient);
        }
    }

    private void ask(DeskExchange exchange, ResourceId patient) throws IOException {
        InquiryReport report = queries.get().ask(exchange.caller(), patient, exchange.requestId(),
                new ReQueryForm(exchange.body(MOST_BYTES)));
        if (report.state() == InquiryState.ASKED) {
            exchange.response().setStatus(HttpServletResponse.SC_ACCEPTED);
            exchange.response().setHeader("Retry-After", "5");
        }
        exchange.give(json(report));
    }

    /** How a question stands. One that waits is not invalid: without an answer there is no validity. */
    static Map<String, Object> json(InquiryReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inquiry", report.inquiry().value());
        json.put("state", switch (report.state()) {
            case ASKED -> "WAITING";
            case ANSWERED -> "ANSWERED";
            case NOT_SENT -> "NOT_SENT";
            case FAILED -> "FAILED";
        });
        AnswerRecord answer = report.answer();
        if (answer != null) {
            json.put("response", answer.id().value());
            switch (answer.answer().outcome()) {
                case AnswerOutcome.Confirmed confirmed -> {
                    json.put("outcome", "ANSWERED");
                    json.put("validity", confirmed.validity().name());
                }
                case AnswerOutcome.Refused refused -> json.put("outcome", "REFUSED");
                case AnswerOutcome.Failed failed -> json.put("outcome", "FAILED");
                case AnswerOutcome.Processing processing -> json.put("outcome", "PROCESSING");
            }
        }
        return json;
    }
}
