package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that are registered, who is linked to whom here and there, and tickets that are collected. */
class ReferenceNumbersInBulkTest extends BulkFlow {

    @Test
    void oneNumberIsRegisteredInOneStep() {
        people(1);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("one"), List.of(Crowd.number(1))));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing)
                .containsExactly(LinkStanding.NOWHERE);
        round();
        deliverAll();
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
        assertThat(ledger.patients.get(Crowd.patient(1).id()).reference()).isEqualTo(new ReferenceNumber("P-000001"));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing)
                .containsExactly(LinkStanding.AGREES);
    }

    @Test
    void manyNumbersAreRegisteredAndTheReportSaysWhatDisagrees() {
        people(1, 2, 7);
        PatientRecord two = Crowd.patient(2);
        ledger.patients.put(two.id(), new PatientRecord(two.id(), two.facility(), two.standing(), two.number(),
                new ReferenceNumber("OTHER"), null, two.person(), two.asOf(), List.of()));
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("many"), List.of(Crowd.number(1), Crowd.number(2),
                Crowd.number(7), Crowd.number(1), new PatientNumber("nobody"))));
        assertThat(plan.doubles()).isEqualTo(1);
        assertThat(plan.nothingToAsk()).isEqualTo(2);
        deliver(untilFetched());
        List<PatientLink> links = register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links();
        assertThat(links).extracting(PatientLink::outcome).containsExactly(BulkOutcome.REGISTERED,
                BulkOutcome.NO_ANSWER, BulkOutcome.ERROR, BulkOutcome.NO_ANSWER);
        assertThat(links).extracting(PatientLink::standing).containsExactly(LinkStanding.AGREES,
                LinkStanding.HERE_ONLY, LinkStanding.NOWHERE, LinkStanding.PATIENT_UNKNOWN);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.NO_CARD_DATA,
                BulkReason.REFUSED, BulkReason.PATIENT_UNKNOWN);
    }

    /** What an answer says of patient 1: so long after the registration, with this number, about this card. */
    private void answered(Duration after, String reference, int card) {
        Qualification q = Crowd.insurance(1, Crowd.member(card), "架空組合");
        Qualification said = new Qualification(q.classification(), q.member(), q.insurerName(), null, null, q.person(),
                q.acquired(), null, null, q.cardValidity(), null, false, null, null, null, List.of(), List.of(),
                List.of(), reference == null ? null : new ReferenceNumber(reference));
        ResourceId id = new ResourceId("coverage");
        ledger.coverages.put(id, new CoverageRecord(id, Crowd.FACILITY, Crowd.patient(1).id(),
                Crowd.member(card).matchKey(), id, said, null, CoverageStanding.IN_FORCE, id, ledger.now.plus(after)));
    }

    @ParameterizedTest(name = "registered {0}, then here {1}, an answer {2} minutes later says {3} of card {4} → {5}")
    @CsvSource(nullValues = "-", value = {
            "true,  P-000001, -, -, 1, P-000001, AGREES", "true,  P-000001, -60, OLD-1, 1, P-000001, AGREES",
            "true,  P-000001, -60, -, 1, P-000001, AGREES", "true,  P-000001, 60, P-000001, 1, P-000001, AGREES",
            "true,  P-000001, 60, -, 1, -, HERE_ONLY", "true,  P-000001, 60, NEW-1, 1, NEW-1, DISAGREES",
            "true,  P-000001, 60, -, 2, -, HERE_ONLY", "true,  P-000001, -60, -, 2, -, HERE_ONLY",
            "true,  P-000001, 60, P-000001, 2, P-000001, AGREES", "false, OTHER, -, -, 1, -, HERE_ONLY",
            "false, OTHER, -60, OLD-1, 1, OLD-1, DISAGREES", "false, -, -60, OLD-1, 1, OLD-1, THERE_ONLY",
            "false, -, -60, -, 1, -, NOWHERE", "false, -, -, -, 1, -, NOWHERE"})
    void theReportSaysWhatTheNewestOfRegistrationAndAnswerSays(boolean registered, String here, Integer minutes,
            String said, int card, String there, LinkStanding expected) {
        people(1);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("one"), List.of(Crowd.number(1))));
        if (registered) {
            round();
            deliverAll();
        }
        PatientRecord known = ledger.patients.get(Crowd.patient(1).id());
        ledger.patients.put(known.id(), new PatientRecord(known.id(), known.facility(), known.standing(),
                known.number(), here == null ? null : new ReferenceNumber(here), null, known.person(), known.asOf(),
                known.members()));
        if (minutes != null) {
            answered(Duration.ofMinutes(minutes), said, card);
        }
        later(Duration.ofDays(1));
        LinkPage page = register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200);
        assertThat(page.links()).extracting(PatientLink::standing).containsExactly(expected);
        assertThat(page.links().getFirst().there()).isEqualTo(there == null ? null : new ReferenceNumber(there));
        assertThat(page.totals()).containsOnly(entry(expected, 1));
    }

    /** Also those whom no batch ever asked about; of those whom several did the last registration counts. */
    @Test
    void theReportOfTheWholeDirectoryComesInPagesAndLeavesNobodyOut() {
        people(1, 2, 3, 4, 5);
        PatientRecord linked = ledger.patients.get(Crowd.patient(4).id());
        ledger.patients.put(linked.id(), new PatientRecord(linked.id(), linked.facility(), linked.standing(),
                linked.number(), new ReferenceNumber("OLD-4"), null, linked.person(), linked.asOf(),
                linked.members()));
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        now(register.plan(order("two"), List.of(Crowd.number(1), Crowd.number(2))));
        deliver(untilFetched());
        List<PatientLink> all = new ArrayList<>();
        List<Integer> looked = new ArrayList<>();
        ResourceId after = null;
        do {
            DirectoryPage page = register.reconcile(Crowd.FACILITY, ALL, after, 2);
            all.addAll(page.links());
            looked.add(page.totals().values().stream().mapToInt(Integer::intValue).sum());
            after = page.next();
        } while (after != null);
        assertThat(looked).as("no page looks at more than it was told to").containsExactly(2, 2, 1);
        assertThat(all).extracting(PatientLink::record).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ledger.patients.keySet());
        LinkStanding registered = register.reconcile(Crowd.FACILITY,
                ledger.bulkJobs.values().iterator().next().batch(), ALL, null, 9).links().getFirst().standing();
        assertThat(all).extracting(link -> link.patient().value(), PatientLink::outcome, PatientLink::standing)
                .contains(tuple(Crowd.number(1).value(), BulkOutcome.REGISTERED, registered),
                        tuple(Crowd.number(3).value(), null, LinkStanding.NOWHERE),
                        tuple(Crowd.number(4).value(), null, LinkStanding.HERE_ONLY));
        DirectoryPage some = register.reconcile(Crowd.FACILITY, EnumSet.of(LinkStanding.HERE_ONLY), null, 200);
        assertThat(some.links()).extracting(link -> link.here().value()).containsExactly("OLD-4");
        assertThat(some.totals().values().stream().mapToInt(Integer::intValue).sum()).as("totals are of all")
                .isEqualTo(5);
        assertThat(register.reconcile(new FacilityCode("1319999999"), ALL, null, 200).links()).isEmpty();
    }

    @Test
    void oneNumberUnderTwoPatientsIsForAPersonToDecide() {
        people(1, 2);
        for (int n : new int[]{1, 2}) {
            PatientRecord known = Crowd.patient(n);
            ledger.patients.put(known.id(), new PatientRecord(known.id(), known.facility(), known.standing(),
                    known.number(), new ReferenceNumber("SAME"), null, known.person(), known.asOf(),
                    known.members()));
        }
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("two"), List.of(Crowd.number(1), Crowd.number(2))));
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), ALL, null, 200).links())
                .extracting(PatientLink::standing).containsOnly(LinkStanding.TWICE_HERE);
    }

    @Test
    void theReportIsFilteredPagedAndTotalled() {
        people(1, 2, 3);
        RegisterReferenceNumbers register = new RegisterReferenceNumbers(ledger, ledger, settings);
        BulkPlan plan = now(register.plan(order("many"), List.of(Crowd.number(1), new PatientNumber("x"),
                Crowd.number(2), new PatientNumber("y"), Crowd.number(3), new PatientNumber("z"))));
        deliver(untilFetched());
        Set<LinkStanding> unknown = EnumSet.of(LinkStanding.PATIENT_UNKNOWN);
        LinkPage first = register.reconcile(Crowd.FACILITY, plan.batch(), unknown, null, 2);
        LinkPage second = register.reconcile(Crowd.FACILITY, plan.batch(), unknown, first.next(), 2);
        assertThat(first.links()).extracting(link -> link.patient().value()).containsExactly("x", "y");
        assertThat(second.links()).extracting(link -> link.patient().value()).containsExactly("z");
        assertThat(second.next()).isNull();
        for (LinkPage page : List.of(first, second)) {
            assertThat(page.totals()).containsOnly(entry(LinkStanding.AGREES, 3),
                    entry(LinkStanding.PATIENT_UNKNOWN, 3));
        }
        assertThat(register.reconcile(Crowd.FACILITY, plan.batch(), EnumSet.of(LinkStanding.AGREES), null, 3).next())
                .as("nothing follows").isNull();
    }

    @Test
    void ticketsOfAMonthBecomeOneCoverageEachHoweverOftenTheyAreCollected() {
        people(1);
        YearMonth month = YearMonth.of(2026, 11);
        MedicalTicket ticket = new MedicalTicket(TicketType.MEDICAL, month,
                new DateRange(month.atDay(1), month.atEndOfMonth()), "00000001", Crowd.FACILITY, "架空病院", false, null, 0,
                null);
        MemberId member = new MemberId(new InsurerNumber("12131231"), null, new CardNumber("0000018"), null);
        Qualification assistance = new Qualification(InsuredCardClassification.PUBLIC_ASSISTANCE, member, "架空福祉事務所",
                null, null, Crowd.person(1), null, null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(ticket), List.of(), null);
        national.collected.add(new BulkUnit(Crowd.answer(null, null, Crowd.said(QualificationValidity.VALID),
                List.of(assistance), ledger.now), LimitChange.NOT_SAID));
        CollectTickets collect = new CollectTickets(ledger, settings);
        Set<BulkOutcome> outcomes = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            ledger.bulkRows.clear();
            now(collect.plan(order("tickets-" + i), month));
            Question fetch = untilFetched();
            assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
            outcomes.addAll(rows().stream().map(BulkRow::outcome).toList());
            assertThat(rows()).hasSize(1);
        }
        assertThat(outcomes).containsExactlyInAnyOrder(BulkOutcome.CHANGED, BulkOutcome.VALID);
        assertThat(ledger.coverages).hasSize(1);
        assertThat(ledger.coverages.values().iterator().next().ticket()).isEqualTo(ticket);
    }
}
