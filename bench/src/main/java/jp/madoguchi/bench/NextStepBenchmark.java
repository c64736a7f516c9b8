package jp.madoguchi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.channel.Acceptance;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Arrival;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.channel.Paper;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presentation;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ReceptionTables;
import jp.madoguchi.domain.channel.RemoteTool;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.claim.ClaimCalendar;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Deciding the next step at a reception, over the mix of a day at a hospital in 2026: cards by face and number, some in their grace,
 * certificates, patient cards after and before a proof of the month, expired cards, portal screens, home visits; each before and after the
 * national system answered. The rule files are those of the delivery. Allocation: run with {@code -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NextStepBenchmark {

    private static final int VISITS = 1024;
    private static final int SEED = 20260511;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    private static final Paper EXPIRED_CARD = new Paper(PaperKind.INSURANCE_CARD, InsuranceScheme.NATIONAL, true,
            false);

    private final List<Visit> visits = new ArrayList<>();
    private ReceptionRules rules = rules();
    private final AcceptedPapers papers = AcceptedPapers.parse(file(AcceptedPapers.FILE));
    private int next;

    /** One situation at the desk. */
    record Visit(Presented presented, OnFile onFile, LocalDate day) {}

    /** Draws the day's visits, always the same. */
    @Setup
    public void draw() {
        rules = rules();
        visits.clear();
        Random random = new Random(SEED);
        for (int i = 0; i < VISITS; i++) {
            visits.add(visit(rules, random));
        }
    }

    /** Every second visit is one that comes back with its answer. */
    private static Visit visit(ReceptionRules rules, Random random) {
        LocalDate day = DAY.plusDays(random.nextInt(60));
        OnFile known = new OnFile(true, true, month(random, day), OnFile.RemoteConsent.NONE, null);
        Presented presented = presented(random, day);
        boolean comesBack = random.nextBoolean();
        OnFile file = comesBack && rules.decide(presented, known, day) instanceof NextStep.Query query
                ? known.with(answer(query.by(), random))
                : known;
        return new Visit(presented, file, day);
    }

    private static List<MonthVisit> month(Random random, LocalDate day) {
        List<MonthVisit> month = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            month.add(new MonthVisit(day.minusDays(random.nextInt(20)), one(Presentation.values(), random),
                    QualificationValidity.VALID));
        }
        return month;
    }

    private static Lookup answer(QueryBy by, Random random) {
        if (random.nextInt(50) == 0) {
            return new Lookup.Unanswered(by);
        }
        boolean usual = random.nextInt(100) < 95;
        return new Lookup.Answered(by,
                usual ? QualificationValidity.VALID : one(QualificationValidity.values(), random));
    }

    private static Presented presented(Random random, LocalDate day) {
        int kind = random.nextInt(100);
        if (kind < 45) {
            Presented.MyNumberCard card = Presented.MyNumberCard.by(one(CardMethod.values(), random));
            return new Presented.MyNumberCard(card.method(), day.plusDays(random.nextInt(1800) - 100), false,
                    card.registration(), card.locks());
        }
        if (kind < 50) {
            return new Presented.Smartphone(day.plusDays(random.nextInt(1800)));
        }
        if (kind < 70) {
            return new Presented.ShownPaper(PaperKind.QUALIFICATION_CERTIFICATE,
                    one(InsuranceScheme.values(), random), null, day.plusDays(random.nextInt(400) - 20));
        }
        if (kind < 90) {
            return new Presented.PatientCardOnly();
        }
        if (kind < 94) {
            return new Presented.ShownPaper(PaperKind.INSURANCE_CARD, one(InsuranceScheme.values(), random), null,
                    LocalDate.of(2025, 7, 31));
        }
        return kind < 97
                ? new Presented.RemoteVerification(CareSituation.HOME_VISIT, RemoteTool.APP, false, false,
                        Arrival.NOT_APART)
                : new Presented.PortalScreen(true);
    }

    private static <T> T one(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    private static ReceptionRules rules() {
        RuleSwitches switches = RuleSwitches.parse(file(RuleSwitches.FILE));
        return new ReceptionRules(
                new ReceptionTables(switches,
                        CertificateGrace.parse(file(CertificateGrace.FILE)),
                        ChannelCalendar.parse(file(ChannelCalendar.FILE)),
                        AcceptedPapers.parse(file(AcceptedPapers.FILE)), PaperHolders.parse(file(PaperHolders.FILE)),
                        ViewingWindows.parse(file(ViewingWindows.FILE)),
                        ExceptionalViews.parse(file(ExceptionalViews.FILE)),
                        new DeskProcedure(ClaimCalendar.parse(file(ClaimCalendar.FILE)), switches)),
                Institution.withEverything());
    }

    private static String file(String name) {
        try (InputStream in = RuleSwitches.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such rule file: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int nextVisit() {
        next = (next + 1) % VISITS;
        return next;
    }

    /** One decision. */
    @Benchmark
    public NextStep decide() {
        Visit visit = visits.get(nextVisit());
        return rules.decide(visit.presented(), visit.onFile(), visit.day());
    }

    /** The floor: one look into the acceptance matrix, nothing decided. */
    @Benchmark
    public Acceptance tableAlone() {
        return papers.accept(EXPIRED_CARD, visits.get(nextVisit()).day());
    }

    /** The day's visits, for the test. */
    List<Visit> visits() {
        return visits;
    }
}
