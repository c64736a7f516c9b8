package jp.madoguchi.oqs.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<XmlMsg></XmlMsg>", "<XmlMsg></XmlMsg>\n", "<XmlMsg></XmlMsg>\r\n \t", "<XmlMsg></XmlMsg \n>",
            "</XmlMsg>\0\0\0\r\n\0"})
    void aFileThatEndsWithItsRootIsComplete(String text) {
        assertThat(Completeness.isComplete(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "\0\0", ">", "/XmlMsg>", "<XmlMsg>", "<XmlMsg></XmlMsg", "<XmlMsg></MessageBody>", "</XmlMsgs>",
            "</XmlMsg>x",
            "< /XmlMsg>"})
    void anyOtherFileIsNot(String text) {
        assertThat(Completeness.isComplete(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void aFileIsCompleteFromItsLastBracketOnAndNotBefore() {
        byte[] file = "<XmlMsg><MessageBody>見本</MessageBody></XmlMsg>\r\n".getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length <= file.length; length++) {
            assertThat(Completeness.isComplete(Arrays.copyOf(file, length))).isEqualTo(length >= file.length - 2);
        }
    }

    @Test
    void nulsInsteadOfTheRestAreNotCompleteness() {
        byte[] half = Arrays.copyOf("<XmlMsg><MessageBody>".getBytes(StandardCharsets.UTF_8), 4096);

        assertThat(Completeness.isComplete(half)).isFalse();
    }
}
