package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.print.DeclarationPrinter;

/** {@code /desk/v1/forms}: blank forms to print. They hold nothing of anybody, so that any valid token is enough. */
@WebServlet(name = "desk-forms", urlPatterns = "/desk/v1/forms/*")
public class FormServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/declaration\\.pdf");

    private final transient DeclarationPrinter printer;

    @Inject
    public FormServlet(DeclarationPrinter printer) {
        this.printer = printer;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        exchange.path(PATH);
        if (exchange.is("GET")) {
            exchange.givePdf("declaration.pdf", printer.blank());
        }
    }
}
