package jp.madoguchi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.bench.peer.XmlMsg;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.oqs.message.ResultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contenders read the same, or the benchmark says nothing. */
class DecodeBenchmarkTest {

    private static DecodeBenchmark loaded(SampleFile file) {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        benchmark.file = file.name();
        benchmark.load();
        return benchmark;
    }

    /** Every text of a tree of fields, by its path. */
    private static void texts(String path, Object value, Map<String, String> texts) throws IllegalAccessException {
        if (value instanceof String text) {
            texts.put(path, Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                texts(path + "[" + i + "]", list.get(i), texts);
            }
        } else if (value != null) {
            for (Field field : value.getClass().getFields()) {
                texts(path + "/" + field.getName(), field.get(value), texts);
            }
        }
    }

    private static Map<String, String> texts(XmlMsg message) throws IllegalAccessException {
        Map<String, String> texts = new TreeMap<>();
        texts("", message, texts);
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void peersMakeTheSameOfAFile(SampleFile file) throws Exception {
        DecodeBenchmark benchmark = loaded(file);

        Map<String, String> jaxb = texts(benchmark.jaxb());

        assertThat(jaxb).hasSizeGreaterThan(20);
        assertThat(texts(benchmark.jaxbOnTokenizer())).isEqualTo(jaxb);
        assertThat(texts(benchmark.dom())).isEqualTo(jaxb);
        assertThat(benchmark.tokenizerAlone()).isGreaterThan(300);
        assertThat(benchmark.domTreeAlone().getElementsByTagName("ResultOfQualificationConfirmation").getLength())
                .isEqualTo(file == SampleFile.BULK_500 ? 500 : 1);
    }

    /** Each value of the reader stands among the peers' texts of the same unit, and there are as many units. */
    @ParameterizedTest
    @EnumSource
    void theReaderSaysWhatThePeersSay(SampleFile file) throws Exception {
        DecodeBenchmark benchmark = loaded(file);
        ResultMessage message = benchmark.madoguchi();
        XmlMsg peer = benchmark.jaxb();

        assertThat(message.remarks()).isEmpty();
        assertThat(message.header().facility().value()).isEqualTo(peer.MessageHeader.MedicalInstitutionCode);
        assertThat(message.header().arbitraryFileIdentifier()).isEqualTo(peer.MessageHeader.ArbitraryFileIdentifier);
        List<Answer> answers = message.answers();
        List<? extends XmlMsg.Unit> units = file == SampleFile.BULK_500
                ? peer.MessageBody.BulkConfirmUnit
                : List.of(peer.MessageBody);
        assertThat(answers).hasSameSizeAs(units).allMatch(Answer::isValid);
        for (int i = 0; i < units.size(); i++) {
            XmlMsg.Unit unit = units.get(i);
            XmlMsg.Entry entry = unit.ResultList == null
                    ? unit.ResultOfQualificationConfirmation.getFirst()
                    : unit.ResultList.ResultOfQualificationConfirmation.getFirst();
            sayTheSame(answers.get(i).qualifications().getFirst(), entry);
            if (unit.QualificationConfirmSearchInfo != null) {
                assertThat(answers.get(i).asking().member().number().value())
                        .isEqualTo(unit.QualificationConfirmSearchInfo.InsuredIdentificationNumber);
            }
        }
    }

    private static void sayTheSame(Qualification read, XmlMsg.Entry entry) {
        assertThat(read.member().insurer().value()).isEqualTo(entry.InsurerNumber);
        assertThat(read.member().symbol().value()).isEqualTo(entry.InsuredCardSymbol);
        assertThat(read.member().number().value()).isEqualTo(entry.InsuredIdentificationNumber);
        assertThat(read.member().branch().value()).isEqualTo(entry.InsuredBranchNumber);
        assertThat(read.person().name().text()).isEqualTo(entry.Name.replace('　', ' '));
        assertThat(read.person().kana().text())
                .isEqualTo(Normalizer.normalize(entry.NameKana, Normalizer.Form.NFKC));
        assertThat(read.person().birthDate().toString().replace("-", "")).isEqualTo(entry.Birthdate);
        assertThat(read.acquired().toString().replace("-", "")).isEqualTo(entry.QualificationDate);
        assertThat(read.insuredName()).isEqualTo(entry.InsuredName);
        assertThat(read.insurerName()).isEqualTo(entry.InsurerName);
        assertThat(read.person().address().text()).isEqualTo(entry.Address);
        assertThat(read.person().address().postalCode()).isEqualTo(entry.PostNumber);
        assertThat(read.limit() == null).isEqualTo(entry.LimitApplicationCertificateRelatedInfo == null);
        if (read.limit() != null) {
            assertThat(read.limit().category().name())
                    .isEqualTo(
                            entry.LimitApplicationCertificateRelatedInfo.LimitApplicationCertificateClassificationFlag);
        }
    }

    /**
     * Memory does not depend on what else the machine does, so this holds everywhere. Once compiled the reader takes less than a fifth
     * (docs/testing.md); where nothing is compiled, some of what a compiler would do away with is allocated.
     */
    @Test
    void theReaderTakesLessThanAQuarterOfThePeersMemory() throws Exception {
        for (SampleFile file : SampleFile.values()) {
            Map<String, Turns.Figure> figures = DecodeRatios.of(file, 3);
            double own = figures.get("madoguchi").bytes();

            assertThat(figures.get("jaxb").bytes() / own).as(file + " JAXB").isGreaterThan(4);
            assertThat(figures.get("dom").bytes() / own).as(file + " DOM").isGreaterThan(4);
        }
    }
}
