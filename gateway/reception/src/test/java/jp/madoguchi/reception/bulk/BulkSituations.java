package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.mode.TerminalState;

/** What happens to a question about many so that a person is asked to do something. */
public final class BulkSituations {

    private static final BulkSettings SETTINGS = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    private BulkSituations() {}

    /** By the step that each leaves to a person; asking for it lets it happen. */
    public static Map<DeskStep, Supplier<List<DeskTask>>> all() {
        return Map.of(DeskStep.LOOK_AFTER_BULK_JOB, BulkSituations::nobodySaysThatItWasTaken);
    }

    private static List<DeskTask> nobodySaysThatItWasTaken() {
        InMemoryLedger ledger = new InMemoryLedger();
        ledger.patients.put(Crowd.patient(1).id(), Crowd.patient(1));
        new KeepAppointments(ledger).take(Crowd.FACILITY,
                List.of(new AppointmentEntry(Crowd.DAY, new Appointment(Crowd.number(1), Crowd.card(1)), false)),
                AppointmentSource.FILE).toCompletableFuture().join();
        new NightBefore(ledger, SETTINGS)
                .plan(new BulkOrder(Crowd.FACILITY, Crowd.TERMINAL, "desk-1", "plan", "clerk-1"), Crowd.DAY)
                .toCompletableFuture().join();
        RunBulkJobs runner = new RunBulkJobs(ledger, new MemoryNational(), new InquiryIds(new Random(1)), SETTINGS,
                (facility, terminal) -> TerminalState.UP, "node-1");
        runner.run().toCompletableFuture().join();
        ledger.now = ledger.now.plus(Duration.ofMinutes(30));
        runner.run().toCompletableFuture().join();
        return ledger.tasks;
    }
}
