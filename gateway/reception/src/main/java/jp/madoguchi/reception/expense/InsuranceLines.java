package jp.madoguchi.reception.expense;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.CapScope;
import jp.madoguchi.domain.certificate.CertificateProof;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.CostCaps;
import jp.madoguchi.domain.certificate.DiseaseCaps;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/** Says of each insurance that covers a visit what the patient pays of it, and how much at most. */
final class InsuranceLines {

    private static final int WHOLE = 100;

    private final RuleBook rules;
    private final ExpenseQuery query;
    private final PatientRecord patient;
    private final LimitFile file;
    private final boolean programme51;

    /** @param programme51 whether the public expense 51 may be used as well */
    InsuranceLines(RuleBook rules, ExpenseQuery query, PatientRecord patient, LimitFile file, boolean programme51) {
        this.rules = rules;
        this.query = query;
        this.patient = patient;
        this.file = file;
        this.programme51 = programme51;
    }

    InsuranceLine line(CoverageRecord coverage, MemberId member, boolean askedForDay) {
        InsurerNumber insurer = member.insurer();
        Share share = Share.of(coverage.qualification(), patient.person().birthDate(), query.visit(),
                rules.table(CertificateProof.class));
        LimitInForce standing = LimitInForce.on(query.visit(), file.limits(insurer), rules.switches());
        LimitCategory category = standing instanceof LimitInForce.InForce counts
                ? counts.certificate().category()
                : null;
        List<DiseaseLine> diseases = file.diseases(insurer).stream()
                .map(one -> new DiseaseLine(one,
                        rules.table(DiseaseCaps.class).of(one, category, programme51, query.visit())))
                .toList();
        return new InsuranceLine(coverage, member,
                rules.table(Programmes.class).of(insurer, query.visit()).orElse(null), askedForDay, share,
                new LimitLine(standing,
                        LimitInForce.open(query.visit(), file.limits(insurer), rules.switches()), step(standing),
                        caps(category, share.known())),
                diseases);
    }

    private @Nullable DeskStep step(LimitInForce standing) {
        return switch (standing) {
            case LimitInForce.InForce counts -> null;
            case LimitInForce.NotInForce none when none.reason() == LimitInForce.Reason.CONTRADICTORY -> none.step();
            case LimitInForce.NotInForce none -> rules.table(CertificateProof.class)
                    .limitStep(file.consentOn(query.visit()), query.visit()).orElse(none.step());
        };
    }

    private List<CapLine> caps(@Nullable LimitCategory category, Optional<ContributionRatio> share) {
        if (category == null) {
            return List.of(new CapLine(CapLine.Kind.MONTH, new CostCap.Unknown(CapReason.CATEGORY_UNKNOWN)));
        }
        CostCaps table = rules.table(CostCaps.class);
        YearMonth month = YearMonth.from(query.visit());
        List<CapLine> caps = new ArrayList<>();
        CostCap monthly = monthly(table, category, CapScope.MONTH, month);
        caps.add(new CapLine(CapLine.Kind.MONTH, monthly));
        ifThereIsOne(caps, CapLine.Kind.OUTPATIENT, monthly(table, category, CapScope.OUTPATIENT, month));
        ifThereIsOne(caps, CapLine.Kind.MANY_TIMES, table.manyTimes(category, month));
        ifThereIsOne(caps, CapLine.Kind.YEARLY, table.yearly(category, month));
        caps.add(new CapLine(CapLine.Kind.PAYS, pays(monthly, share)));
        return caps;
    }

    private CostCap monthly(CostCaps table, LimitCategory category, CapScope scope, YearMonth month) {
        return query.totalCostYen() == null
                ? table.monthlyOfUnknownCost(category, scope, month)
                : table.monthly(category, scope, month, query.totalCostYen());
    }

    private static void ifThereIsOne(List<CapLine> caps, CapLine.Kind kind, CostCap cap) {
        if (!(cap instanceof CostCap.NoCap)) {
            caps.add(new CapLine(kind, cap));
        }
    }

    /** To the whole yen, half a yen up, as caps are; what a till rounds to is another matter. */
    private CostCap pays(CostCap monthly, Optional<ContributionRatio> share) {
        if (query.totalCostYen() == null) {
            return new CostCap.Unknown(CapReason.COST_UNKNOWN);
        }
        if (share.isEmpty()) {
            return new CostCap.Unknown(CapReason.SHARE_UNKNOWN);
        }
        long hundredths = Math.multiplyExact(query.totalCostYen(), (long) share.get().percent());
        return monthly.applyTo((hundredths + WHOLE / 2) / WHOLE);
    }
}
