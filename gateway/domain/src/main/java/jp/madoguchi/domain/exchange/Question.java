package jp.madoguchi.domain.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;

/** A question to the national system. Its {@code toString} is masked: kind and id only. */
public sealed interface Question {

    /** Its id, given before its first effect. */
    InquiryId id();

    /** The institution that asks. */
    FacilityCode facility();

    /** The terminal that carries it. */
    TerminalId terminal();

    /** What it is about; the reply is of the same kind. */
    ExchangeKind kind();

    /** Is one person insured, by card data (資格確認)? */
    record Confirm(Inquiry inquiry) implements Question {
        public Confirm {
            Objects.requireNonNull(inquiry);
        }

        @Override
        public InquiryId id() {
            return inquiry.id();
        }

        @Override
        public FacilityCode facility() {
            return inquiry.facility();
        }

        @Override
        public TerminalId terminal() {
            return inquiry.terminal();
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.CONFIRMATION;
        }

        @Override
        public String toString() {
            return "CONFIRMATION " + id();
        }
    }

    /** Keep our number for one person (照会番号登録). */
    record RegisterReference(InquiryId id, FacilityCode facility, TerminalId terminal, Registration registration)
            implements
                Question {
        public RegisterReference {
            required(id, facility, terminal);
            Objects.requireNonNull(registration);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBER;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /** Keep our numbers for many (照会番号一括登録). */
    record RegisterReferences(InquiryId id, FacilityCode facility, TerminalId terminal,
            List<Registration> registrations) implements Question {
        public RegisterReferences {
            required(id, facility, terminal);
            registrations = some(registrations);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBERS;
        }

        @Override
        public String toString() {
            return kind() + " " + id + " " + registrations.size();
        }
    }

    /**
     * Are these persons insured (資格確認一括照会)?
     *
     * @param confirmationDate day on which validity is asked
     * @param persons          at least one, each with a key of its own
     */
    record ConfirmMany(InquiryId id, FacilityCode facility, TerminalId terminal, LocalDate confirmationDate,
            List<BulkPerson> persons) implements Question {
        public ConfirmMany {
            required(id, facility, terminal);
            Objects.requireNonNull(confirmationDate);
            persons = some(persons);
            Set<String> keys = new HashSet<>();
            for (BulkPerson person : persons) {
                if (!keys.add(person.key())) {
                    throw new IllegalArgumentException("two persons with one key");
                }
            }
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.CONFIRMATIONS;
        }

        @Override
        public String toString() {
            return kind() + " " + id + " " + persons.size();
        }
    }

    /**
     * Who consented at a home visit or online (同意済資格情報の一括取得)?
     *
     * @param setting {@code HOME_VISIT} or {@code ONLINE}
     * @param period  days of consent; days of examination are for {@code ONLINE} only
     */
    record CollectConsented(InquiryId id, FacilityCode facility, TerminalId terminal, CareSetting setting,
            CollectionPeriod period) implements Question {
        public CollectConsented {
            required(id, facility, terminal);
            remote(setting);
            if (setting == CareSetting.HOME_VISIT && period.by() == CollectionPeriod.By.EXAMINATION) {
                throw new IllegalArgumentException("home visits are collected by the day of consent");
            }
        }

        @Override
        public ExchangeKind kind() {
            return setting == CareSetting.ONLINE ? ExchangeKind.CONSENTED_ONLINE : ExchangeKind.CONSENTED_AT_HOME;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /** Which tickets of public assistance are made out to us for a month (委託先資格情報の一括取得)? */
    record CollectTickets(InquiryId id, FacilityCode facility, TerminalId terminal, YearMonth month)
            implements
                Question {
        public CollectTickets {
            required(id, facility, terminal);
            Objects.requireNonNull(month);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.TICKETS;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /** What came of a bulk job? The second step of every family. */
    record FetchResult(InquiryId id, FacilityCode facility, TerminalId terminal, BulkFamily family,
            ReceptionNumber reception) implements Question {
        public FetchResult {
            required(id, facility, terminal);
            Objects.requireNonNull(family);
            Objects.requireNonNull(reception);
        }

        @Override
        public ExchangeKind kind() {
            return family.secondStep();
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /**
     * Which medicines did a person get, and which treatments (薬剤情報・診療情報)? Only inside the window of a consent.
     *
     * @param from          first month
     * @param to            last month, inclusive
     * @param prescriptions whether what is prescribed and dispensed electronically comes too (処方・調剤情報)
     * @param setting       the setting that the consent was given in
     */
    record AskMedicines(InquiryId id, FacilityCode facility, TerminalId terminal, MemberId member, YearMonth from,
            YearMonth to, MedicineContent content, DocumentForm form, boolean prescriptions, CareSetting setting)
            implements
                Question {
        public AskMedicines {
            required(id, facility, terminal);
            Objects.requireNonNull(member);
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period does not end before it begins");
            }
            Objects.requireNonNull(content);
            Objects.requireNonNull(form);
            Objects.requireNonNull(setting);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.MEDICINES;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /**
     * What did a person's check-ups say (特定健診等情報)? Only inside the window of a consent.
     *
     * @param setting the setting that the consent was given in
     */
    record AskCheckUps(InquiryId id, FacilityCode facility, TerminalId terminal, MemberId member, DocumentForm form,
            CareSetting setting) implements Question {
        public AskCheckUps {
            required(id, facility, terminal);
            Objects.requireNonNull(member);
            Objects.requireNonNull(form);
            Objects.requireNonNull(setting);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.CHECK_UPS;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /**
     * Is a person of a continuing relation still insured, without the card (再照会)? Its file is inferred.
     *
     * @param setting          {@code HOME_VISIT} or {@code ONLINE}
     * @param confirmationDate day on which validity is asked
     */
    record Recheck(InquiryId id, FacilityCode facility, TerminalId terminal, CareSetting setting,
            LocalDate confirmationDate, CardQuestion card) implements Question {
        public Recheck {
            required(id, facility, terminal);
            remote(setting);
            Objects.requireNonNull(confirmationDate);
            Objects.requireNonNull(card);
        }

        @Override
        public ExchangeKind kind() {
            return setting == CareSetting.ONLINE ? ExchangeKind.RECHECK_ONLINE : ExchangeKind.RECHECK_AT_HOME;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    /** A patient takes the consent of home visits back (閲覧同意取り消し). Its file is inferred. */
    record RevokeConsent(InquiryId id, FacilityCode facility, TerminalId terminal, MemberId member,
            LocalDate birthDate) implements Question {
        public RevokeConsent {
            required(id, facility, terminal);
            Objects.requireNonNull(member);
            Objects.requireNonNull(birthDate);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REVOCATION_AT_HOME;
        }

        @Override
        public String toString() {
            return kind() + " " + id;
        }
    }

    private static void required(InquiryId id, FacilityCode facility, TerminalId terminal) {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
    }

    private static void remote(CareSetting setting) {
        if (setting != CareSetting.HOME_VISIT && setting != CareSetting.ONLINE) {
            throw new IllegalArgumentException("home visits and online only");
        }
    }

    private static <T> List<T> some(List<T> persons) {
        if (persons.isEmpty()) {
            throw new IllegalArgumentException("a job asks about somebody");
        }
        return List.copyOf(persons);
    }
}
