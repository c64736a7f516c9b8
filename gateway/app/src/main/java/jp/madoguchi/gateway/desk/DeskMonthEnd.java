package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.CheckMonth;
import jp.madoguchi.reception.desk.MonthPage;
import org.jspecify.annotations.Nullable;

/** The one way from outside to the list of months without proof: nothing is told without an audit record. It changes nothing. */
public final class DeskMonthEnd {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Set<String> KNOWN = Set.of("month", "after", "count");

    private final FacilityCode facility;
    private final CheckMonth check;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskMonthEnd(FacilityCode facility, CheckMonth check, DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.check = check;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** A page of the patients whose month has no proof; of this month, where none is named. */
    MonthPage list(Caller caller, Map<String, String[]> values) {
        ListParameters parameters = new ListParameters(KNOWN, values);
        MonthPage page = check.page(facility, month(parameters.text("month")), after(parameters.text("after")),
                parameters.count(CheckMonth.MOST));
        recorded.list(caller, Stream
                .concat(page.patients().stream().map(MonthPage.Unproven::patient),
                        page.byReading().stream().map(MonthPage.ByReading::patient))
                .toList(),
                values.keySet().stream().sorted().toList());
        return page;
    }

    private YearMonth month(@Nullable String text) {
        YearMonth now = YearMonth.from(clock.instant().atZone(JAPAN));
        try {
            YearMonth month = text == null ? now : YearMonth.parse(text);
            if (month.isAfter(now)) {
                throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "month"));
            }
            return month;
        } catch (DateTimeParseException e) {
            throw ListParameters.wrong("month");
        }
    }

    private static @Nullable ResourceId after(@Nullable String text) {
        return text == null
                ? null
                : ResourceId.parse(text).toOptional().orElseThrow(() -> ListParameters.wrong("after"));
    }
}
