package jp.madoguchi.gateway.outage;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.gateway.access.Refusal;
import jp.madoguchi.gateway.desk.DeskEndpoint;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.gateway.desk.ListParameters;
import jp.madoguchi.reception.mode.LookUp;
import jp.madoguchi.reception.mode.LookUpOrder;
import jp.madoguchi.reception.mode.RequestKey;

/** {@code /desk/v1/look-ups}: what is looked up in modes and emergencies, and its review by a second person (docs/desk-api.md). */
@WebServlet(name = "desk-look-ups", urlPatterns = "/desk/v1/look-ups/*")
public class LookUpServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("(?:/([0-9A-Za-z.-]{1,64})/review)?");
    private static final Set<String> PARAMETERS = Set.of("reviewed");
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<OutageDesk> desk;
    private final transient Provider<RuleSwitches> switches;

    @Inject
    public LookUpServlet(Provider<OutageDesk> desk, Provider<RuleSwitches> switches) {
        this.desk = desk;
        this.switches = switches;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        String id = parts.group(1);
        if (id == null && exchange.request().getMethod().equals("GET")) {
            list(exchange);
        } else if (exchange.is("POST")) {
            OutageForm form = new OutageForm(exchange.body(MOST_BYTES));
            if (id == null) {
                lookUp(exchange, form);
            } else {
                exchange.give(OutageJson.of(
                        desk.get().review(exchange.caller(), new ResourceId(id), form.by()), switches.get()));
            }
        }
    }

    private void list(DeskExchange exchange) throws IOException {
        String reviewed = new ListParameters(PARAMETERS, exchange.request().getParameterMap()).text("reviewed");
        if (reviewed != null && !reviewed.equals("false")) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "reviewed"));
        }
        exchange.give(OutageJson.list("lookUps", desk.get().lookUps(exchange.caller(), reviewed != null).stream()
                .map(one -> OutageJson.of(one, switches.get())).toList()));
    }

    private void lookUp(DeskExchange exchange, OutageForm form) throws IOException {
        LookUpOrder order = new LookUpOrder(desk.get().facility(), form.patient(), form.by(), form.reason(),
                RequestKey.parse(exchange.requestId()).orElseThrow());
        switch (desk.get().lookUp(exchange.caller(), order, form.wish(exchange.role()))) {
            case LookUp.Permitted permitted -> exchange.give(OutageJson.of(permitted, switches.get()));
            case LookUp.Refused refused -> Refusal.write(exchange.response(), HttpServletResponse.SC_FORBIDDEN,
                    Problem.at(ProblemCode.LOOK_UP_NOT_PERMITTED, refused.denied().reason().name()),
                    OutageJson.refused(refused));
        }
    }
}
