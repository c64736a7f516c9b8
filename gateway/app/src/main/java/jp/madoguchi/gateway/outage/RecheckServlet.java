package jp.madoguchi.gateway.outage;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.desk.DeskEndpoint;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.gateway.desk.ListParameters;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.RecheckCursor;
import jp.madoguchi.reception.mode.RecheckQuery;

/** {@code /desk/v1/rechecks}: patients who were taken without an answer, the most urgent first (docs/desk-api.md). */
@WebServlet(name = "desk-rechecks", urlPatterns = "/desk/v1/rechecks/*")
public class RecheckServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/?");
    private static final Set<String> PARAMETERS = Set.of("state", "after", "count");

    private final transient Provider<OutageDesk> desk;

    @Inject
    public RecheckServlet(Provider<OutageDesk> desk) {
        this.desk = desk;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        exchange.path(PATH);
        if (!exchange.is("GET")) {
            return;
        }
        ListParameters parameters = new ListParameters(PARAMETERS, exchange.request().getParameterMap());
        EnumSet<RecheckState> states = Objects.requireNonNullElse(parameters.several(RecheckState.class, "state"),
                EnumSet.of(RecheckState.WAITING, RecheckState.ASKED, RecheckState.LEFT_TO_PERSON));
        String after = parameters.text("after");
        exchange.give(OutageJson.of(desk.get().rechecks(exchange.caller(), states,
                after == null ? null : RecheckCursor.parse(after).orElseThrow(),
                parameters.count(RecheckQuery.MOST))));
    }
}
