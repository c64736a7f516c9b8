package jp.madoguchi.gateway.outage;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.desk.DeskEndpoint;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.reception.mode.HandVisit;
import jp.madoguchi.reception.mode.RequestKey;

/** {@code /desk/v1/visits}: visits of a failure that were written down by hand (docs/desk-api.md). */
@WebServlet(name = "desk-visits", urlPatterns = "/desk/v1/visits/*")
public class HandVisitServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/?");
    private static final int MOST_BYTES = 8_192;

    private final transient Provider<OutageDesk> desk;

    @Inject
    public HandVisitServlet(Provider<OutageDesk> desk) {
        this.desk = desk;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        exchange.path(PATH);
        if (!exchange.is("POST")) {
            return;
        }
        RequestKey key = RequestKey.parse(exchange.requestId()).orElseThrow();
        OutageForm form = new OutageForm(exchange.body(MOST_BYTES));
        HandVisit visit = form.visit(desk.get().facility(),
                desk.get().terminals().choose(form.terminal(), Optional.empty()), desk.get().today());
        exchange.give(OutageJson.of(desk.get().write(exchange.caller(), visit, key)));
    }
}
