package jp.madoguchi.gateway.outage;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskEndpoint;
import jp.madoguchi.gateway.desk.DeskExchange;
import jp.madoguchi.reception.mode.ModeChange;

/** {@code /desk/v1/modes}: failure and disaster mode (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-modes", urlPatterns = "/desk/v1/modes/*")
public class ModeServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("(?:/(failure|disaster)/([a-z-]{1,16}))?");
    private static final int MOST_BYTES = 4_096;

    private final transient Provider<OutageDesk> desk;
    private final transient Provider<PhoneNumbers> phones;

    @Inject
    public ModeServlet(Provider<OutageDesk> desk, Provider<PhoneNumbers> phones) {
        this.desk = desk;
        this.phones = phones;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        Matcher parts = exchange.path(PATH);
        if (!exchange.is(parts.group(1) == null ? "GET" : "POST")) {
            return;
        }
        if (parts.group(1) == null) {
            exchange.give(OutageJson.of(desk.get().modes(exchange.caller()), desk.get().today(), exchange.language(),
                    phones.get()));
            return;
        }
        OutageForm form = new OutageForm(exchange.body(MOST_BYTES));
        ModeChange change = desk.get().change(exchange.caller(), form.order(desk.get().facility()),
                act(parts.group(1).equals("disaster"), parts.group(2), form));
        switch (change) {
            case ModeChange.Done done -> exchange.give(OutageJson.of(done.mode()));
            case ModeChange.NotFromHere not ->
                throw new ProblemException(Problem.at(ProblemCode.MODE_STATE, not.step().name()));
        }
    }

    private static ModeAct act(boolean disaster, String word, OutageForm form) {
        if (!disaster) {
            return ModeAct.Failure.of(word).orElseThrow(ModeServlet::unknown);
        }
        return switch (word) {
            case "open" -> new ModeAct.OpenDisaster(form.area());
            case "close" -> new ModeAct.CloseDisaster();
            default -> throw unknown();
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "path"));
    }
}
