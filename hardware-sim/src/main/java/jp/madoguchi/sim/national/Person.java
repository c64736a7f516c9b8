package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fictitious person of the national system.
 *
 * @param otherName       氏名（その他）, such as a 通称
 * @param sexOnCard       性別2, only when the card shows something else
 * @param referenceNumber 照会番号 that this hospital has registered
 * @param electronicPrescription 処方箋発行形態 chosen on the reader
 * @param atReader        what the person does with the card at the reader
 * @param remote          consents given away from the window
 * @param error           an error of the centre instead of a qualification, or a notice beside it
 */
public record Person(String id, String note, String name, String kana, @Nullable String otherName,
        @Nullable String otherKana, Sex sex, @Nullable Sex sexOnCard, LocalDate birthDate, String address,
        String postNumber, List<Qualification> qualifications, @Nullable Assistance assistance, Consents consents,
        AtReader atReader,
        List<RemoteConsent> remote, Medical medical, List<Subsidy> subsidies,
        boolean electronicPrescription, @Nullable String referenceNumber, @Nullable CentreError error,
        List<DirectoryRow> hospital, DemoPart demo) {}
