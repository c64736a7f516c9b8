package jp.madoguchi.gateway.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.DeclarationField;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.identity.JisX0208;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The printed declaration (R-RS-03, R-RS-04): its font inside, everything readable, the blank one without a person. */
class DeclarationFormTest {

    private static final DeclarationForm FORM = new DeclarationForm();
    private static final LocalDate VISIT = LocalDate.of(2026, 5, 19);

    @Test
    void theBlankFormHasEveryFieldAndNoPersonalData() throws IOException {
        String text = text("blank", FORM.blank());
        for (DeclarationField field : DeclarationField.values()) {
            assertThat(text).contains(field.label());
        }
        for (InsuranceType type : InsuranceType.values()) {
            assertThat(text).contains("□ " + type.label());
        }
        assertThat(text).contains("□ 男", "□ 女", "□ ３割", "□ ２割", "□ １割", "□ わからない", "代筆", "受付日")
                .doesNotContain("■").doesNotContainPattern("[0-9]");
    }

    @Test
    void theFilledFormSaysWhatTheDeclarationSays() throws IOException {
        String text = text("filled", FORM.filled(declaration(new Confirmation.Signed(VISIT))));
        assertThat(text).contains("ヤマダ タロウ", "山田 太郎", "1981年（昭和56年）4月2日", "東京都千代田区見本1-1 見本ハイツ101", "千葉県見本市2-2",
                "03-0000-0000", "○○健康保険組合", "△△株式会社", "2026年5月19日", "署名");
        assertThat(text).contains("■ 男", "□ 女", "■ 健康保険組合", "□ 国民健康保険", "■ ３割", "□ ２割", "□ わからない");
        assertThat(text.chars().filter(c -> c == '■')).hasSize(3);
    }

    @Test
    void whatWasHeardSaysWhoAskedAndWhenInsteadOfASignature() throws IOException {
        String text = text("heard", FORM.filled(declaration(
                new Confirmation.Heard("窓口　花子", LocalDateTime.of(2026, 5, 19, 9, 5)))));
        assertThat(text).contains("口頭で確認", "2026年5月19日 9時05分", "窓口　花子").doesNotContain("署名", "代筆");
    }

    @Test
    void whatIsNotDeclaredStaysEmptyAndAnUnknownShareIsMarked() throws IOException {
        String text = text("sparse", FORM.filled(new QualificationDeclaration(new PersonName("見本", null), null,
                LocalDate.of(2023, 1, 15), Sex.FEMALE, List.of("大阪府"), "06", InsuranceType.LATE_ELDERLY, null, null,
                null,
                new Confirmation.Signed(VISIT))));
        assertThat(text).contains("2023年（令和5年）1月15日", "■ 女", "■ 後期高齢者医療", "■ わからない").doesNotContain("null");
    }

    @Test
    void aCharacterThatTheFontLacksIsLeftToAPerson() throws IOException {
        QualificationDeclaration odd = new QualificationDeclaration(new PersonName("山𰻞●", null), null, VISIT, Sex.MALE,
                List.of("大阪府"), "06", InsuranceType.NATIONAL, null, null, null, new Confirmation.Signed(VISIT));
        assertThat(text("odd", FORM.filled(odd))).contains("山〓●");
    }

    /** The longest that a form may say (name, kana, lines of 200 characters), no two neighbouring characters the same. */
    @Test
    void nothingOfTheLongestTextsIsLost() throws IOException {
        List<String> addresses = List.of(kanji(1), kanji(2), kanji(3));
        QualificationDeclaration longest = new QualificationDeclaration(new PersonName(kanji(4), null),
                new KanaName(kana(), null), VISIT, Sex.MALE, addresses, "0123456789".repeat(6), InsuranceType.NATIONAL,
                kanji(5), kanji(6), null, new Confirmation.Signed(VISIT));

        String text = text("long", FORM.filled(longest), 2).replaceAll("\\s", "");

        assertThat(text).contains(kanji(4), kana(), kanji(1) + kanji(2) + kanji(3), "0123456789".repeat(6), kanji(5),
                kanji(6));
    }

    @Test
    void anAddressOfUsualLengthNeedsNoSecondPage() throws IOException {
        List<String> addresses = List.of(kanji(1).substring(0, 100), kanji(2).substring(0, 100));
        QualificationDeclaration usual = new QualificationDeclaration(new PersonName(kanji(4), null), null, VISIT,
                Sex.MALE, addresses, "06", InsuranceType.NATIONAL, null, null, null, new Confirmation.Signed(VISIT));
        assertThat(text("usual", FORM.filled(usual), 1).replaceAll("\\s", "")).contains(kanji(4)).contains(addresses);
    }

    @Test
    void moreAddressesThanAPageHoldsGoOnOverleaf() throws IOException {
        List<String> addresses = IntStream.range(0, 30).mapToObj(DeclarationFormTest::kanji).toList();
        QualificationDeclaration wanderer = new QualificationDeclaration(new PersonName("見本", null), null, VISIT,
                Sex.MALE, addresses, "06", InsuranceType.NATIONAL, null, null, null, new Confirmation.Signed(VISIT));

        String text = text("overleaf", FORM.filled(wanderer), 5).replaceAll("\\s", "")
                .replace("被保険者資格申立書　別紙（枠に書ききれない項目の全文）", "");

        assertThat(text).contains(String.join("", addresses));
    }

    @Test
    void whoeverHeardItIsNamedInFull() throws IOException {
        String text = text("heard-long", FORM.filled(declaration(
                new Confirmation.Heard(kanji(7).repeat(3), LocalDateTime.of(2026, 5, 19, 9, 5)))), 2);
        assertThat(text.replaceAll("\\s", "")).contains(kanji(7).repeat(3));
    }

    /** 200 kanji of the first level in the order of their code points, from another one on for each number. */
    private static String kanji(int number) {
        return IntStream.iterate('一', c -> c + 1).filter(JisX0208::contains).skip(number * 37L).limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String kana() {
        return IntStream.range(0, 200).map(i -> 'ア' + i % 80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    void theFontIsInsideAndOnlyWhatIsUsedOfIt() throws IOException {
        byte[] file = FORM.filled(declaration(new Confirmation.Signed(VISIT)));
        assertThat(file.length).isLessThan(200_000);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().toString()).isEqualTo(PDRectangle.A4.toString());
            int fonts = 0;
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).as("the name of a subset").matches("[A-Z]{6}\\+BIZUDPGothic.*");
                fonts++;
            }
            assertThat(fonts).isEqualTo(1);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("被保険者資格申立書");
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
        }
    }

    @Test
    void theFontsLicenceLiesBesideIt() throws IOException {
        try (var licence = DeclarationForm.class.getResourceAsStream("OFL.txt")) {
            assertThat(new String(licence.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("SIL OPEN FONT LICENSE Version 1.1", "BIZ UDGothic Project Authors");
        }
    }

    private static QualificationDeclaration declaration(Confirmation confirmation) {
        return new QualificationDeclaration(new PersonName("山田", "太郎"), new KanaName("ヤマダ", "タロウ"),
                LocalDate.of(1981, 4, 2), Sex.MALE, List.of("東京都千代田区見本1-1 見本ハイツ101", "千葉県見本市2-2"), "03-0000-0000",
                InsuranceType.HEALTH_INSURANCE_SOCIETY, "○○健康保険組合", "△△株式会社", new ContributionRatio(30), confirmation);
    }

    /** The page's text; the pages as pictures lie in {@code target/print} for whoever wants to look at it. */
    private static String text(String name, byte[] file) throws IOException {
        return text(name, file, 1);
    }

    private static String text(String name, byte[] file, int pages) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            Path folder = Files.createDirectories(Path.of("target/print"));
            for (int page = 0; page < pages; page++) {
                BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, 96, ImageType.GRAY);
                assertThat(edgesAreWhite(picture)).as("nothing runs over the margin").isTrue();
                ImageIO.write(picture, "png",
                        folder.resolve(name + (page == 0 ? "" : "-" + (page + 1)) + ".png").toFile());
            }
            return new PDFTextStripper().getText(document);
        }
    }

    private static boolean edgesAreWhite(BufferedImage picture) {
        int margin = 40;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                boolean edge = x < margin || y < margin || x >= picture.getWidth() - margin
                        || y >= picture.getHeight() - margin;
                if (edge && (picture.getRGB(x, y) & 0xFF) != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }
}
