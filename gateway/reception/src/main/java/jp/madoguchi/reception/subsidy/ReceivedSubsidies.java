package jp.madoguchi.reception.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of subsidies out of one file. How such a file says whose they are is not public, so any of it may be missing.
 *
 * @param source    the file
 * @param echo      institution, identifier and time, as far as said
 * @param member    card of the person, if said
 * @param name      name, if said
 * @param kana      name in kana, if said
 * @param sex       sex, which may be said not to be set; null where none is said, as in all that is public of such files
 * @param birthDate birth date, if said; without it nobody is found
 * @param records   the certificates
 */
public record ReceivedSubsidies(SourceFile source, Echo echo, @Nullable MemberId member,
        @Nullable PersonName name, @Nullable KanaName kana, @Nullable Sex sex, @Nullable LocalDate birthDate,
        List<SubsidyRecord> records) {

    public ReceivedSubsidies {
        Objects.requireNonNull(source);
        Objects.requireNonNull(echo);
        records = List.copyOf(records);
    }

    /** Masked: the file and how many. */
    @Override
    public String toString() {
        return "ReceivedSubsidies[" + source.name() + " " + records.size() + "]";
    }
}
