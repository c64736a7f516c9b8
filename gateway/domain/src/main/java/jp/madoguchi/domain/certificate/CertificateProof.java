package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Since when an answer of the national system stands in for a paper certificate, {@code certificate-proof.csv}: the limit category with
 * the patient's consent (R-CT-01), the share of people of 70 to 74 without more (R-CT-02).
 */
public final class CertificateProof {

    /** The file's name. */
    public static final String FILE = "certificate-proof.csv";

    private static final List<String> COLUMNS = List.of("certificate", "from", "to", "proof", "rules");

    /** Which certificate. */
    enum Kind {
        /** 限度額適用認定証. */
        LIMIT,
        /** 高齢受給者証. */
        ELDERLY
    }

    /** What proves it. */
    enum Proof {
        /** The paper only. */
        PAPER,
        /** The answer; the paper need not be shown. */
        ANSWER
    }

    /** The share of somebody of 70 to 74. */
    public sealed interface ElderlyShare {

        /** The answer says it. */
        record Stated(ContributionRatio ratio) implements ElderlyShare {
            public Stated {
                Objects.requireNonNull(ratio);
            }
        }

        /** The paper has to be shown. */
        record ShowPaper() implements ElderlyShare {

            /** What the desk does. */
            public DeskStep step() {
                return DeskStep.SHOW_ELDERLY_CERTIFICATE;
            }
        }
    }

    private final Map<Kind, Timeline<Proof>> proofs;

    private CertificateProof(Map<Kind, Timeline<Proof>> proofs) {
        this.proofs = proofs;
    }

    /** Reads the file's content; both certificates must be there on every day without end. */
    public static CertificateProof parse(String text) {
        Map<Kind, Timeline<Proof>> proofs = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("certificate", Kind.class), row -> row.one("proof", Proof.class));
        for (Kind kind : Kind.values()) {
            if (!proofs.containsKey(kind)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + kind + ": add a row"));
            }
        }
        return new CertificateProof(proofs);
    }

    /** What the desk does before the limit category of a visit may be looked up; empty when nothing more is needed (R-CT-01). */
    public Optional<DeskStep> limitStep(LimitConsent consent, LocalDate visit) {
        if (!byAnswer(Kind.LIMIT, visit)) {
            return Optional.of(DeskStep.SHOW_LIMIT_CERTIFICATE);
        }
        return switch (consent) {
            case GIVEN -> Optional.empty();
            case NOT_ASKED -> Optional.of(DeskStep.ASK_CONSENT_FOR_LIMIT);
            case DECLINED -> Optional.of(DeskStep.SHOW_LIMIT_CERTIFICATE);
        };
    }

    /** The share of somebody of 70 to 74 on the day of a visit (R-CT-02), from what the answer says of the certificate, if anything. */
    public ElderlyShare elderlyShare(@Nullable ElderlyCertificate answered, LocalDate visit) {
        if (answered == null || answered.ratio() == null || !answered.validity().covers(visit)
                || !byAnswer(Kind.ELDERLY, visit)) {
            return new ElderlyShare.ShowPaper();
        }
        return new ElderlyShare.Stated(answered.ratio());
    }

    private boolean byAnswer(Kind kind, LocalDate visit) {
        Timeline<Proof> timeline = proofs.get(kind);
        return timeline != null && timeline.at(visit).orElse(Proof.PAPER) == Proof.ANSWER;
    }
}
