package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.regex.Pattern;

/** {@code /desk/v1/appointments} over HTTP (docs/bulk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-appointments", urlPatterns = "/desk/v1/appointments/*")
public class AppointmentServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/?");
    private static final int MOST_BYTES = 262_144;

    private final transient Provider<DeskAppointments> appointments;

    @Inject
    public AppointmentServlet(Provider<DeskAppointments> appointments) {
        this.appointments = appointments;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        exchange.path(PATH);
        if (exchange.request().getMethod().equals("POST")) {
            exchange.give(BulkJson.of(appointments.get().take(exchange.caller(), exchange.body(MOST_BYTES))));
        } else if (exchange.is("GET")) {
            DeskAppointments.Page page = appointments.get().list(exchange.caller(),
                    exchange.request().getParameterMap());
            exchange.give(BulkJson.of(page.appointments(), page.more()));
        }
    }
}
