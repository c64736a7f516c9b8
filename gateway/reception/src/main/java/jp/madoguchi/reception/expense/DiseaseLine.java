package jp.madoguchi.reception.expense;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.rule.RuleId;

/**
 * A certificate of a specific disease (特定疾病療養受療証) and what its holder pays for it in a month at most (R-CT-03).
 *
 * @param certificate the certificate
 * @param cap         how much, in yen, or why it is not known
 */
public record DiseaseLine(SpecificDiseaseCertificate certificate, CostCap cap) {

    private static final List<RuleId> RULES = List.of(RuleId.of("R-CT-03"));

    public DiseaseLine {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(cap);
    }

    /** The rules that say so. */
    public List<RuleId> rules() {
        return RULES;
    }
}
