package jp.madoguchi.domain.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.identity.ClaimText;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What is written into the claim (診療報酬明細書).
 *
 * @param insurerNumber 保険者番号: 6 or 8 digits
 * @param symbol        記号; empty where there is none
 * @param number        番号
 * @param branch        枝番, where one is known
 * @param remarks       lines of the 摘要欄, the first one first; often none
 * @param topMargin     what stands in red in the top margin of a claim on paper; empty where nothing does
 */
public record ClaimEntry(String insurerNumber, String symbol, String number, @Nullable String branch,
        List<String> remarks,
        String topMargin) {

    /** The remark of way (3). */
    public static final String FORMER_QUALIFICATION = "旧資格情報";
    /** The first remark of way (4). */
    public static final String UNKNOWN_INSURER = "不詳";

    public ClaimEntry {
        Objects.requireNonNull(insurerNumber);
        Objects.requireNonNull(symbol);
        Objects.requireNonNull(number);
        Objects.requireNonNull(topMargin);
        remarks = List.copyOf(remarks);
    }

    /** A claim by a qualification, with no remark: ways (1) and (2). */
    static ClaimEntry by(MemberId member) {
        return of(member, List.of());
    }

    /** A claim by a lost or older qualification: way (3). */
    static ClaimEntry byFormer(MemberId member) {
        return of(member, List.of(FORMER_QUALIFICATION));
    }

    private static ClaimEntry of(MemberId member, List<String> remarks) {
        return new ClaimEntry(member.insurer().value(), member.symbol() == null ? "" : member.symbol().value(),
                member.number().value(), member.branch() == null ? null : member.branch().value(), remarks, "");
    }

    /**
     * A claim with unknown insurer: way (4). What the declaration leaves open has no line; what it holds is written in characters that a
     * claim can hold (R-BC-05), and there is no claim where one cannot be written.
     *
     * @param kana        the patient's name in kana
     * @param lateElderly whether the number is that of the late-stage elderly
     * @param contactedOn day on which the institution contacted the patient, {@code yyyy-MM-dd}
     */
    static Optional<ClaimEntry> unknown(QualificationDeclaration declaration, KanaName kana, boolean lateElderly,
            String contactedOn, NameVariants variants) {
        List<String> told = new ArrayList<>();
        told.add(kana.text().replace(' ', '\u3000'));
        if (declaration.insurerName() != null) {
            told.add(declaration.insurerName());
        }
        if (declaration.employer() != null) {
            told.add(declaration.employer());
        }
        told.addAll(declaration.addresses());
        told.add(declaration.contact());
        List<String> remarks = new ArrayList<>();
        remarks.add(UNKNOWN_INSURER);
        for (String line : told) {
            Optional<String> written = ClaimText.line(line, variants);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            remarks.add(written.get());
        }
        remarks.add(contactedOn);
        return Optional.of(new ClaimEntry(Placeholder.INSURER, "",
                lateElderly ? Placeholder.NUMBER_OF_LATE_ELDERLY : Placeholder.NUMBER,
                null, remarks, UNKNOWN_INSURER));
    }

    /** Masked: the insurer only. */
    @Override
    public String toString() {
        return "ClaimEntry[" + insurerNumber + "]";
    }
}
