package jp.madoguchi.gateway.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.card.TroubleStep;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.PaperHeld;
import jp.madoguchi.reception.desk.CardAdvice;
import jp.madoguchi.reception.desk.CardWords;

/** Advice on a card as JSON, in the words of one language. It names nobody. */
final class CardAdviceJson {

    private final Locale locale;
    private final CardWords words;

    CardAdviceJson(Locale locale) {
        this.locale = locale;
        this.words = new CardWords(locale);
    }

    Map<String, Object> of(CardAdvice advice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("visit", advice.day().toString());
        advice.card().ifPresent(card -> json.put("card", of(card)));
        advice.certificate().ifPresent(certificate -> json.put("certificate", of(certificate)));
        advice.locks().ifPresent(locks -> json.put("locks", of(locks)));
        advice.trouble().ifPresent(trouble -> json.put("unread", of(trouble)));
        advice.paper().ifPresent(paper -> json.put("paper", of(paper)));
        advice.code().ifPresent(code -> json.put("code", of(code)));
        json.put("phones", phones(advice));
        return json;
    }

    private Map<String, Object> of(CardAdvice.Card card) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lastDay", card.lastDay().toString());
        json.put("over", card.over());
        json.put("title", words.of(card));
        json.put("rules", StepJson.rules(CardAdvice.Card.RULES));
        return json;
    }

    private Map<String, Object> of(CardAdvice.Certificate certificate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", certificate.standing().state().name());
        json.put("title", words.of(certificate));
        json.put("lastDay", certificate.lastDay().toString());
        json.put("source", certificate.source().name());
        json.put("sourceTitle", words.of(certificate.source()));
        json.put("lastUsableDay", certificate.standing().lastUsableDay().toString());
        json.put("usable", certificate.standing().usable());
        json.put("remind", certificate.standing().alert());
        json.put("rules", StepJson.rules(certificate.rules()));
        StepJson.open(json, certificate.open(), locale);
        return json;
    }

    private Map<String, Object> of(CardAdvice.Locks locks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pinTriesLeft", locks.standing().pinTriesLeft());
        json.put("faceLocked", locks.standing().faceLocked());
        json.put("methods", locks.methodsLeft().stream().sorted().map(Enum::name).toList());
        json.put("notes", locks.notes().stream().map(note -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("note", note.name());
            one.put("title", words.of(note));
            one.put("rules", StepJson.rules(note.rules()));
            return one;
        }).toList());
        StepJson.open(json, locks.open(), locale);
        return json;
    }

    private Map<String, Object> of(TroubleStep trouble) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (trouble) {
            case TroubleStep.Ask ask -> {
                json.put("ask", word(ask.question()));
                json.put("title", words.of(ask.question()));
                json.put("steps", ask.question().hints().stream().map(step -> StepJson.of(step, locale)).toList());
            }
            case TroubleStep.Conclude conclude -> {
                json.put("outcome", conclude.outcome().name());
                json.put("title", words.of(conclude.outcome()));
                json.put("steps", conclude.outcome().steps().stream().map(step -> StepJson.of(step, locale)).toList());
            }
        }
        return json;
    }

    private Map<String, Object> of(PaperHeld paper) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", words.of(paper));
        switch (paper) {
            case PaperHeld.Holds holds -> {
                json.put("given", holds.paper().name());
                json.put("givenTitle", words.of(holds.paper()));
                if (holds.onApplication() != null) {
                    json.put("onApplication", holds.onApplication().name());
                    json.put("onApplicationTitle", words.of(holds.onApplication()));
                }
                json.put("uncertain", holds.uncertain());
                json.put("rules", StepJson.rules(holds.rules()));
            }
            case PaperHeld.Unknown unknown -> json.put("rules", StepJson.rules(PaperHeld.Unknown.RULES));
        }
        return json;
    }

    private Map<String, Object> of(CardAdvice.Code code) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", words.of(code));
        code.since().ifPresent(since -> json.put("since", since.toString()));
        json.put("steps", code.step().stream().map(step -> StepJson.of(step, locale)).toList());
        json.put("rules", StepJson.rules(CardAdvice.Code.RULES));
        return json;
    }

    private List<Map<String, Object>> phones(CardAdvice advice) {
        List<Map<String, Object>> phones = new ArrayList<>();
        for (HelpLine line : HelpLine.values()) {
            String number = advice.phones().get(line);
            if (number != null) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("line", line.name());
                one.put("number", number);
                one.put("title", words.of(line));
                one.put("rules", StepJson.rules(line.rules()));
                phones.add(one);
            }
        }
        return phones;
    }

    /** The short name of a question, {@code T1} to {@code T5}. */
    static String word(TroubleQuestion question) {
        return question.name().substring(0, 2);
    }
}
