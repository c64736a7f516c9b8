package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;

/** {@code /desk/v1/next-step} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-next-step", urlPatterns = "/desk/v1/next-step")
public class NextStepServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<DeskNextSteps> steps;

    @Inject
    public NextStepServlet(Provider<DeskNextSteps> steps) {
        this.steps = steps;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        if (exchange.is("POST")) {
            NextStepForm form = new NextStepForm(exchange.body(MOST_BYTES), exchange.role());
            exchange.give(NextStepJson.of(steps.get().decide(exchange.caller(), exchange.requestId(), form),
                    exchange.language()));
        }
    }
}
