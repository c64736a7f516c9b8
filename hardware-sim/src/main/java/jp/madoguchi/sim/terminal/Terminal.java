package jp.madoguchi.sim.terminal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import jp.madoguchi.sim.exchange.Asked;
import jp.madoguchi.sim.exchange.Exchange;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.exchange.Exchanges;
import jp.madoguchi.sim.exchange.Reply;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.terminal.Deeds.Line;

/** What all doors of one terminal share. {@code clock} must tell the time of Japan. */
public record Terminal(Folders folders, Duration poll, Profile profile, Chance chance, Dress.Encoding encoding,
        Clock clock, ExchangeNames names, Switches switches, Exchanges exchanges, String facility, FaultDesk faults,
        Deeds deeds, Later later) {

    /** Writes a line of the record; that it cannot be written stops nothing. */
    void record(Line line) {
        try {
            deeds.add(line);
        } catch (IOException e) {
            later.tell("the record cannot be written: " + e);
        }
    }

    /** Adds what is asked: {@code question} is the same for the same question, whatever its file is called. */
    Line describe(Line line, Exchange exchange, Element message, Asked asked) {
        Element body = message.child("MessageBody");
        Element header = message.child("MessageHeader");
        StringBuilder question = new StringBuilder(exchange.key());
        if (header != null) {
            header.children().stream().filter(child -> !child.name().equals("ArbitraryFileIdentifier"))
                    .forEach(child -> question.append(child.write()));
        }
        question.append(body == null ? "" : body.write());
        return line.and("api", names.id(exchange)).and("identifier", asked.identifier())
                .and("person", asked.person()).and("persons", asked.persons() == 1 ? null : asked.persons())
                .and("question", Deeds.sha256(question.toString()));
    }

    /** Adds what is said. */
    Line describe(Line line, Reply reply) {
        return line.and("person", reply.person()).and("validity", reply.validity())
                .and("reception", reply.reception()).and("units", reply.units());
    }

    /** What a fault may call this exchange. */
    Set<String> apis(Exchange exchange) {
        return Set.of(names.id(exchange), exchange.key());
    }

    /** Whether the network is lost just now. */
    boolean offline() {
        return new Outages(profile, chance).lost(LocalDateTime.now(clock));
    }
}
