package jp.madoguchi.gateway.wiring;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.routes.kiosk.KioskRecord;
import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;

/** What kiosks and desks ask and are told, in the audit trail. */
final class LedgerKioskRecord implements KioskRecord {

    private final DeskAudit audit;
    private final InstantSource clock;

    LedgerKioskRecord(DeskAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Told of(Exchange exchange, Act act) {
        HttpServletRequest request = exchange.getIn(HttpMessage.class).getRequest();
        if (!(request.getAttribute(Access.ATTRIBUTE) instanceof Access access)) {
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }
        String id = RequestId.of(request);
        DeskAudit.Action action = switch (act) {
            case ASK -> DeskAudit.Action.CHANGE;
            case READ -> DeskAudit.Action.READ;
        };
        return (inquiry, patient, problem) -> {
            ResourceId resource = inquiry == null ? null : new ResourceId(inquiry.value());
            List<ResourceId> patients = patient == null ? List.of() : List.of(patient);
            audit.record(new DeskAudit.Entry(clock.instant(), access.client(), id, action, resource, patients,
                    List.of(), problem));
        };
    }
}
