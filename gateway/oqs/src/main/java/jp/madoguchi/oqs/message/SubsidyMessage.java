package jp.madoguchi.oqs.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of subsidies as the terminal passed them on. None at all says nothing: no entitlement, a lost one and no consent look the
 * same (oqs-interface 6.2).
 *
 * @param echo    institution, identifier and time, as far as said
 * @param person  whose they are, as far as said
 * @param records certificates
 * @param refused what is wrong with certificates that could not be read, each by its field
 * @param remarks what was strange, each kind and element once
 */
public record SubsidyMessage(Echo echo, Holder person, List<SubsidyRecord> records, List<Problem> refused,
        List<Remark> remarks) {

    /**
     * Whose certificates they are, by the elements that qualification results have; inferred, so any may be missing.
     *
     * @param member    insurer, symbol, number and branch
     * @param name      name
     * @param kana      name in kana
     * @param sex       sex, which may be said not to be set; null where none is said
     * @param birthDate birth date
     */
    public record Holder(@Nullable MemberId member, @Nullable PersonName name, @Nullable KanaName kana,
            @Nullable Sex sex, @Nullable LocalDate birthDate) {

        /** Masked. */
        @Override
        public String toString() {
            return "Holder[" + member + "]";
        }
    }

    public SubsidyMessage {
        Objects.requireNonNull(echo);
        Objects.requireNonNull(person);
        records = List.copyOf(records);
        refused = List.copyOf(refused);
        remarks = List.copyOf(remarks);
    }

    /** Masked: numbers only. */
    @Override
    public String toString() {
        return "SubsidyMessage[" + records.size() + " refused " + refused.size() + "]";
    }
}
