package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.WireFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON is walked through as if it were XML, with the same limits and the same problems. */
class JsonCursorTest {

    private static final ReadLimits SMALL = new ReadLimits(1000, 4, 10);

    private static JsonCursor enter(String json) {
        return JsonCursor.enter(JsonDocument.of(json.getBytes(StandardCharsets.UTF_8)), SMALL, "XmlMsg");
    }

    @Test
    void fieldsAreChildrenAndArraysAreRepeatedChildren() {
        JsonCursor cursor = enter(
                """
                        {"before":[{"x":1}],"XmlMsg":{"a":" 1 ","b":[2,"3"],"c":{"d":null},"e":[],"f":[{"g":"4"},{"g":5.50}]},"after":{}}
                        """);

        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("a");
        assertThat(cursor.text()).isEqualTo("1");
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("b");
        assertThat(cursor.text()).isEqualTo("2");
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("b");
        assertThat(cursor.text()).isEqualTo("3");
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("c");
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("d");
        assertThat(cursor.text()).isNull();
        assertThat(cursor.child()).isFalse();
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.name()).isEqualTo("f");
        cursor.skip();
        assertThat(cursor.child()).isTrue();
        assertThat(cursor.childOrText()).isTrue();
        assertThat(cursor.childOrText()).isFalse();
        assertThat(cursor.textLeft()).isEqualTo("5.50");
        assertThat(cursor.childOrText()).isFalse();
        assertThat(cursor.textLeft()).isNull();
        assertThat(cursor.child()).isFalse();
        cursor.finish();
    }

    @Test
    void aGroupThatIsTextOrNullHasNoChildren() {
        JsonCursor cursor = enter("{\"XmlMsg\":{\"a\":\"x\",\"b\":null,\"c\":\"\"}}");

        for (String name : new String[]{"a", "b", "c"}) {
            assertThat(cursor.child()).isTrue();
            assertThat(cursor.name()).isEqualTo(name);
            assertThat(cursor.child()).isFalse();
        }
        assertThat(cursor.child()).isFalse();
        cursor.finish();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                        | FILE_INCOMPLETE | byte 0
            ' '                                       | FILE_INCOMPLETE | 1:2
            {"XmlMsg":{"a":"1"                        | FILE_INCOMPLETE | XmlMsg
            {"XmlMsg":{"a":"1                         | FILE_INCOMPLETE | XmlMsg
            {"XmlMsg":{"a":"1"}                       | FILE_INCOMPLETE | 1:20
            []                                        | XML_MALFORMED   | 1:1
            "XmlMsg"                                  | XML_MALFORMED   | 1:1
            {}                                        | ELEMENT_MISSING | XmlMsg 1:2
            {"MessageHeader":{}}                      | ELEMENT_MISSING | XmlMsg
            {"XmlMsg":"x"}                            | ELEMENT_MISSING | XmlMsg
            {"XmlMsg":{"a":{"b":1}}}                  | ELEMENT_INVALID | XmlMsg/a 1:16
            {"XmlMsg":{"a":true}}                     | ELEMENT_INVALID | XmlMsg/a
            {"XmlMsg":{"a":[["1"]]}}                  | ELEMENT_INVALID | XmlMsg/a
            {"XmlMsg":{"a":"12345678901"}}            | ELEMENT_INVALID | XmlMsg/a
            {"XmlMsg":{"a":"\\u0000"}}                | XML_MALFORMED   | XmlMsg/a
            {"XmlMsg":{"a":"\\ud800"}}                | XML_MALFORMED   | XmlMsg/a
            {"XmlMsg":{"a":"\\ufffe"}}                | XML_MALFORMED   | XmlMsg/a
            {"XmlMsg":{"a":007}}                      | XML_MALFORMED   | XmlMsg
            {"XmlMsg":{a:"1"}}                        | XML_MALFORMED   | XmlMsg
            {"XmlMsg":{"a":"1"}}}                     | XML_MALFORMED   | 1:
            {"XmlMsg":{"a":"1"}} x                    | XML_MALFORMED   | 1:
            {"XmlMsg":{"a":"1"},"XmlMsg":{}}          | ELEMENT_INVALID | XmlMsg 1:
            {"XmlMsg":{"秘密":{"b":"1"}}}              | ELEMENT_INVALID | XmlMsg/(unreadable) 1:
            """)
    void whatIsNoMessageIsRefusedByItsPlaceAndNeverByItsValue(String json, ProblemCode code, String where) {
        assertThatThrownBy(() -> {
            JsonCursor cursor = enter(json);
            while (cursor.child()) {
                cursor.text();
            }
            cursor.finish();
        }).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).startsWith(where).doesNotContain("秘密", "12345678901");
        });
    }

    @Test
    void nestingIsBoundedAlsoInWhatIsSkipped() {
        assertThatThrownBy(() -> {
            JsonCursor cursor = enter("{\"XmlMsg\":{\"a\":{\"b\":{\"c\":{\"d\":1}}}}}");
            assertThat(cursor.child()).isTrue();
            cursor.skip();
        }).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().where()).startsWith("XmlMsg/a/b/c/d "));
        String deep = "{\"x\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> enter(deep)).isInstanceOf(ProblemException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> JsonDocument.of(new byte[]{'{', (byte) 0xFF, '}'}))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.ENCODING_WRONG);
                    assertThat(refused.problem().where()).isEqualTo("byte 1");
                });
        assertThatThrownBy(() -> JsonDocument.of(new byte[]{'{', (byte) 0xE3, (byte) 0x81}))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FILE_INCOMPLETE));
        assertThat(JsonDocument.of("\uFEFF{}".getBytes(StandardCharsets.UTF_8)).length()).isEqualTo(2);
    }

    @Property(tries = 500)
    void whateverTheBytesAreNothingElseIsThrown(@ForAll byte[] noise, @ForAll ExchangeKind kind) {
        byte[] message = "{\"XmlMsg\":{\"MessageHeader\":{\"SegmentOfResult\":\"1\",".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(message, message.length + noise.length);
        System.arraycopy(noise, 0, both, message.length, noise.length);

        for (byte[] bytes : new byte[][]{noise, both}) {
            assertThatThrownBy(() -> new ReplyReader().read(kind, WireFormat.JSON, bytes))
                    .isInstanceOf(ProblemException.class);
        }
    }
}
