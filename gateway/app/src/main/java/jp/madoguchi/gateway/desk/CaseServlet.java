package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.gateway.print.DeclarationPrinter;

/** {@code /desk/v1/cases} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-cases", urlPatterns = "/desk/v1/cases/*")
public class CaseServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern
            .compile("(?:/([0-9A-Za-z.-]{1,64})(?:/(declaration\\.pdf|" + CaseAct.WORDS + "))?)?");
    private static final int MOST_BYTES = 16_384;

    private final transient Provider<DeskCases> cases;
    private final transient DeclarationPrinter printer;

    @Inject
    public CaseServlet(Provider<DeskCases> cases, DeclarationPrinter printer) {
        this.cases = cases;
        this.printer = printer;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        String id = parts.group(1);
        String last = parts.group(2);
        Optional<CaseAct> act = last == null ? Optional.empty() : CaseAct.of(last);
        if (!exchange.is(act.isPresent() ? "POST" : "GET")) {
            return;
        }
        if (id == null) {
            DeskCases room = cases.get();
            exchange.give(CaseJson.of(room.list(exchange.caller(), exchange.request().getParameterMap()), room.run(),
                    room::open,
                    exchange.language()));
        } else if (act.isPresent()) {
            change(exchange, act.get(), new ResourceId(id));
        } else if (last == null) {
            give(exchange,
                    cases.get().one(exchange.caller(), new ResourceId(id), exchange.request().getParameterMap()));
        } else {
            QualificationDeclaration made = cases.get().declaration(exchange.caller(), new ResourceId(id));
            exchange.givePdf("declaration.pdf", printer.filled(made));
        }
    }

    private void change(DeskExchange exchange, CaseAct act, ResourceId id) throws IOException {
        int version = exchange.version();
        CaseForm form = new CaseForm(exchange.body(MOST_BYTES));
        give(exchange, cases.get().change(exchange.caller(), act, id, version, exchange.requestId(), form));
    }

    private static void give(DeskExchange exchange, ShownCase shown) throws IOException {
        exchange.give(CaseJson.of(shown, exchange.language()), shown.record().version());
    }
}
