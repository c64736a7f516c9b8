package jp.madoguchi.domain.certificate;

/**
 * The share that the patient pays (一部負担金割合).
 *
 * @param percent 0 to 100
 */
public record ContributionRatio(int percent) {

    public ContributionRatio {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a ratio is 0 to 100 percent");
        }
    }
}
