package jp.madoguchi.gateway.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.medical.MedicalWindow;
import jp.madoguchi.reception.mode.TerminalState;
import jp.madoguchi.reception.ledger.BulkState;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What {@code /metrics} shows of the gateway. Numbers only: no label carries anything of a person. */
@Dependent
public class Figures {

    private final MetricRegistry registry;

    @Inject
    public Figures(MetricRegistry registry) {
        this.registry = registry;
    }

    void publish(RouteRoom routes, LedgerRoom ledger, RequeryRoom requery) {
        gauge("madoguchi_rejected_files", "Files in rejected/ since the start", routes, RouteRoom::rejectedFiles);
        gauge("madoguchi_rejected_files_waiting", "Files in rejected/, those from before the start too", routes,
                RouteRoom::rejectedFilesWaiting);
        Metadata rejections = Metadata.builder().withName("madoguchi_rejections")
                .withDescription("Rejected files since the start, by terminal or inbox, folder and problem").build();
        routes.rejected().follow(kind -> registry.counter(rejections, new Tag("owner", kind.owner()),
                new Tag("folder", kind.folder()), new Tag("problem", kind.code().code())).inc());
        gauge("madoguchi_unreachable_folders", "Watched folders that cannot be reached", routes,
                RouteRoom::unreachableFolders);
        gauge("madoguchi_unreachable_terminals", "Terminals over HTTP that cannot be reached", routes,
                RouteRoom::unreachableTerminals);
        gauge("madoguchi_answer_remarks", "Unknown elements and codes in answers that could be used", routes,
                RouteRoom::remarksOnAnswers);
        gauge("madoguchi_faulty_route_files", "Route files of the hospital that cannot be used", routes,
                RouteRoom::faultyRouteFiles);
        gauge("madoguchi_ledger_works", "Works that the ledger took", ledger, room -> room.ledger().figures().works());
        gauge("madoguchi_ledger_works_failed", "Works that the ledger did not take", ledger,
                room -> room.ledger().figures().failed());
        gauge("madoguchi_ledger_commits", "Hardened commits", ledger, room -> room.ledger().figures().commits());
        gauge("madoguchi_ledger_waiting", "Works that wait for the ledger", ledger,
                room -> room.ledger().figures().waiting());
        gauge("madoguchi_requery_asked", "Questions about visits without proof since the start", requery,
                RequeryRoom::asked);
        gauge("madoguchi_requery_settled", "Visits that such questions proved since the start", requery,
                RequeryRoom::settled);
        gauge("madoguchi_requery_failed", "Such questions that could not be asked since the start", requery,
                RequeryRoom::failed);
    }

    /** Terminals by their state, and re-checks. */
    void publish(RecheckRoom rechecks, MedicalWindow window) {
        for (TerminalState state : TerminalState.values()) {
            tagged("madoguchi_terminals", "Terminals that can be asked, by their state", "state", state.name(),
                    rechecks,
                    room -> room.terminals(state));
        }
        for (RecheckState state : RecheckState.values()) {
            tagged("madoguchi_rechecks", "Patients who were taken without an answer, by how their re-check stands",
                    "state",
                    state.name(), rechecks, room -> room.rechecks(state));
        }
        gauge("madoguchi_recheck_asked", "Questions of re-checks since the start", rechecks, RecheckRoom::asked);
        gauge("madoguchi_recheck_not_sent", "Such questions that could not be sent since the start", rechecks,
                RecheckRoom::notSent);
        gauge("madoguchi_medical_answers", "Answers with medical information in memory", window, MedicalWindow::size);
        gauge("madoguchi_medical_bytes", "Memory that they take, about", window, MedicalWindow::bytes);
        gauge("madoguchi_medical_waiting", "Questions for medical information without an answer yet", window,
                MedicalWindow::waiting);
    }

    /** Who is told of what happens, and who is not any more. */
    void publish(SubscriptionRoom room) {
        for (SubscriptionState state : SubscriptionState.values()) {
            tagged("madoguchi_subscriptions", "Subscriptions, by their state", "state", state.name(), room,
                    subscriptions -> subscriptions.in(state));
        }
        gauge("madoguchi_subscriptions_switched_off", "Subscriptions that are off because something was wrong", room,
                SubscriptionRoom::switchedOff);
        gauge("madoguchi_subscription_streams", "Streams of events that are open", room, SubscriptionRoom::openStreams);
        gauge("madoguchi_subscription_streams_cut",
                "Streams that were cut off since the start because nobody read them",
                room, SubscriptionRoom::streamsCutOff);
    }

    private <T> void tagged(String name, String meaning, String tag, String value, T source,
            java.util.function.Function<T, Number> number) {
        registry.gauge(Metadata.builder().withName(name).withDescription(meaning).build(), source, number,
                new Tag(tag, value));
    }

    /** What becomes of bulk jobs. */
    void publish(BulkTimer timer, BulkWatch watch) {
        gauge("madoguchi_bulk_jobs_planned", "Bulk jobs that wait for their turn", watch,
                bulk -> bulk.standing().jobs(BulkState.Phase.PLANNED));
        gauge("madoguchi_bulk_jobs_under_way", "Bulk jobs at the terminal or at the national system", watch,
                bulk -> bulk.standing().jobs(BulkState.Phase.SENT, BulkState.Phase.ACCEPTED, BulkState.Phase.ASKED));
        gauge("madoguchi_bulk_jobs_stopped", "Bulk jobs that wait for a person", watch,
                bulk -> bulk.standing().jobs(BulkState.Phase.STOPPED));
        gauge("madoguchi_bulk_jobs_finished", "Bulk jobs whose result is in the ledger", watch,
                bulk -> bulk.standing().jobs(BulkState.Phase.FINISHED));
        gauge("madoguchi_bulk_persons_waiting", "Persons of the newest batches who wait for their outcome", watch,
                bulk -> bulk.standing().waiting());
        gauge("madoguchi_bulk_remaining_seconds", "About how long the newest batches will still take", watch,
                bulk -> bulk.standing().remainingSeconds());
        gauge("madoguchi_bulk_sent", "Bulk jobs sent since the start", timer, BulkTimer::sent);
        gauge("madoguchi_bulk_asked", "Results of bulk jobs asked for since the start", timer, BulkTimer::asked);
        gauge("madoguchi_bulk_left_to_persons", "Bulk jobs left to a person since the start", timer,
                BulkTimer::leftToPersons);
        gauge("madoguchi_bulk_rounds_failed", "Rounds of bulk jobs that failed since the start", timer,
                BulkTimer::failedRounds);
    }

    private <T> void gauge(String name, String meaning, T source, java.util.function.Function<T, Number> value) {
        Metadata metadata = Metadata.builder().withName(name).withDescription(meaning).build();
        registry.gauge(metadata, source, value);
    }
}
