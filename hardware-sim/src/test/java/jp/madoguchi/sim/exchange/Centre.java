package jp.madoguchi.sim.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.message.XmlText;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.ReferenceNumbers;
import jp.madoguchi.sim.national.Way;

/** A centre without terminal, on the morning of the samples; asked with the text of request files. */
final class Centre {
    static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 9, 30, 15);

    final People people;
    final ConsentBook consents;
    private final Exchanges exchanges;
    LocalDateTime now = MORNING;
    Twist twist = Twist.NONE;
    long bulkMillis;

    Centre(People people) {
        this.people = people;
        ReferenceNumbers references = new ReferenceNumbers(people);
        this.consents = new ConsentBook(people);
        this.exchanges = new Exchanges(new NationalSystem(people, references), references, consents,
                persons -> bulkMillis);
    }

    static Centre builtIn() throws Exception {
        return new Centre(PeopleFile.builtIn(LocalDate.of(2026, 11, 20)));
    }

    Reply reply(Exchange exchange, String request) throws Exception {
        return exchanges.read(exchange, XmlText.read(request.getBytes(StandardCharsets.UTF_8)))
                .reply(new Circumstance(now, "0", twist));
    }

    AnswerXml ask(Exchange exchange, String request) throws Exception {
        return AnswerXml.of(written(reply(exchange, request)).getBytes(StandardCharsets.UTF_8));
    }

    /** The person puts the card on the reader and allows what the people file says. */
    void readsTheCard(String id) {
        Person person = people.byId(id).orElseThrow();
        consents.give(person, Way.WINDOW, person.consents(), now.minusSeconds(5));
    }

    static String written(Reply reply) {
        return new String(Dress.plain(Dress.Encoding.UTF_8).dress(reply.document(), new Chance(1).of("x")),
                StandardCharsets.UTF_8);
    }

    /** What is written must be the expected file, byte for byte. */
    static void assertIsExpected(String file, String written) throws Exception {
        Path kept = Path.of("src/test/resources/expected", file);
        if ("write".equals(System.getProperty("sim.expected"))) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, written);
        }
        assertThat(written).isEqualTo(Files.readString(kept));
    }
}
