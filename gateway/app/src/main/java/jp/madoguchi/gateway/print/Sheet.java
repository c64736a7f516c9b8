package jp.madoguchi.gateway.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A4 pages that are drawn on one after the other, each from top to bottom. Lengths are points; {@code y} counts downwards from the top edge. Only the characters
 * that are used get into the file; one that the font lacks is printed as 〓, so that a person writes it.
 */
final class Sheet implements AutoCloseable {

    /** Width of the page. */
    static final float WIDTH = PDRectangle.A4.getWidth();
    /** Height of the page. */
    static final float HEIGHT = PDRectangle.A4.getHeight();

    private static final int MISSING = '〓';
    private static final float LEADING = 1.35f;
    /** How far below the middle of a line its baseline lies, in parts of the size. */
    private static final float BASELINE = 0.36f;
    private static final float SMALLEST = 5;

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private final CmapLookup glyphs;
    private PDPageContentStream content;

    /** A first page in a font, TrueType with outlines. */
    Sheet(byte[] fontFile, String title) throws IOException {
        TrueTypeFont trueType = new TTFParser().parse(new RandomAccessReadBuffer(fontFile));
        this.glyphs = trueType.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, trueType, true);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("ja");
        this.content = page(document);
    }

    private static PDPageContentStream page(PDDocument document) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDPageContentStream content = new PDPageContentStream(document, page);
        content.setStrokingColor(0.35f);
        content.setLineWidth(0.6f);
        return content;
    }

    /** Goes on with another page; nothing more can be drawn on the one before. */
    void nextPage() throws IOException {
        content.close();
        content = page(document);
    }

    /** A rectangle: outlined, and filled with a light tone where {@code tinted}. */
    void box(float x, float y, float width, float height, boolean tinted) throws IOException {
        content.addRect(x, HEIGHT - y - height, width, height);
        if (tinted) {
            content.setNonStrokingColor(0.94f);
            content.fillAndStroke();
            content.setNonStrokingColor(0f);
        } else {
            content.stroke();
        }
    }

    /** A horizontal line. */
    void line(float x, float y, float width) throws IOException {
        content.moveTo(x, HEIGHT - y);
        content.lineTo(x + width, HEIGHT - y);
        content.stroke();
    }

    /** One line of text whose middle lies at {@code y}. */
    void text(String text, float x, float y, float size) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, HEIGHT - y - size * BASELINE);
        content.showText(printable(text));
        content.endText();
    }

    /** One line of text in the middle of a width. */
    void centred(String text, float x, float y, float width, float size) throws IOException {
        text(text, x + (width - width(text, size)) / 2, y, size);
    }

    /** One line of text that ends at {@code right}. */
    void rightAligned(String text, float right, float y, float size) throws IOException {
        text(text, right - width(text, size), y, size);
    }

    /** Lines of text from {@code y} downwards, wrapped at a width; tells where the next would begin. */
    float paragraph(String text, float x, float y, float width, float size) throws IOException {
        float at = y;
        for (String line : wrapped(text, width, size)) {
            text(line, x, at + size * LEADING / 2, size);
            at += size * LEADING;
        }
        return at;
    }

    /**
     * Text in the vertical middle of a cell, made smaller and wrapped until it fits. What does not fit in the smallest type ends with …,
     * and must be printed whole elsewhere.
     *
     * @return whether all of it is printed
     */
    boolean fitted(String text, float x, float y, float width, float height, float largest) throws IOException {
        float size = largest;
        List<String> lines = wrapped(text, width, size);
        while (lines.size() * size * LEADING > height && size > SMALLEST) {
            size -= 0.5f;
            lines = wrapped(text, width, size);
        }
        int most = Math.max(1, (int) (height / (size * LEADING)));
        boolean whole = lines.size() <= most;
        if (!whole) {
            List<String> cut = new ArrayList<>(lines.subList(0, most));
            String last = cut.removeLast();
            cut.add(last.substring(0, last.offsetByCodePoints(0, last.codePointCount(0, last.length()) - 1)) + "…");
            lines = cut;
        }
        float at = y + (height - lines.size() * size * LEADING) / 2;
        for (String line : lines) {
            text(line, x, at + size * LEADING / 2, size);
            at += size * LEADING;
        }
        return whole;
    }

    /** How far down the page one line of text of a size takes. */
    static float leading(float size) {
        return size * LEADING;
    }

    /** A text in lines of a width. */
    List<String> wrapped(String text, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String whole : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < whole.length(); i = whole.offsetByCodePoints(i, 1)) {
                int next = whole.codePointAt(i);
                if (!line.isEmpty() && width(line + Character.toString(next), size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(next);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** How wide a line of text is. */
    float width(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1000 * size;
    }

    private String printable(String text) {
        return text.codePoints()
                .map(c -> glyphs.getGlyphId(c) == 0 ? MISSING : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The pages as a PDF file. Nothing can be drawn afterwards. */
    byte[] finish() throws IOException {
        content.close();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        return file.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
