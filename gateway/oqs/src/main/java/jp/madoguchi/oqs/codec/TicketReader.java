package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.RemarkKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads PublicExpenseResultList (公費資格結果): the tickets of public assistance (oqs-interface 6.1). Names of injuries and the names
 * of the welfare office's people are not kept.
 */
final class TicketReader {

    private @Nullable TicketType type;
    private @Nullable YearMonth month;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable String issueNumber;
    private @Nullable FacilityCode institution;
    private @Nullable String institutionName;
    private boolean flagSeen;
    private @Nullable Boolean otherInstitution;
    private @Nullable TreatmentType treatment;
    private @Nullable Integer selfPayYen;
    private @Nullable Boolean combined;

    private TicketReader() {}

    static void tickets(Fields in, List<MedicalTicket> tickets) {
        while (in.child()) {
            if (in.name().equals("MedicalTicketInfo")) {
                new TicketReader().read(in, tickets);
            } else {
                in.countUnknown();
                in.skip();
            }
        }
    }

    private void read(Fields in, List<MedicalTicket> tickets) {
        while (in.child()) {
            readChild(in);
        }
        if (type == null || month == null) {
            in.remark(RemarkKind.INCOMPLETE_GROUP, "MedicalTicketInfo");
            return;
        }
        // A flag that cannot be understood is no permission to use the ticket.
        boolean forOther = otherInstitution != null ? otherInstitution : flagSeen;
        tickets.add(
                new MedicalTicket(
                        type, month, new DateRange(from, to), issueNumber, institution, institutionName, forOther,
                        treatment, selfPayYen, combined));
    }

    private void readChild(Fields in) {
        switch (in.name()) {
            case "TicketType" -> type = in.code(CodeTables.TICKET_TYPE, type);
            case "MedicalTreatmentMonth" -> month = in.month(month);
            case "MedicalTicketValidDate" -> from = in.date(from);
            case "MedicalTicketExpirationDate" -> to = in.date(to);
            case "IssueNumber" -> issueNumber = in.text(issueNumber);
            case "DesignatedMedicalInstitutionCode" -> institution = in.readable(FacilityCode::parse, institution);
            case "DesignatedMedicalInstitutionName" -> institutionName = in.text(institutionName);
            case "DesignatedMedicalInstitutionFlag" -> {
                flagSeen = true;
                otherInstitution = in.code(CodeTables.OTHER_INSTITUTION, otherInstitution);
            }
            case "MedicalTreatmentType" -> treatment = in.code(CodeTables.TREATMENT_TYPE, treatment);
            case "SelfPayAmount" -> selfPayYen = in.number(selfPayYen);
            case "SingleOrCombinedUse" -> combined = in.code(CodeTables.COMBINED_USE, combined);
            case "PrescriptionIssuerMedicalInstitutionCode", "PrescriptionIssuerMedicalInstitutionName",
                    "InjuryName1", "InjuryName2", "InjuryName3", "DistrictContactName", "HandlingContactName",
                    "StatusOfSocialInsurance", "ConsistencyFlag", "StatusOfInfecton", "StatusOfElderlyMedicalCare",
                    "StatusOfPrefecturalExpenses", "Remarks1", "Remarks2", "Remarks3" ->
                in.skip();
            default -> {
                in.countUnknown();
                in.skip();
            }
        }
    }
}
