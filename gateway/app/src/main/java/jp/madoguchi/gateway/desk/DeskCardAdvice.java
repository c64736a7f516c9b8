package jp.madoguchi.gateway.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.madoguchi.reception.desk.AdviseOnCard;
import jp.madoguchi.reception.desk.CardAdvice;

/** The one way from outside to advice on cards. It is about nobody: nothing is read, changed or recorded. */
public final class DeskCardAdvice {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final AdviseOnCard advise;
    private final InstantSource clock;

    public DeskCardAdvice(AdviseOnCard advise, InstantSource clock) {
        this.advise = advise;
        this.clock = clock;
    }

    /** The advice on what is sent. */
    CardAdvice advise(JsonNode body) {
        return advise.advise(new CardAdviceForm(body).report(LocalDate.ofInstant(clock.instant(), JAPAN)));
    }
}
