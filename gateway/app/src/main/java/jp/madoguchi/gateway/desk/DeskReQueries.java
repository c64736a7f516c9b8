package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.desk.AskWithoutCard;
import jp.madoguchi.reception.desk.ReQueryOrder;
import jp.madoguchi.reception.inquiry.InquiryReport;

/** The one way from outside to ask again without the card: nothing is asked or told without an audit record. */
public final class DeskReQueries {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final Function<String, TerminalId> terminals;
    private final AskWithoutCard ask;
    private final Recorded recorded;
    private final InstantSource clock;

    /** @param terminals the terminal of a name, the usual one where none is named; fails where none can be asked */
    public DeskReQueries(FacilityCode facility, Function<String, TerminalId> terminals, AskWithoutCard ask,
            DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.terminals = terminals;
        this.ask = ask;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** Asks, or tells how the question of the same request stands. */
    InquiryReport ask(Caller caller, ResourceId patient, String requestId, ReQueryForm form) {
        return recorded.about(caller, DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                report -> new Recorded.Subject(new ResourceId(report.inquiry().value()), List.of(patient)),
                () -> Recorded.await(ask.ask(ReQueryOrder.parse(facility, terminals.apply(form.terminal()), patient,
                        form.setting(), form.visit(LocalDate.ofInstant(clock.instant(), JAPAN)), requestId, form.by())
                        .orElseThrow())));
    }
}
