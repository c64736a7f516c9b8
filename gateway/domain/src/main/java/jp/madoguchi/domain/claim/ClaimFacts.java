package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the insurance behind one visit. It grows while the case is open; which way a claim takes is decided from it when
 * the claim is made, not at the visit.
 *
 * @param visit          day of the visit
 * @param confirmed      the current qualification, confirmed by portal screen, certificate, failure mode or a successful query, then
 *                       or afterwards
 * @param heard          the current qualification, learned by hearing it from the patient
 * @param unchanged      who heard that nothing changed since the last time, and when
 * @param onFile         the newest qualification known from earlier visits
 * @param lost           the lost qualification that the 資格（無効） screen shows
 * @param insured        whether the patient says that a valid insurance exists; a declaration says so too
 * @param declaration    the declaration, written or heard
 * @param contactedOn    day on which the institution contacted the patient about the qualification
 * @param formerReturned whether a claim by a former qualification, way (3), was returned
 */
public record ClaimFacts(
        LocalDate visit,
        @Nullable MemberId confirmed,
        @Nullable MemberId heard,
        Confirmation.@Nullable Heard unchanged,
        @Nullable MemberId onFile,
        @Nullable MemberId lost,
        boolean insured,
        @Nullable QualificationDeclaration declaration,
        @Nullable LocalDate contactedOn,
        boolean formerReturned) {

    public ClaimFacts {
        Objects.requireNonNull(visit);
        insured = insured || declaration != null;
        if (contactedOn != null && contactedOn.isBefore(visit)) {
            throw new IllegalArgumentException("the patient is contacted about a visit that took place");
        }
    }

    /** Nothing but the day of the visit. */
    public static ClaimFacts of(LocalDate visit) {
        return new ClaimFacts(visit, null, null, null, null, null, false, null, null, false);
    }

    /** With the current qualification confirmed; everything else is kept as history. */
    public ClaimFacts withConfirmed(MemberId member) {
        return new ClaimFacts(visit, member, heard, unchanged, onFile, lost, insured, declaration, contactedOn,
                formerReturned);
    }

    /** With the current qualification as the patient says it is. Whoever names it says that they are insured. */
    public ClaimFacts withHeard(MemberId member) {
        return new ClaimFacts(visit, confirmed, member, unchanged, onFile, lost, true, declaration, contactedOn,
                formerReturned);
    }

    /** With the patient's word that nothing changed since the last time (R-RS-04). */
    public ClaimFacts withUnchanged(Confirmation.Heard hearing) {
        return new ClaimFacts(visit, confirmed, heard, hearing, onFile, lost, true, declaration, contactedOn,
                formerReturned);
    }

    /** With the newest qualification known from earlier visits. */
    public ClaimFacts withOnFile(MemberId member) {
        return new ClaimFacts(visit, confirmed, heard, unchanged, member, lost, insured, declaration, contactedOn,
                formerReturned);
    }

    /** With the lost qualification that the screen shows. */
    public ClaimFacts withLost(MemberId member) {
        return new ClaimFacts(visit, confirmed, heard, unchanged, onFile, member, insured, declaration, contactedOn,
                formerReturned);
    }

    /** With what the patient says about being insured; a declaration that exists stays, and says so by itself. */
    public ClaimFacts withInsured(boolean says) {
        return new ClaimFacts(visit, confirmed, heard, unchanged, onFile, lost, says, declaration, contactedOn,
                formerReturned);
    }

    /** With a declaration, which replaces an earlier one. */
    public ClaimFacts withDeclaration(QualificationDeclaration made) {
        return new ClaimFacts(visit, confirmed, heard, unchanged, onFile, lost, true, made, contactedOn,
                formerReturned);
    }

    /** With the day on which the patient was contacted. */
    public ClaimFacts withContact(LocalDate on) {
        return new ClaimFacts(visit, confirmed, heard, unchanged, onFile, lost, insured, declaration, on,
                formerReturned);
    }

    /** With the knowledge that way (3) leads nowhere (R-CL-07). */
    public ClaimFacts withFormerReturned() {
        return new ClaimFacts(visit, confirmed, heard, unchanged, onFile, lost, insured, declaration, contactedOn,
                true);
    }

    /** The number by which the national system can be asked again: what was heard, else the newest on file, else the lost one. */
    public Optional<MemberId> numberToAskWith() {
        return Stream.of(heard, onFile, lost).flatMap(Stream::ofNullable).findFirst();
    }

    /** Masked: the visit only. */
    @Override
    public String toString() {
        return "ClaimFacts[" + visit + "]";
    }
}
