package jp.madoguchi.gateway.outage;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.desk.DeskEndpoint;
import jp.madoguchi.gateway.desk.DeskExchange;

/** {@code /desk/v1/terminals}: whether the terminals answer, and their outages (docs/desk-api.md). It is about nobody. */
@WebServlet(name = "desk-terminals", urlPatterns = "/desk/v1/terminals/*")
public class TerminalServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/?");

    private final transient Provider<OutageDesk> desk;

    @Inject
    public TerminalServlet(Provider<OutageDesk> desk) {
        this.desk = desk;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        exchange.path(PATH);
        if (!exchange.is("GET")) {
            return;
        }
        OutageDesk open = desk.get();
        Map<String, Object> json = OutageJson.list("terminals", open.terminals().asking().stream()
                .map(one -> OutageJson.of(one, open.terminals().health(one), open.now())).toList());
        json.put("outages", open.outages().stream().map(OutageJson::of).toList());
        exchange.give(json);
    }
}
