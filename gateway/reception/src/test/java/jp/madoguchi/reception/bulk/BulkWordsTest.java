package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.BulkSubject;
import org.junit.jupiter.api.Test;

/** Whatever people see of bulk jobs has words in both languages. */
class BulkWordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void everyWordStandsInBothLanguagesAndNoneIsLeftOver() {
        CollectionPeriod period = new CollectionPeriod(CollectionPeriod.By.CONSENT, DAY, DAY);
        List<BulkSubject> subjects = List.of(new BulkSubject.Persons(DAY), new BulkSubject.References(),
                new BulkSubject.OneReference(), new BulkSubject.Consented(CareSetting.HOME_VISIT, period),
                new BulkSubject.Consented(CareSetting.ONLINE, period), new BulkSubject.Tickets(YearMonth.of(2026, 11)));
        int all = 0;
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            BulkWords words = new BulkWords(locale);
            List<String> said = new ArrayList<>();
            subjects.forEach(one -> said.add(words.of(one)));
            List.of(BulkState.Phase.values()).forEach(one -> said.add(words.of(one)));
            List.of(BulkStop.values()).forEach(one -> said.add(words.of(one)));
            List.of(BulkOutcome.values()).forEach(one -> said.add(words.of(one)));
            List.of(BulkReason.values()).forEach(one -> said.add(words.of(one)));
            List.of(LinkStanding.values()).forEach(one -> said.add(words.of(one)));
            assertThat(said).doesNotHaveDuplicates().noneMatch(String::isBlank);
            assertThat(said.stream().anyMatch(text -> text.matches(".*[ぁ-ん].*")))
                    .isEqualTo(locale.equals(Locale.JAPANESE));
            all = said.size();
        }
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle("jp.madoguchi.reception.bulk.words", locale,
                    BulkWords.class.getClassLoader()).keySet()).hasSize(all);
        }
    }
}
