package jp.madoguchi.reception.medical;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.consent.AvailableTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewRequest;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.ledger.CareEndRecord;
import org.jspecify.annotations.Nullable;

/**
 * Medical information in memory, for each patient and consent item, until its time is over (R-CO-02, R-CH-34), the consents are revoked
 * (R-CH-36) or somebody says that it is another person's (R-CO-10); shown to roles that may see it (R-CO-09). It is nowhere else. What may
 * not be looked at any more is dropped at once: at the first look, at a sweep, at whatever else happens here.
 *
 * <p>Bounded in answers and bytes: the oldest make room. It has no clock and no thread; moments are passed in, and one that lies before
 * the newest counts as that. Safe for many threads.
 */
public final class MedicalWindow {

    /** The national system takes up to three minutes (oqs-interface 8); what comes later is asked for again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final List<RuleId> WINDOW = List.of(RuleId.of("R-CO-02"));
    private static final List<RuleId> CARE = List.of(RuleId.of("R-CH-34"));
    private static final List<RuleId> REVOKED = List.of(RuleId.of("R-CH-36"));

    private record Key(ResourceId patient, ConsentItem item) {}

    /** One answer, or a part of it; it stands under each of the items that it needs. */
    private record Entry(Consents subject, Set<ConsentItem> items, MedicalRecord content, long bytes) {}

    private final WindowSettings settings;
    private final Viewers viewers;
    private final RuleSwitches switches;
    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>();
    private final LinkedHashMap<Key, View.Refused> closed = new LinkedHashMap<>();
    private final Map<InquiryId, Ticket> tickets = new HashMap<>();
    private Instant newest = Instant.MIN;

    public MedicalWindow(WindowSettings settings, Viewers viewers, RuleSwitches switches) {
        this.settings = settings;
        this.viewers = viewers;
        this.switches = switches;
    }

    /** A patient's information of an item, for somebody at a moment. */
    public synchronized MedicalView look(ResourceId patient, ConsentItem item, Viewer viewer, Instant now) {
        forward(now);
        if (!viewers.maySee(viewer.role(), item, viewer.day())) {
            return new MedicalView.Refused(
                    new View.Refused(View.Reason.NOT_FOR_THIS_ROLE, List.of(RuleId.of("R-CO-09"))));
        }
        Key key = new Key(patient, item);
        Entry entry = entries.get(key);
        if (entry == null) {
            View.Refused why = closed.get(key);
            return why == null ? new MedicalView.NotHere() : new MedicalView.Refused(why);
        }
        Optional<View.Refused> refused = refusal(entry.subject(), entry.items(), null, List.of(), viewer);
        return refused.isPresent()
                ? new MedicalView.Refused(refused.get())
                : shown(entry, viewer);
    }

    /**
     * The same, by what is known last: what the patient consented to since, and what the ledger keeps. What nobody may look at by that is
     * dropped.
     */
    synchronized MedicalView look(Consents newest, ConsentItem item, @Nullable Instant revokedAt,
            List<WrongPersonReport> reports, Viewer viewer, Instant now) {
        Key key = new Key(newest.patient(), item);
        MedicalView view = look(key.patient(), item, viewer, now);
        Entry entry = entries.get(key);
        Optional<View.Refused> refused = refusal(newest, entry == null ? Set.of(item) : entry.items(), revokedAt,
                reports, viewer);
        if (refused.isEmpty()) {
            // Why it is gone holds no more: a consent was given since, or an end of the care was withdrawn.
            return entry == null ? new MedicalView.NotHere() : view;
        }
        if (refused.get().reason() != View.Reason.NOT_FOR_THIS_ROLE) {
            drop(key, refused.get());
        }
        return new MedicalView.Refused(refused.get());
    }

    /** What comes first of any of its items, and what any of them hangs on. */
    private MedicalView shown(Entry entry, Viewer viewer) {
        Optional<DeskStep> first = Optional.empty();
        Set<RuleSwitch> open = EnumSet.noneOf(RuleSwitch.class);
        for (ConsentItem item : entry.items()) {
            View view = request(entry.subject(), item, null, List.of(), viewer).decide(viewers, switches);
            if (view instanceof View.Allowed allowed) {
                first = first.or(allowed::first);
                open.addAll(allowed.open());
            }
        }
        return new MedicalView.Shown(entry.content(), first, open);
    }

    /** Why somebody is refused about whose consents nothing is known: the role, else that there are none. */
    MedicalView withoutConsent(Set<ConsentItem> items, Viewer viewer) {
        boolean may = items.stream().allMatch(item -> viewers.maySee(viewer.role(), item, viewer.day()));
        return new MedicalView.Refused(may
                ? new View.Refused(View.Reason.CONSENT_NOT_GIVEN, List.of(RuleId.of("R-CO-11")))
                : new View.Refused(View.Reason.NOT_FOR_THIS_ROLE, List.of(RuleId.of("R-CO-09"))));
    }

    /** Whether a question may be asked for somebody, by what is known here and what the caller knows. */
    Optional<View.Refused> refusal(Consents subject, Set<ConsentItem> items, @Nullable Instant revokedAt,
            List<WrongPersonReport> reports, Viewer viewer, Instant now) {
        synchronized (this) {
            forward(now);
            return refusal(subject, items, revokedAt, reports, viewer);
        }
    }

    private Optional<View.Refused> refusal(Consents subject, Set<ConsentItem> items,
            @Nullable Instant revokedAt, List<WrongPersonReport> reports, Viewer viewer) {
        for (ConsentItem item : items) {
            View view = request(subject, item, revokedAt, reports, viewer).decide(viewers, switches);
            if (view instanceof View.Refused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** A consent that was given after the revocation, with the card, counts again (R-CO-03). */
    private ViewRequest request(Consents subject, ConsentItem item, @Nullable Instant revokedAt,
            List<WrongPersonReport> reports, Viewer viewer) {
        Consent consent = consent(subject, item);
        boolean since = revokedAt != null && consent.givenAt() != null && consent.givenAt().isAfter(revokedAt);
        return new ViewRequest(consent, subject.time(), since ? null : revokedAt, reports, subject.insurer(),
                viewer.role(), newest, viewer.day());
    }

    private static Consent consent(Consents subject, ConsentItem item) {
        Consent consent = subject.consents().get(item);
        return consent == null ? new Consent(item, ConsentStatus.NOT_GIVEN, null, null) : consent;
    }

    /** Somebody asks: the answer finds its place by this. Fails with {@code TOO_MANY_REQUESTS}. */
    synchronized Ticket open(InquiryId question, Consents subject, Set<ConsentItem> items, Instant now) {
        forward(now);
        if (tickets.size() >= settings.mostEntries()) {
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS));
        }
        Ticket ticket = new Ticket(question, subject, items, newest);
        tickets.put(question, ticket);
        return ticket;
    }

    /** A question came to nothing. */
    void close(InquiryId question, @Nullable Notice notice) {
        Ticket ticket = take(question);
        if (ticket != null) {
            ticket.asker.complete(
                    () -> notice == null ? new MedicalView.NotHere() : new MedicalView.Failed(notice));
        }
    }

    private synchronized @Nullable Ticket take(InquiryId question) {
        return tickets.remove(question);
    }

    /** An answer. It is dropped where nobody asked, where its time is over, and where the consents were revoked meanwhile. */
    void answered(InquiryId question, MedicalRecord content, Instant now) {
        Ticket ticket = take(question);
        if (ticket != null) {
            boolean tooLarge = !keep(ticket, content, now);
            ticket.asker.complete(tooLarge ? MedicalView.TooLarge::new : MedicalView.NotYet::new);
        }
    }

    private synchronized boolean keep(Ticket ticket, MedicalRecord content, Instant now) {
        forward(now);
        Map<Set<ConsentItem>, MedicalRecord> parts = Contents.parts(content, ticket.items);
        long all = parts.values().stream().mapToLong(Contents::bytes).sum();
        if (all > settings.mostBytes() || parts.size() > settings.mostEntries()) {
            return false;
        }
        parts.forEach((items, part) -> keep(ticket, items, part));
        return true;
    }

    private void keep(Ticket ticket, Set<ConsentItem> items, MedicalRecord part) {
        ResourceId patient = ticket.subject.patient();
        Optional<View.Refused> over = over(ticket.subject, items, ticket.revokedAt, ticket.reports);
        items.forEach(item -> drop(new Key(patient, item), over.orElse(null)));
        if (over.isPresent()) {
            return;
        }
        Entry entry = new Entry(ticket.subject, items, part, Contents.bytes(part));
        while (!entries.isEmpty() && (bytes() + entry.bytes() > settings.mostBytes()
                || distinct().size() >= settings.mostEntries())) {
            dropWhole(entries.firstEntry().getValue(), null);
        }
        items.forEach(item -> entries.put(new Key(patient, item), entry));
    }

    /** All consents of a patient are taken back: from now on nothing of it is shown, also of what is still on its way. */
    public synchronized void revoke(ResourceId patient, Instant now) {
        forward(now);
        for (Ticket ticket : tickets.values()) {
            if (ticket.subject.patient().equals(patient)) {
                ticket.revokedAt = newest;
            }
        }
        View.Refused why = new View.Refused(View.Reason.CONSENT_REVOKED, REVOKED);
        for (ConsentItem item : ConsentItem.values()) {
            if (item.isMedical()) {
                drop(new Key(patient, item), why);
            }
        }
    }

    /**
     * When the continuing care of a patient ended, by all ends that count: what is here and what is on its way is dropped after the last day
     * of its care. An end that is no longer among them was withdrawn.
     */
    public synchronized void careEnded(ResourceId patient, List<CareEndRecord> ends, Instant now) {
        for (Ticket ticket : tickets.values()) {
            if (ticket.subject.patient().equals(patient)) {
                ticket.subject = ticket.subject.careEnded(ends);
            }
        }
        IdentityHashMap<Entry, Entry> ended = new IdentityHashMap<>();
        entries.replaceAll((key, entry) -> key.patient().equals(patient)
                ? ended.computeIfAbsent(entry, one -> new Entry(one.subject().careEnded(ends), one.items(),
                        one.content(), one.bytes()))
                : entry);
        forward(now);
    }

    /**
     * What the ledger keeps of a patient whose information is here or on its way, whichever node noted it: dropped is what was consented to
     * before the revocation, and what the end of the care ended.
     *
     * @param revokedAt when all consents were taken back last; null if never
     * @param ends      the ends of the care that count
     */
    synchronized void follow(ResourceId patient, @Nullable Instant revokedAt, List<CareEndRecord> ends, Instant now) {
        careEnded(patient, ends, now);
        if (revokedAt == null) {
            return;
        }
        for (Ticket ticket : tickets.values()) {
            if (ticket.subject.patient().equals(patient) && takenBack(ticket.subject, ticket.items, revokedAt)) {
                ticket.revokedAt = revokedAt;
            }
        }
        View.Refused why = new View.Refused(View.Reason.CONSENT_REVOKED, REVOKED);
        for (Entry entry : distinct()) {
            if (entry.subject().patient().equals(patient)
                    && takenBack(entry.subject(), entry.items(), revokedAt)) {
                dropWhole(entry, why);
            }
        }
    }

    /** A consent that was given after the revocation, with the card, counts again (R-CO-03). */
    private static boolean takenBack(Consents subject, Set<ConsentItem> items, Instant revokedAt) {
        return items.stream().map(item -> consent(subject, item).givenAt())
                .anyMatch(given -> given == null || !given.isAfter(revokedAt));
    }

    /** Whose information is here or on its way. */
    synchronized Set<ResourceId> patients() {
        Set<ResourceId> patients = new HashSet<>();
        entries.keySet().forEach(key -> patients.add(key.patient()));
        tickets.values().forEach(ticket -> patients.add(ticket.subject.patient()));
        return patients;
    }

    /** Drops everything that is here: it cannot be told any more whether it may be looked at. It may be asked for again. */
    synchronized void clear() {
        distinct().forEach(entry -> dropWhole(entry, null));
    }

    /** 「この患者ではない」: locks what is here and what is still on its way. */
    public synchronized void report(ResourceId patient, WrongPersonReport report) {
        forward(report.at());
        for (Ticket ticket : tickets.values()) {
            if (ticket.subject.patient().equals(patient)) {
                ticket.reports.add(report);
            }
        }
        drop(new Key(patient, report.item()),
                new View.Refused(View.Reason.REPORTED_AS_ANOTHER_PERSONS, WrongPersonReport.RULES));
    }

    /** Drops what is over. To be called every few seconds; nothing that is over is shown before it, either. */
    public synchronized void sweep(Instant now) {
        forward(now);
    }

    /** How many answers are here. */
    public synchronized int size() {
        return distinct().size();
    }

    /** About how many bytes they take. */
    public synchronized long bytes() {
        return distinct().stream().mapToLong(Entry::bytes).sum();
    }

    /** How many questions wait. */
    public synchronized int waiting() {
        return tickets.size();
    }

    private Set<Entry> distinct() {
        Set<Entry> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(entries.values());
        return distinct;
    }

    private void forward(Instant now) {
        newest = now.isAfter(newest) ? now : newest;
        for (Entry entry : new ArrayList<>(entries.values())) {
            over(entry.subject(), entry.items(), null, List.of()).ifPresent(why -> dropWhole(entry, why));
        }
        for (Iterator<Ticket> all = tickets.values().iterator(); all.hasNext();) {
            Ticket ticket = all.next();
            if (ticket.openedAt.plus(LONGEST_WAIT).isBefore(newest)) {
                all.remove();
                ticket.asker.cancel(false);
            }
        }
    }

    /** Whether nobody at all may look any more. */
    private Optional<View.Refused> over(Consents subject, Set<ConsentItem> items, @Nullable Instant revokedAt,
            List<WrongPersonReport> reports) {
        for (ConsentItem item : items) {
            if (reports.stream().anyMatch(report -> report.locks(item, newest))) {
                return Optional
                        .of(new View.Refused(View.Reason.REPORTED_AS_ANOTHER_PERSONS, WrongPersonReport.RULES));
            }
            if (revokedAt != null) {
                return Optional.of(new View.Refused(View.Reason.CONSENT_REVOKED, REVOKED));
            }
            Consent consent = consent(subject, item);
            Instant given = consent.givenAt();
            AvailableTime available = consent.status() == ConsentStatus.GIVEN && given != null
                    ? AvailableTime.of(given, consent.availableUntil(), subject.time())
                    : null;
            if (available == null || !available.inTime(newest)) {
                return Optional.of(new View.Refused(View.Reason.CONSENT_EXPIRED, WINDOW));
            }
            if (available.careEnded(newest)) {
                return Optional.of(new View.Refused(View.Reason.CARE_ENDED, CARE));
            }
        }
        return Optional.empty();
    }

    private void drop(Key key, View.@Nullable Refused why) {
        Entry entry = entries.get(key);
        if (entry != null) {
            dropWhole(entry, why);
        }
        closed.remove(key);
        if (why != null) {
            closed.put(key, why);
            bound();
        }
    }

    private void dropWhole(Entry entry, View.@Nullable Refused why) {
        for (ConsentItem item : entry.items()) {
            Key key = new Key(entry.subject().patient(), item);
            entries.remove(key);
            if (why != null) {
                closed.put(key, why);
            }
        }
        bound();
    }

    /** Why something is gone is remembered for a while only; without it the answer is that nothing is here. */
    private void bound() {
        while (closed.size() > 4 * settings.mostEntries()) {
            closed.pollFirstEntry();
        }
    }
}
