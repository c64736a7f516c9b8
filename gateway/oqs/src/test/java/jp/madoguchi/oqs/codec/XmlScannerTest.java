package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.oqs.fuzz.Mutation;
import org.codehaus.stax2.XMLInputFactory2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against a parser that the world uses (docs/adr/0006): what it takes that takes too, and both see the same. */
class XmlScannerTest {

    private static final Pattern USUAL_DECLARATION = Pattern.compile(
            "<\\?xml version=\"1.0\" encoding=\"(UTF-8|Shift_JIS)\" standalone=\"no\"\\?>");
    private static final Pattern TAG = Pattern.compile("<[^<>]*+");
    private static final int NO_LIMIT = 1 << 24;
    /** Without namespaces: a prefix need not be bound. */
    private static final XMLInputFactory JUDGE = judge(false);
    /** With namespaces: a colon stands in the middle of a name, once. */
    private static final XMLInputFactory JUDGE_OF_COLONS = judge(true);

    private static XMLInputFactory judge(boolean namespaces) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /** Tags and text as one line, or why there is none. */
    private record Seen(String tokens, ProblemCode refusal) {}

    /** What the scanner sees, twice: the second time it has seen the document before, and expects its names. */
    private static Seen ours(byte[] utf8) {
        XmlScanner scanner = new XmlScanner();
        Seen first = ours(scanner, utf8);
        assertThat(ours(scanner, utf8)).as(() -> shown(utf8)).isEqualTo(first);
        return first;
    }

    private static Seen ours(XmlScanner scanner, byte[] utf8) {
        StringBuilder tokens = new StringBuilder();
        Chars text = new Chars();
        try {
            scanner.begin(utf8, 0, utf8.length);
            XmlScanner.Token token = scanner.next(text, NO_LIMIT);
            while (token != XmlScanner.Token.END) {
                tokens.append(switch (token) {
                    case OPEN -> text + "<" + scanner.name() + ">";
                    case CLOSE -> text + "</>";
                    case OTHER, END -> "";
                });
                if (token != XmlScanner.Token.OTHER) {
                    text.clear();
                }
                token = scanner.next(text, NO_LIMIT);
            }
            return new Seen(tokens.toString(), null);
        } catch (XmlStop e) {
            assertThat(e.offset()).isBetween(0, utf8.length);
            return new Seen(null, e.code());
        }
    }

    /** What the judge sees; empty where it refuses. */
    private static Optional<Seen> theirs(XMLInputFactory judge, byte[] utf8) {
        StringBuilder tokens = new StringBuilder();
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = judge.createXMLStreamReader(
                    new StringReader(new String(utf8, StandardCharsets.UTF_8)));
            if (!"1.0".equals(Optional.ofNullable(reader.getVersion()).orElse("1.0"))) {
                return Optional.empty();
            }
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = reader.getLocalName();
                        tokens.append(text).append('<').append(name.substring(name.indexOf(':') + 1)).append('>');
                        text.setLength(0);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        tokens.append(text).append("</>");
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.of(new Seen(null, ProblemCode.XML_FORBIDDEN));
                    }
                    default -> {
                        // Comments, instructions, blanks outside.
                    }
                }
            }
            return Optional.of(new Seen(tokens.toString(), null));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static void bothSeeTheSame(byte[] utf8) {
        Seen ours = ours(utf8);
        Optional<Seen> theirs = theirs(JUDGE, utf8);
        if (ours.refusal() == null) {
            assertThat(theirs).as(() -> "the judge refuses what the scanner takes: " + shown(utf8)).isPresent();
            assertThat(ours.tokens()).as(() -> shown(utf8)).isEqualTo(theirs.orElseThrow().tokens());
        } else if (ours.refusal() == ProblemCode.XML_FORBIDDEN) {
            assertThat(shown(utf8)).containsAnyOf("<!DOCTYPE", "&");
        } else {
            Optional<Seen> strictest = shown(utf8).contains(":") ? theirs(JUDGE_OF_COLONS, utf8) : theirs;
            assertThat(strictest).as(() -> "the scanner refuses what the judge takes: " + shown(utf8))
                    .matches(seen -> seen.isEmpty() || seen.get().refusal() != null);
        }
    }

    private static String shown(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("jp.madoguchi.oqs.codec.Samples#all")
    void everySampleIsSeenAsTheJudgeSeesIt(String sample) {
        byte[] utf8 = Samples.text(sample).getBytes(StandardCharsets.UTF_8);

        assertThat(ours(utf8).tokens()).contains("<MessageHeader>");
        bothSeeTheSame(utf8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<a></a>", "<a />", "<a></a >", "<a\n>x</a\n>", "<a b='1'/>",
            "<a b = \"1\" c='2'></a>", "<a b='1'c='2'/>",
            "<a b=1/>", "<a b/>", "<a b='<'/>", "<a b='&lt;&#65;&amp;'/>", "<a b='&x;'/>", "<a b='1' b='2'/>",
            "<a b='\u0001'/>", "<a b='漢'/>",
            "<漢/>", "<a漢>漢</a漢>", "<a漢></a>", "<p:a></p:a>", "<p:a></a>", "<p:/>", "<:a/>", "<p:q:a/>", "<p::a/>",
            "<1/>", "<-a/>", "<a.b-c_1/>",
            "< a/>", "<a></b>", "<a></ab>", "<ab></a>", "<a", "<a>", "</a>", "<a/><b/>", "<a/>x", "x<a/>",
            "<a/> <!-- x --> <?y z?>\n",
            "<!-- x --><?y?><a/>", "<!-- -- --><a/>", "<!-- x---><a/>", "<!----><a/>", "<!---><a/>", "<!- x --><a/>",
            "<a><!-- <b> & --></a>",
            "<a><![CDATA[x<y>&z]]></a>", "<a><![CDATA[]]></a>", "<a><![CDATA[]]]]></a>", "<a><![CDATA[x]]</a>",
            "<![CDATA[x]]><a/>", "<a>x]]>y</a>",
            "<a>]]</a>", "<a>]]&gt;</a>", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<a>&lt</a>", "<a>&;</a>", "<a>& </a>",
            "<a>&#65;&#x41;&#X41;</a>",
            "<a>&#65;&#x41;&#x1F600;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#xFFFE;</a>", "<a>&#x110000;</a>",
            "<a>&#x10FFFF;</a>", "<a>&#;</a>",
            "<a>&#x;</a>", "<a>&#9;&#10;&#13;</a>", "<a>&#8;</a>", "<a>&unknown;</a>", "<a>&Lt;</a>",
            "<a>a\rb\r\nc\nd</a>",
            "<a><![CDATA[a\rb\r\nc]]></a>", "<a>\u0000</a>", "<a>\u001F</a>", "<a>\u007F\u0085</a>",
            "<?xml version='1.0'?><a/>",
            "<?xml version=\"1.0\" encoding='UTF-8'?><a/>", "<?xml version=\"1.0\" standalone='yes'?><a/>",
            "<?xml version=\"1.0\" standalone='no'  ?><a/>",
            "<?xml version='1.0\"?><a/>", "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' standalone='x'?><a/>",
            "<?xml?><a/>", "<?xml version='1.0'><a/>",
            "<?XML version='1.0'?><a/>", "<?xmlx version='1.0'?><a/>", " <?xml version='1.0'?><a/>",
            "<a><?xml version='1.0'?></a>", "<a><?b?c?></a>", "<a><?b ?></a>",
            "<a><??></a>", "<a><? b?></a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
            "<a><!ELEMENT b></a>", "<a><b></a></b>",
            "<a>𠮷&#x20BB7;</a>", ""})
    void aCaseIsSeenAsTheJudgeSeesIt(String document) {
        bothSeeTheSame(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><b></b><bc>1</bc></a>", "<a><b>1</b><b>2</b></a>", "<a><b/><bc/></a>",
            "<a><p:b>1</p:b><q:bc>1</q:bc></a>", "<a><b x='1'>1</b><bc >1</bc></a>", "<a><b漢>1</b漢><bc漢/></a>", "<a><b",
            "<a><bc", "<bc>1</bc>", "<b></bc>", "<a><b>\r\n\t  1</b>\r\n          <bc>1</bc>        </a>"})
    void aNameIsReadAsItStandsWhateverWasExpectedInItsPlace(String document) {
        XmlScanner scanner = new XmlScanner();
        ours(scanner, "<a><b>1</b><bc>1</bc></a>".getBytes(StandardCharsets.UTF_8));
        byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);

        assertThat(ours(scanner, utf8)).isEqualTo(ours(utf8));
        bothSeeTheSame(utf8);
    }

    @Test
    void damagedFilesAreSeenAsTheJudgeSeesThem() {
        Random random = new Random(20261120);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] whole = Samples.text(Samples.ALL.get(i % Samples.ALL.size())).getBytes(StandardCharsets.UTF_8);
            byte[] damaged = Mutation.of(whole, random);
            if (Utf8.check(damaged, 0, damaged.length) == Utf8.VALID && !isBeyondTheJudge(damaged)) {
                bothSeeTheSame(damaged);
                taken += ours(damaged).refusal() == null ? 1 : 0;
            }
        }
        assertThat(taken).as("damaged files that are XML still").isGreaterThan(150);
    }

    /** Names: the judge has those of the fourth edition. A damaged declaration it hardly looks at; marks are not the scanner's. */
    private static boolean isBeyondTheJudge(byte[] utf8) {
        String text = shown(utf8);
        boolean damagedDeclaration = text.startsWith("<?xml") && !USUAL_DECLARATION.matcher(text).lookingAt();
        return damagedDeclaration || text.indexOf('\uFEFF') >= 0
                || TAG.matcher(text).results().anyMatch(tag -> tag.group().chars().anyMatch(c -> c >= 0x80));
    }
}
