package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.certificate.CertificateProof;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.claim.AgeShare;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.rule.RuleId;

/** The share (一部負担金割合) that the patient pays of what an insurance covers. It is never guessed from the income. */
public sealed interface Share {

    /** The rules that say so. */
    List<RuleId> rules();

    /** The share, where it is known. */
    default Optional<ContributionRatio> known() {
        return switch (this) {
            case Stated stated -> Optional.of(stated.ratio());
            case ByAge age -> Optional.of(age.ratio());
            case ShowPaper paper -> Optional.empty();
        };
    }

    /** The answer says it (R-CT-02). */
    record Stated(ContributionRatio ratio) implements Share {
        public Stated {
            Objects.requireNonNull(ratio);
        }

        @Override
        public List<RuleId> rules() {
            return List.of(RuleId.of("R-CT-02"));
        }
    }

    /** Everybody of this age pays it (R-RS-03). */
    record ByAge(ContributionRatio ratio) implements Share {
        public ByAge {
            Objects.requireNonNull(ratio);
        }

        @Override
        public List<RuleId> rules() {
            return List.of(RuleId.of("R-RS-03"));
        }
    }

    /** Income decides, and no answer that holds on the day says how: the paper does. */
    record ShowPaper(DeskStep step) implements Share {
        public ShowPaper {
            Objects.requireNonNull(step);
        }

        @Override
        public List<RuleId> rules() {
            return List.of(RuleId.of("R-CT-02"), RuleId.of("R-RS-03"));
        }
    }

    /** The share of a patient on the day of a visit, which is not before the birth. */
    static Share of(Qualification says, LocalDate birthDate, LocalDate visit, CertificateProof proof) {
        if (says.ratio() != null) {
            return new Stated(says.ratio());
        }
        Optional<ContributionRatio> only = AgeShare.on(birthDate, visit).onlyRatio();
        if (only.isPresent()) {
            return new ByAge(only.get());
        }
        return switch (proof.elderlyShare(says.elderly(), visit)) {
            case CertificateProof.ElderlyShare.Stated stated -> new Stated(stated.ratio());
            case CertificateProof.ElderlyShare.ShowPaper paper -> new ShowPaper(paper.step());
        };
    }
}
