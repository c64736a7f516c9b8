package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.ExchangeKind;

/** What a bulk job is about. */
public sealed interface BulkSubject {

    /** Where days begin and end. */
    ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** The exchange of its first step. */
    ExchangeKind kind();

    /** The exchange of two steps that it is; empty if one step is all. */
    default Optional<BulkFamily> family() {
        return BulkFamily.of(kind());
    }

    /** When the day that it is about is over in Japan: nothing is asked about it by itself any more. Empty if it is about no day. */
    default Optional<Instant> isOverAt() {
        return Optional.empty();
    }

    /** Whether the job names its persons; otherwise the national system names them. */
    boolean namesPersons();

    /** Are these persons insured on a day (資格確認一括照会)? */
    record Persons(LocalDate day) implements BulkSubject {
        public Persons {
            Objects.requireNonNull(day);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.CONFIRMATIONS;
        }

        @Override
        public Optional<Instant> isOverAt() {
            return Optional.of(day.plusDays(1).atStartOfDay(JAPAN).toInstant());
        }

        @Override
        public boolean namesPersons() {
            return true;
        }
    }

    /** Keep our numbers for these (照会番号一括登録). */
    record References() implements BulkSubject {
        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBERS;
        }

        @Override
        public boolean namesPersons() {
            return true;
        }
    }

    /** Keep our number for one (照会番号登録). */
    record OneReference() implements BulkSubject {
        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBER;
        }

        @Override
        public boolean namesPersons() {
            return true;
        }
    }

    /** Who consented at a home visit or online (同意済資格情報の一括取得)? */
    record Consented(CareSetting setting, CollectionPeriod period) implements BulkSubject {
        public Consented {
            Objects.requireNonNull(setting);
            Objects.requireNonNull(period);
        }

        @Override
        public ExchangeKind kind() {
            return setting == CareSetting.ONLINE ? ExchangeKind.CONSENTED_ONLINE : ExchangeKind.CONSENTED_AT_HOME;
        }

        @Override
        public boolean namesPersons() {
            return false;
        }
    }

    /** Which tickets of public assistance are made out to us (委託先資格情報の一括取得)? */
    record Tickets(YearMonth month) implements BulkSubject {
        public Tickets {
            Objects.requireNonNull(month);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.TICKETS;
        }

        @Override
        public boolean namesPersons() {
            return false;
        }
    }
}
