package jp.madoguchi.gateway.desk;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.desk.CheckMonth;
import jp.madoguchi.reception.desk.MonthPage;

/** {@code /desk/v1/month-end} over HTTP (docs/desk-api.md). The access filter stands in front of it. */
@WebServlet(name = "desk-month-end", urlPatterns = "/desk/v1/month-end")
public class MonthEndServlet extends DeskEndpoint {
    private static final long serialVersionUID = 1L;

    private final transient Provider<DeskMonthEnd> months;

    @Inject
    public MonthEndServlet(Provider<DeskMonthEnd> months) {
        this.months = months;
    }

    @Override
    protected void answer(DeskExchange exchange) throws IOException {
        if (exchange.is("GET")) {
            exchange.give(json(months.get().list(exchange.caller(), exchange.request().getParameterMap()),
                    exchange.language()));
        }
    }

    /** Ids and days only: who it is stands in the FHIR API. */
    static Map<String, Object> json(MonthPage page, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("month", page.month().toString());
        json.put("askedUntil", page.until().toString());
        json.put("patients", page.patients().stream().map(one -> of(one, locale)).toList());
        if (!page.byReading().isEmpty()) {
            json.put("byReading", page.byReading().stream().map(one -> of(one, locale)).toList());
        }
        json.put("desk", StepJson.of(DeskStep.LIST_MONTH_WITHOUT_PROOF, locale));
        page.next().map(ResourceId::value).ifPresent(next -> json.put("next", next));
        return json;
    }

    private static Map<String, Object> of(MonthPage.ByReading one, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("patient", one.patient().value());
        StepJson.open(json, one.open(), locale);
        return json;
    }

    private static Map<String, Object> of(MonthPage.Unproven one, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("patient", one.patient().value());
        json.put("days", one.violation().days().stream().map(LocalDate::toString).toList());
        json.put("step", one.violation().step().name());
        json.put("rules", StepJson.rules(CheckMonth.RULES));
        StepJson.open(json, one.open(), locale);
        return json;
    }
}
