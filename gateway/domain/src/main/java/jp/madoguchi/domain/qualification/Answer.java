package jp.madoguchi.domain.qualification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What the national system answered about one person.
 *
 * @param facility                institution that it was addressed to (医療機関コード)
 * @param asked                   what the question was asked with, if said
 * @param arbitraryFileIdentifier echo of the question's identifier, or one that the terminal made (任意のファイル識別子)
 * @param arbitraryIdentifier     echo of the per-person identifier (任意の識別子)
 * @param processedAt             when the national system worked on it (処理実行日時)
 * @param confirmationDate        the day on which validity was asked (資格確認日)
 * @param outcome                 how it ended
 * @param asking                  the card data that the question named, echoed for card-data questions
 * @param qualifications          what was found; often empty unless valid
 * @param prescription            form of prescription that the patient chose
 */
public record Answer(
        FacilityCode facility,
        @Nullable ReferenceClassification asked,
        @Nullable String arbitraryFileIdentifier,
        @Nullable String arbitraryIdentifier,
        Instant processedAt,
        LocalDate confirmationDate,
        AnswerOutcome outcome,
        @Nullable CardQuestion asking,
        List<Qualification> qualifications,
        @Nullable PrescriptionForm prescription) {

    public Answer {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(processedAt);
        Objects.requireNonNull(confirmationDate);
        Objects.requireNonNull(outcome);
        qualifications = List.copyOf(qualifications);
    }

    /** Whether it may be used as valid: all three levels agree (oqs-interface 3.5). */
    public boolean isValid() {
        return outcome instanceof AnswerOutcome.Confirmed c && c.validity() == QualificationValidity.VALID;
    }

    /**
     * Whether its entries may be one person's beyond doubt: every number, kana (R-BC-03) and sex that one of them says, no other
     * contradicts, and all of them say their number, or all of them their kana. Twins share a birth date, and strangers may.
     */
    public boolean entriesAgree() {
        if (qualifications.size() < 2) {
            return true;
        }
        List<ReferenceNumber> numbers = said(Qualification::referenceNumber);
        List<String> kana = said(entry -> entry.person().kana() == null ? null : entry.person().kana().matchKey());
        List<Sex> sexes = said(entry -> entry.person().sex() == Sex.UNSET ? null : entry.person().sex());
        boolean tied = numbers.size() == qualifications.size() || kana.size() == qualifications.size();
        return tied && Stream.of(numbers, kana, sexes).allMatch(values -> values.stream().distinct().count() <= 1);
    }

    private <T> List<T> said(Function<Qualification, @Nullable T> value) {
        List<T> said = new ArrayList<>();
        for (Qualification entry : qualifications) {
            T here = value.apply(entry);
            if (here != null) {
                said.add(here);
            }
        }
        return said;
    }

    /**
     * What a reception may make of one of the qualifications. A valid answer never revives one that was lost by that day. What the
     * patient consented to has no part in it: a refusal never stops a reception (R-CO-04).
     */
    public CoverageStanding standingOf(Qualification qualification) {
        boolean lost = qualification.lost() != null && !confirmationDate.isBefore(qualification.lost());
        if (lost) {
            return CoverageStanding.LOST;
        }
        return switch (outcome) {
            case AnswerOutcome.Confirmed c -> switch (c.validity()) {
                case VALID -> CoverageStanding.IN_FORCE;
                case INVALID -> CoverageStanding.LOST;
                case INVALID_NEW_EXISTS, NOT_FOUND, MULTIPLE, VALID_UNREGISTERED -> CoverageStanding.UNCONFIRMED;
            };
            case AnswerOutcome.Refused r -> CoverageStanding.UNCONFIRMED;
            case AnswerOutcome.Failed f -> CoverageStanding.UNCONFIRMED;
            case AnswerOutcome.Processing p -> CoverageStanding.UNCONFIRMED;
        };
    }

    /** Whether nothing in it names somebody else than the person whose card was asked with: what it echoes, or what it found. */
    public boolean mayBeAbout(CardQuestion card) {
        return echoes(card) && mayBeOf(card);
    }

    /** Whether the card data that it echoes, if any, are those that were asked with. */
    public boolean echoes(CardQuestion card) {
        return asking == null || asking.birthDate().equals(card.birthDate())
                && asking.member().matchKey().equals(card.member().matchKey());
    }

    /** Whether everything that was found is about somebody born on a day. */
    public boolean isOfOneBornOn(LocalDate birthDate) {
        return qualifications.stream().allMatch(entry -> isOfOneBornOn(entry, birthDate));
    }

    private static boolean isOfOneBornOn(Qualification entry, LocalDate birthDate) {
        return entry.person().birthDate().equals(birthDate);
    }

    /**
     * Whether what was found may be the person's whose card was asked with: all of it is about somebody of that birth date, and bears the
     * card. A number without branch may find the family too (R-BR-04): then what bears the card is of that birth date all the same, and
     * everybody else stands under the same number.
     */
    public boolean mayBeOf(CardQuestion card) {
        MemberId asked = card.member();
        if (asked.branch() != null || !BranchNumber.isUsedBy(asked.insurer())) {
            return isOfOneBornOn(card.birthDate()) && mayBear(asked);
        }
        Map<Boolean, List<Qualification>> born = qualifications.stream()
                .collect(Collectors.partitioningBy(entry -> isOfOneBornOn(entry, card.birthDate())));
        List<Qualification> theirs = born.getOrDefault(true, List.of());
        return (qualifications.isEmpty() || !theirs.isEmpty()) && with(theirs).mayBear(asked)
                && born.getOrDefault(false, List.of()).stream()
                        .allMatch(entry -> entry.member() != null && asked.mayEqual(entry.member()));
    }

    /**
     * Whether what was found may be the insurance of a card. By card data nothing newer than the card is shown (R-CH-14), so one entry
     * has to bear it; others may stand beside it. Where the answer says that a new qualification exists, where it found public assistance
     * only, or where no entry names a number, nothing can be compared. A symbol or branch that one side does not name is not compared:
     * the answer may add a branch (R-BR-04).
     */
    public boolean mayBear(MemberId card) {
        boolean newer = outcome instanceof AnswerOutcome.Confirmed c
                && c.validity() == QualificationValidity.INVALID_NEW_EXISTS;
        List<MemberId> comparable = qualifications.stream()
                .filter(entry -> !entry.isPublicAssistance() || card.insurer().isPublicAssistance())
                .map(Qualification::member).flatMap(Stream::ofNullable).toList();
        return newer || comparable.isEmpty() || comparable.stream().anyMatch(card::mayEqual);
    }

    /** The same answer with only these of its qualifications. */
    public Answer with(List<Qualification> some) {
        return new Answer(facility, asked, arbitraryFileIdentifier, arbitraryIdentifier, processedAt, confirmationDate,
                outcome, asking, some, prescription);
    }

    /** Whether another says the same, at whatever time each was worked on: a question that was worked on twice has two answers that agree. */
    public boolean saysTheSameAs(Answer other) {
        return equals(new Answer(other.facility, other.asked, other.arbitraryFileIdentifier, other.arbitraryIdentifier,
                processedAt, other.confirmationDate, other.outcome, other.asking, other.qualifications,
                other.prescription));
    }

    /** Masked: outcome and number of qualifications only. */
    @Override
    public String toString() {
        return "Answer[" + facility + " " + confirmationDate + " " + outcome.getClass().getSimpleName() + " "
                + qualifications.size() + "]";
    }
}
