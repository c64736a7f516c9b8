package jp.madoguchi.gateway.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.desk.DeskStep;

/** Whom a step asks to phone, as JSON: the words of a step name no number, since numbers change. */
public final class StepPhone {

    private StepPhone() {}

    /** Adds {@code phone} to what is said of a step, where it has a help line with a number on that day. */
    public static void add(Map<String, Object> json, DeskStep step, PhoneNumbers numbers, LocalDate day) {
        HelpLine.of(step).ifPresent(line -> numbers.of(line, day).ifPresent(number -> {
            Map<String, Object> phone = new LinkedHashMap<>();
            phone.put("line", line.name());
            phone.put("number", number);
            json.put("phone", phone);
        }));
    }
}
