package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;

/** {@code /desk/v1/card-advice} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-card-advice", urlPatterns = "/desk/v1/card-advice")
public class CardAdviceServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<DeskCardAdvice> advice;

    @Inject
    public CardAdviceServlet(Provider<DeskCardAdvice> advice) {
        this.advice = advice;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        if (exchange.is("POST")) {
            exchange.give(new CardAdviceJson(exchange.language())
                    .of(advice.get().advise(exchange.body(MOST_BYTES))));
        }
    }
}
