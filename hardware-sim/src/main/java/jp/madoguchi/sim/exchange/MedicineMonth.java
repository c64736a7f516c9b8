package jp.madoguchi.sim.exchange;

import java.time.format.DateTimeFormatter;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.Medical;

/**
 * Writes one month of medicines (oqs-interface 5.2): three blocks of the same idea, each with names of its own.
 *
 * @param month        the block
 * @param prefix       in front of what is in the day
 */
record MedicineMonth(String month, String organ, String code, String name, String of, String prescriberCode,
        String prescriberName, String prescriberOrgan, String inOut, String days, String day, String dispensed,
        String prescribed, String prefix) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    static final MedicineMonth CLAIMED = new MedicineMonth("MeTrMonthInf", "DiOrg", "MeTrDiHCd", "MeTrDiHNm",
            "MeTrMonth", "PrlsHCd", "PrlsHNm", "PrIsOrg", "InOut", "DiDateInfs", "DiDateInf", "DiDate", "PrDate", "");
    static final MedicineMonth PRESCRIBED = new MedicineMonth("ShPrMonthInf", "ShPrOrg", "ShMeTrDiHCd", "ShMeTrDiHNm",
            "ShPrMonth", "ShPrHCd", "ShPrHNm", "ShPrIsOrg", "ShPrCl", "ShPrDateInfs", "ShPrDateInf", "ShPrDate", "",
            "Sh");
    static final MedicineMonth DISPENSED = new MedicineMonth("CzDiMonthInf", "CzDiOrg", "CzMeTrDiHCd", "CzMeTrDiHNm",
            "CzDiMonth", "CzPrlsHCd", "CzPrlsHNm", "CzPrIsOrg", "CzPrCl", "CzDiDateInfs", "CzDiDateInf", "CzDiDate",
            "CzPrDate", "Cz");

    private static final int CATEGORY_OF_POINTS = 2;

    Element write(Medical.Month of, boolean treatments) {
        Element block = new Element(month).with(organ, organ(of.code())).with(code, of.code()).with(name, of.name());
        String from = of.prescriberCode();
        block.with(prescriberCode, from).with(prescriberName, of.prescriberName())
                .with(this.of, MONTH.format(of.month()))
                .with(prescriberOrgan, from == null ? null : organ(from)).with(inOut, of.inOut());
        Element list = new Element(days);
        of.days().forEach(one -> list.with(day(one, treatments)));
        return block.with(list);
    }

    /** The kind of institution: the third digit of its code (点数表区分). */
    private static String organ(String institution) {
        return institution.substring(CATEGORY_OF_POINTS, CATEGORY_OF_POINTS + 1);
    }

    private Element day(Medical.Day one, boolean treatments) {
        Element written = new Element(day).with(dispensed, Entries.day(one.day()));
        if (!prescribed.isEmpty() && one.prescribed() != null) {
            written.with(prescribed, Entries.day(one.prescribed()));
        }
        if (!one.drugs().isEmpty()) {
            Element drugs = new Element(prefix + "DrugInfs");
            one.drugs().forEach(drug -> drugs.with(drug(drug)));
            written.with(drugs);
        }
        if (treatments && !one.treatments().isEmpty()) {
            Element list = new Element(prefix + "MeTrInfs");
            one.treatments().forEach(treatment -> list.with(new Element(prefix + "MeTrInf")
                    .with("SinInfN", treatment.name()).with("SinInfCd", treatment.code())
                    .with("MeTrIdCl", treatment.kind()).with("Qua1", treatment.quantity())
                    .with("Times", treatment.times()).with("Unit", treatment.unit())));
            written.with(list);
        }
        return written;
    }

    private Element drug(Medical.Drug drug) {
        String usageClass = prefix.isEmpty() ? "MeTrIdCl" : prefix + "UsageCl";
        return new Element(prefix + "DrugInf").with(prefix + "DrugC", drug.code()).with(prefix + "DrugN", drug.name())
                .with(prefix + "IngreN", drug.ingredient()).with(prefix + "Qua1", drug.quantity())
                .with(prefix + "Unit", drug.unit()).with(prefix + "UsageN", drug.usage())
                .with(prefix + "SpInst", drug.instruction()).with(prefix + "Times", drug.times())
                .with(usageClass, drug.usageClass());
    }
}
