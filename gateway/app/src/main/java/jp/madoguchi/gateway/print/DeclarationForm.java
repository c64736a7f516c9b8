package jp.madoguchi.gateway.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.DeclarationField;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.identity.Sex;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of qualification (被保険者資格申立書, R-RS-03) as a page to print: blank for the patient's pen, or filled in from what was
 * typed, to be signed. A declaration that was only heard (R-RS-04) says so where the signature would be. It is one A4 page; what is too
 * long for its cell in the smallest type stands whole on a page behind it, so that nothing that was declared is missing.
 */
public final class DeclarationForm {

    private static final String FONT = "BIZUDPGothic-Regular.ttf";
    private static final String TITLE = "被保険者資格申立書";
    private static final String OVERLEAF = TITLE + "　別紙（枠に書ききれない項目の全文）";
    private static final float LEFT = 54;
    private static final float WIDTH = Sheet.WIDTH - 2 * LEFT;
    private static final float LABEL = 122;
    private static final float PAD = 9;
    private static final float TEXT = 10.5f;
    private static final float SMALL = 9;
    private static final float BOTTOM = Sheet.HEIGHT - 62;
    private static final String GAP = "　　";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日 H時mm分", Locale.JAPAN);
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("Gy年", Locale.JAPAN);

    private final byte[] font;

    /** Reads the font once. */
    public DeclarationForm() {
        try (InputStream file = Objects.requireNonNull(DeclarationForm.class.getResourceAsStream(FONT), FONT)) {
            this.font = file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The blank form, a PDF file. It holds no personal data. */
    public byte[] blank() {
        return render(null);
    }

    /** The form with everything that a declaration says, a PDF file. */
    public byte[] filled(QualificationDeclaration declaration) {
        return render(declaration);
    }

    private byte[] render(@Nullable QualificationDeclaration said) {
        try (Sheet sheet = new Sheet(font, TITLE)) {
            return new Print(sheet, said).whole();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One form being printed. */
    private static final class Print {

        private final Sheet sheet;
        private final @Nullable QualificationDeclaration said;
        /** What did not fit into its cell, by the cell's label. */
        private final Map<String, String> tooLong = new LinkedHashMap<>();

        Print(Sheet sheet, @Nullable QualificationDeclaration said) {
            this.sheet = sheet;
            this.said = said;
        }

        byte[] whole() throws IOException {
            float y = head(sheet, said);
            y = person(y);
            y = insurance(y + 16);
            y = promises(sheet, y + 14);
            y = signature(y + 20);
            institution(sheet, y + 28);
            if (!tooLong.isEmpty()) {
                overleaf();
            }
            return sheet.finish();
        }

        private float person(float top) throws IOException {
            float y = heading(sheet, top, "１　マイナンバーカードの券面に書かれていること");
            y = row(y, 24, DeclarationField.KANA, said == null || said.kana() == null ? "" : said.kana().text());
            y = row(y, 36, DeclarationField.NAME, said == null ? "" : said.name().text());
            y = row(y, 32, DeclarationField.BIRTH_DATE,
                    said == null ? "西暦・大正・昭和・平成・令和　　　　　年　　　月　　　日" : birthDate(said.birthDate()));
            y = row(y, 28, DeclarationField.SEX, box("男", said != null && said.sex() == Sex.MALE) + GAP
                    + box("女", said != null && said.sex() == Sex.FEMALE));
            y = row(y, 54, DeclarationField.ADDRESS, said == null ? "" : String.join("\n", said.addresses()));
            return row(y, 30, DeclarationField.CONTACT, said == null ? "" : said.contact());
        }

        private float insurance(float top) throws IOException {
            float y = heading(sheet, top, "２　加入している医療保険について");
            y = row(y, 48, DeclarationField.INSURANCE_TYPE, types(said));
            y = row(y, 34, DeclarationField.INSURER_NAME, text(said == null ? null : said.insurerName()));
            y = row(y, 34, DeclarationField.EMPLOYER, text(said == null ? null : said.employer()));
            ContributionRatio ratio = said == null ? null : said.ratio();
            return row(y, 30, DeclarationField.RATIO, box("３割", is(ratio, 30)) + GAP + box("２割", is(ratio, 20)) + GAP
                    + box("１割", is(ratio, 10)) + GAP + box("わからない", said != null && ratio == null));
        }

        private float signature(float top) throws IOException {
            if (said != null && said.confirmation() instanceof Confirmation.Heard heard) {
                sheet.box(LEFT, top, WIDTH, 36, false);
                cell("前回の受診から変わりがないことを口頭で確認", "前回の受診から変わりがないことを口頭で確認（申立書の提出があったものとして取り扱う）\n"
                        + heard(heard.askedAt(), heard.askedBy()), LEFT + PAD, top, WIDTH - 2 * PAD, 36, SMALL);
                return top + 36;
            }
            float from = LEFT + WIDTH - 300;
            sheet.text(DeclarationField.SIGNED.label(), from, top + 8, TEXT);
            sheet.line(from + 34, top + 16, 266);
            sheet.text("代筆のとき：代筆者の氏名　　　　　　　　　　　　続柄", from + 34, top + 27, 8);
            return top + 32;
        }

        private float row(float y, float height, DeclarationField field, String value) throws IOException {
            sheet.box(LEFT, y, LABEL, height, true);
            sheet.box(LEFT + LABEL, y, WIDTH - LABEL, height, false);
            sheet.fitted(field.label(), LEFT + PAD, y, LABEL - 2 * PAD, height, TEXT);
            if (!value.isEmpty()) {
                cell(field.label(), value, LEFT + LABEL + PAD, y, WIDTH - LABEL - 2 * PAD, height, TEXT);
            }
            return y + height;
        }

        private void cell(String label, String value, float x, float y, float width, float height, float size)
                throws IOException {
            if (!sheet.fitted(value, x, y, width, height, size)) {
                tooLong.put(label, value);
            }
        }

        /** What is too long for its cell, whole. */
        private void overleaf() throws IOException {
            float y = nextPage();
            for (Map.Entry<String, String> entry : tooLong.entrySet()) {
                y = entryLine(y, "【" + entry.getKey() + "】");
                for (String line : sheet.wrapped(entry.getValue(), WIDTH, TEXT)) {
                    y = entryLine(y, line);
                }
                y += PAD;
            }
        }

        private float entryLine(float y, String line) throws IOException {
            float at = y + Sheet.leading(TEXT) > BOTTOM ? nextPage() : y;
            sheet.text(line, LEFT, at + Sheet.leading(TEXT) / 2, TEXT);
            return at + Sheet.leading(TEXT);
        }

        private float nextPage() throws IOException {
            sheet.nextPage();
            sheet.text(OVERLEAF, LEFT, 62, SMALL);
            return 62 + 2 * Sheet.leading(SMALL);
        }
    }

    private static float head(Sheet sheet, @Nullable QualificationDeclaration said) throws IOException {
        sheet.centred("被 保 険 者 資 格 申 立 書", LEFT, 62, WIDTH, 19);
        String date = said == null ? "　　　　年　　　月　　　日" : DAY.format(said.confirmation().on());
        sheet.rightAligned("記入日" + GAP + date, LEFT + WIDTH, 98, TEXT);
        float y = sheet.paragraph("　私は、有効な医療保険の資格がありますが、マイナンバーカードによるオンライン資格確認では資格を確認できませんでした。"
                + "そのため、次のとおり申し立てます。", LEFT, 114, WIDTH, TEXT);
        return sheet.paragraph("※ わかる範囲で記入し、□ は当てはまるものに印を付けてください。", LEFT, y + 3, WIDTH, SMALL) + 10;
    }

    private static float promises(Sheet sheet, float top) throws IOException {
        float y = top;
        for (String line : List.of("・ 加入している保険の記号・番号などがわかったときは、この医療機関・薬局に連絡します。",
                "・ この申立書の内容が、診療報酬の請求と資格の確認のために、審査支払機関と保険者に提供されることに同意します。",
                "・ 後日、資格や負担割合がこの申立てと違うことがわかったときは、差額を精算します。")) {
            y = sheet.paragraph(line, LEFT, y, WIDTH, SMALL) + 2;
        }
        return y;
    }

    private static String heard(LocalDateTime at, String by) {
        return "確認日時 " + MINUTE.format(at) + GAP + "確認者 " + by;
    }

    /** Filled in by the institution: empty on every print, since it is written when it happens. */
    private static void institution(Sheet sheet, float top) throws IOException {
        float width = WIDTH / 4;
        sheet.text("医療機関・薬局の記入欄", LEFT, top, 8);
        float y = top + 8;
        List<String> cells = List.of("受付日", "受付した職員", "患者番号", "患者に連絡した日");
        for (int i = 0; i < cells.size(); i++) {
            sheet.box(LEFT + i * width, y, width, 15, true);
            sheet.centred(cells.get(i), LEFT + i * width, y + 7.5f, width, 8);
            sheet.box(LEFT + i * width, y + 15, width, 26, false);
        }
    }

    private static float heading(Sheet sheet, float y, String text) throws IOException {
        sheet.text(text, LEFT, y + 8, 11);
        return y + 20;
    }

    private static String types(@Nullable QualificationDeclaration said) {
        List<String> boxes = new ArrayList<>();
        for (InsuranceType type : InsuranceType.values()) {
            boxes.add(box(type.label(), said != null && said.insuranceType() == type));
        }
        return String.join(GAP, boxes.subList(0, 4)) + "\n" + String.join(GAP, boxes.subList(4, boxes.size()));
    }

    private static String box(String label, boolean checked) {
        return (checked ? "■ " : "□ ") + label;
    }

    private static boolean is(@Nullable ContributionRatio ratio, int percent) {
        return ratio != null && ratio.percent() == percent;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The year both ways, as people write it. */
    private static String birthDate(LocalDate day) {
        return day.getYear() + "年（" + ERA.format(JapaneseDate.from(day)) + "）" + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日";
    }
}
