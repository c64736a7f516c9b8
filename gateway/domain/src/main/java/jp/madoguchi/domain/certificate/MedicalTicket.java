package jp.madoguchi.domain.certificate;

import java.time.YearMonth;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import org.jspecify.annotations.Nullable;

/**
 * A month's ticket of public assistance (医療券・調剤券, oqs-interface 6.1). Names of injuries, which the file also carries, are medical
 * information and are not kept here.
 *
 * @param type               医療券 or 調剤券
 * @param month              month of treatment (診療年月)
 * @param validity           first and last valid day
 * @param issueNumber        number of issue (交付番号)
 * @param institution        institution that it is made out to (指定医療機関)
 * @param institutionName    its name
 * @param forOtherInstitution whether the file says that the institution does not agree (一致フラグ 1): not to be used without asking
 *                           the welfare office
 * @param treatment          what it is for (診療別)
 * @param selfPayYen         what the patient pays, in yen (本人支払額)
 * @param combined           used beside an insurance (併用) rather than alone (単独); null when not said
 */
public record MedicalTicket(
        TicketType type,
        YearMonth month,
        DateRange validity,
        @Nullable String issueNumber,
        @Nullable FacilityCode institution,
        @Nullable String institutionName,
        boolean forOtherInstitution,
        @Nullable TreatmentType treatment,
        @Nullable Integer selfPayYen,
        @Nullable Boolean combined) {

    public MedicalTicket {
        Objects.requireNonNull(type);
        Objects.requireNonNull(month);
        Objects.requireNonNull(validity);
    }

    /** Masked: month and kind only. */
    @Override
    public String toString() {
        return "MedicalTicket[" + type + " " + month + "]";
    }
}
