package jp.madoguchi.domain.insurance;

/**
 * What somebody wants symbol, number and branch for. Asking for them outside of insurance purposes is forbidden by law (告知要求制限,
 * R-BR-05).
 */
public enum ExportPurpose {
    /** Asking the national system (資格確認). */
    QUALIFICATION(true),
    /** Claiming (診療報酬請求). */
    CLAIM(true),
    /** Applying a public expense or subsidy beside the insurance (公費・医療費助成). */
    PUBLIC_EXPENSE(true),
    /** Prescribing within the insurance (処方箋・電子処方箋). */
    PRESCRIPTION(true),
    /** Showing that somebody is who they are (本人確認). */
    IDENTIFICATION(false),
    /** Research and statistics (研究・統計). */
    RESEARCH(false),
    /** Anything else. */
    OTHER(false);

    private final boolean insurance;

    ExportPurpose(boolean insurance) {
        this.insurance = insurance;
    }

    /** Whether it is a purpose of the insurance. */
    public boolean isInsurance() {
        return insurance;
    }
}
