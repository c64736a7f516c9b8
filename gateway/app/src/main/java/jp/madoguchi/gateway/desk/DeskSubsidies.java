package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.subsidy.EnterSubsidies;
import jp.madoguchi.reception.subsidy.SubsidyAdvice;
import jp.madoguchi.reception.subsidy.SubsidyPaper;
import jp.madoguchi.reception.subsidy.SubsidyWithdrawal;

/** The one way for people to say what they know of public expenses: nothing is taken or told without an audit record. */
public final class DeskSubsidies {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final EnterSubsidies enter;
    private final Programmes programmes;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskSubsidies(FacilityCode facility, EnterSubsidies enter, Programmes programmes, DeskAudit audit,
            InstantSource clock) {
        this.facility = facility;
        this.enter = enter;
        this.programmes = programmes;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** A paper that was seen. */
    SubsidyEntry paper(Caller caller, ResourceId patient, SubsidyForm form) {
        return recorded.about(caller, DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(enter.paper(SubsidyPaper.parse(facility, patient, form.payer(), form.recipient(),
                        form.validity(), form.by(), programmes, today()).orElseThrow())));
    }

    /** A paper that was typed by mistake. */
    SubsidyEntry withdrawn(Caller caller, ResourceId patient, SubsidyForm form) {
        return recorded.about(caller, DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(enter.withdrawn(SubsidyWithdrawal.parse(facility, patient, form.payer(),
                        form.recipient(), form.by(), form.reason()).orElseThrow())));
    }

    /** What the patient chose at the reader. */
    SubsidyAdvice choice(Caller caller, ResourceId patient, SubsidyForm form) {
        return recorded.about(caller, DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(
                        enter.choice(facility, patient, form.visit(today()), form.choice(), form.by())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }
}
