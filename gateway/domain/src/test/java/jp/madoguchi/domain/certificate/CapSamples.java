package jp.madoguchi.domain.certificate;

/** Reads caps of test tables. */
final class CapSamples {

    private CapSamples() {}

    static CostCap cap(String result, Long yen, String reason) {
        return switch (result) {
            case "KNOWN" -> new CostCap.Known(yen);
            case "UNCERTAIN" -> new CostCap.Uncertain(yen, CapReason.valueOf(reason));
            case "UNKNOWN" -> new CostCap.Unknown(CapReason.valueOf(reason));
            case "NO_CAP" -> new CostCap.NoCap(CapReason.valueOf(reason));
            default -> throw new IllegalArgumentException(result);
        };
    }

    /** A cap such as {@code KNOWN 100}; the reasons do not matter. */
    static CostCap cap(String text) {
        String[] parts = text.split(" ");
        return cap(parts[0], parts.length > 1 ? Long.valueOf(parts[1]) : null,
                parts[0].equals("NO_CAP") ? "NO_SUCH_CAP" : "MARKED_UNCERTAIN");
    }
}
