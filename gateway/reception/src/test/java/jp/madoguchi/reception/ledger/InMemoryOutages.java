package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;

/** Modes, outages, re-checks and revocations of a ledger that forgets everything with the test. */
public final class InMemoryOutages implements Modes, Rechecks, Revocations {

    public final List<ModeRecord> changes = new ArrayList<>();
    public final Map<ResourceId, LookUpRecord> lookUps = new LinkedHashMap<>();
    public final Map<ResourceId, RecheckRecord> rechecks = new LinkedHashMap<>();
    public final Map<InquiryId, ResourceId> questions = new LinkedHashMap<>();
    public final List<OutageRecord> outages = new ArrayList<>();
    public final Map<ResourceId, Instant> revocations = new LinkedHashMap<>();
    public final Map<InquiryId, HomeRevocation> sentRevocations = new LinkedHashMap<>();

    private final InMemoryLedger ledger;

    InMemoryOutages(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<ModeRecord> newest(FacilityCode facility, ExceptionalView.Kind kind) {
        return changes.reversed().stream()
                .filter(one -> one.facility().equals(facility) && one.kind() == kind).findFirst();
    }

    @Override
    public void add(ModeRecord change) {
        changes.add(change);
    }

    @Override
    public Optional<LookUpRecord> lookUp(ResourceId id) {
        return Optional.ofNullable(lookUps.get(id));
    }

    @Override
    public List<LookUpRecord> lookUpsOf(ResourceId patient, ExceptionalView.Kind kind) {
        return lookUps.values().stream()
                .filter(one -> one.view().patient().equals(patient.value()) && one.view().kind() == kind).toList();
    }

    @Override
    public void save(LookUpRecord lookUp) {
        lookUps.put(lookUp.id(), lookUp);
    }

    @Override
    public Optional<RecheckRecord> byId(ResourceId id) {
        return Optional.ofNullable(rechecks.get(id));
    }

    @Override
    public Optional<RecheckRecord> byQuestion(InquiryId question) {
        return Optional.ofNullable(questions.get(question)).map(rechecks::get);
    }

    private List<RecheckRecord> where(Predicate<RecheckRecord> fits) {
        return rechecks.values().stream().filter(fits)
                .sorted(Comparator.comparing((RecheckRecord one) -> YearMonth.from(one.visit()))
                        .thenComparing(RecheckRecord::claimRun).thenComparing(RecheckRecord::visit)
                        .thenComparing(RecheckRecord::id))
                .toList();
    }

    private static boolean at(RecheckRecord one, FacilityCode facility, TerminalId terminal) {
        return one.facility().equals(facility) && one.terminal().equals(terminal);
    }

    @Override
    public List<RecheckRecord> waiting(FacilityCode facility, TerminalId terminal, int most) {
        return where(one -> at(one, facility, terminal) && one.state() == RecheckState.WAITING).stream().limit(most)
                .toList();
    }

    @Override
    public List<RecheckRecord> asked(FacilityCode facility, TerminalId terminal) {
        return where(one -> at(one, facility, terminal) && one.state() == RecheckState.ASKED);
    }

    @Override
    public int askedAfter(FacilityCode facility, TerminalId terminal, Instant moment) {
        return where(one -> at(one, facility, terminal) && one.askedAt() != null && one.askedAt().isAfter(moment))
                .size();
    }

    @Override
    public List<RecheckRecord> openOf(ResourceId patient) {
        return where(one -> patient.equals(one.patient()) && one.state() != RecheckState.SETTLED);
    }

    @Override
    public Optional<RecheckRecord> like(FacilityCode facility, CardQuestion card, LocalDate visit) {
        return where(one -> one.facility().equals(facility) && one.card() != null && one.visit().equals(visit)
                && one.card().member().cardKey().equals(card.member().cardKey())
                && Objects.equals(one.card().birthDate(), card.birthDate())).stream().findFirst();
    }

    @Override
    public void save(RecheckRecord recheck) {
        rechecks.put(recheck.id(), recheck);
        if (recheck.question() != null) {
            link(recheck.question(), recheck.id());
        }
    }

    @Override
    public void link(InquiryId question, ResourceId recheck) {
        questions.putIfAbsent(question, recheck);
    }

    @Override
    public List<InquiryRecord> unanswered(FacilityCode facility, TerminalId terminal, InquiryState state, Instant from,
            Instant until, Optional<InquiryRecord> after, int most) {
        Comparator<InquiryRecord> order = Comparator.comparing(InquiryRecord::askedAt)
                .thenComparing(one -> one.id().value());
        return ledger.inquiries.values().stream()
                .filter(one -> one.state() == state && one.card().isPresent()
                        && one.question().facility().equals(facility)
                        && one.question().terminal().equals(terminal) && !questions.containsKey(one.id())
                        && !one.askedAt().isBefore(from) && one.askedAt().isBefore(until)
                        && (after.isEmpty() || order.compare(one, after.get()) > 0))
                .sorted(order).limit(most).toList();
    }

    @Override
    public List<ClaimCaseRecord> casesOf(FacilityCode facility, LocalDate first, LocalDate last) {
        return ledger.cases.values().stream()
                .filter(one -> one.facility().equals(facility) && one.claimCase().state().awaitsProof()
                        && one.patient() != null
                        && where(recheck -> one.patient().equals(recheck.patient())
                                && recheck.visit().equals(one.claimCase().facts().visit())).isEmpty()
                        && !one.claimCase().facts().visit().isBefore(first)
                        && !one.claimCase().facts().visit().isAfter(last))
                .toList();
    }

    @Override
    public List<OutageRecord> outages(FacilityCode facility, TerminalId terminal, Instant since) {
        return outages.stream().filter(one -> one.facility().equals(facility) && one.terminal().equals(terminal)
                && (one.until() == null || !one.until().isBefore(since))).toList();
    }

    @Override
    public void save(OutageRecord outage) {
        outages.removeIf(one -> one.facility().equals(outage.facility()) && one.terminal().equals(outage.terminal())
                && one.from().equals(outage.from()));
        outages.add(outage);
    }

    @Override
    public Optional<Instant> of(ResourceId patient) {
        return Optional.ofNullable(revocations.get(patient));
    }

    @Override
    public Map<ResourceId, Instant> of(Set<ResourceId> patients) {
        Map<ResourceId, Instant> all = new LinkedHashMap<>(revocations);
        all.keySet().retainAll(patients);
        return all;
    }

    @Override
    public void save(FacilityCode facility, ResourceId patient, Instant at) {
        revocations.merge(patient, at, (before, now) -> now.isAfter(before) ? now : before);
    }

    @Override
    public Optional<HomeRevocation> sentBy(InquiryId question) {
        return Optional.ofNullable(sentRevocations.get(question));
    }

    @Override
    public Optional<HomeRevocation> newestSent(ResourceId patient) {
        return sentRevocations.values().stream().filter(one -> one.patient().equals(patient))
                .reduce((before, after) -> after);
    }

    @Override
    public List<HomeRevocation> unanswered(FacilityCode facility, Instant askedBy, int most) {
        return sentRevocations.values().stream().filter(one -> one.facility().equals(facility)
                && one.state() == HomeRevocationState.ASKED && !one.askedAt().isAfter(askedBy)).limit(most).toList();
    }

    @Override
    public void save(HomeRevocation revocation) {
        sentRevocations.put(revocation.question(), revocation);
    }
}
