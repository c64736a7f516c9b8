package jp.madoguchi.sim.national;

/** What the person allows (rules 6); {@code subsidy}: that the certificates of public subsidies are handed over. */
public record Consents(boolean limit, boolean disease, boolean checkup, boolean drugs, boolean treatment,
        boolean surgery, boolean subsidy) {

    /** Nothing allowed. */
    public static final Consents NONE = new Consents(false, false, false, false, false, false, false);

    /** What staff can note at a desk: the consent for the limit certificate only. */
    public static Consents atDesk(boolean limit) {
        return new Consents(limit, false, false, false, false, false, false);
    }

    /** Whether this kind of medical information is allowed. */
    public boolean allow(Viewing viewing) {
        return switch (viewing) {
            case CHECK_UPS -> checkup;
            case DRUGS -> drugs;
            case TREATMENTS -> treatment;
            case SURGERY -> surgery;
        };
    }

    /** The kinds of medical information that are consented to one by one. */
    public enum Viewing {
        /** 特定健診情報. */
        CHECK_UPS("SpecificHealthCheckupsInfo"),
        /** 薬剤情報. */
        DRUGS("PharmacistsInfo"),
        /** 診療情報. */
        TREATMENTS("DiagnosisInfo"),
        /** 手術情報. */
        SURGERY("OperationInfo");

        private final String stem;

        Viewing(String stem) {
            this.stem = stem;
        }

        /** How its elements begin. */
        String stem() {
            return stem;
        }
    }
}
