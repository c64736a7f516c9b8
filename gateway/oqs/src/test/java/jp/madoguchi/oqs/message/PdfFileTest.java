package jp.madoguchi.oqs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfFileTest {

    /** {@code #} stands for a kilobyte less than the end mark. */
    @ParameterizedTest
    @CsvSource({"%PDF-1.7 %%EOF, true, true", "%PDF-, true, false", "%PDF, false, false", "'', false, false",
            "x%PDF-1.7 %%EOF, false, true", "%PDF-1.7 %%EO, true, false",
            "%PDF-%%EOF#, true, true", "%PDF-%%EOF#x, true, false", "%%EOF, false, true"})
    void aDocumentIsKnownByItsFirstBytesAndCompleteByItsLast(String text, boolean pdf, boolean complete) {
        byte[] bytes = text.replace("#", "\n".repeat(1019)).getBytes(StandardCharsets.US_ASCII);

        assertThat(PdfFile.isPdf(bytes)).isEqualTo(pdf);
        assertThat(PdfFile.isComplete(bytes)).isEqualTo(complete);
    }
}
