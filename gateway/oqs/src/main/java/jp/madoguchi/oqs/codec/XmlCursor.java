package jp.madoguchi.oqs.codec;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document. It refuses document types and entities. Cursors are used again: one that is closed says nothing any
 * more.
 */
final class XmlCursor implements Cursor, AutoCloseable {

    private static final ArrayBlockingQueue<XmlCursor> RESTING = new ArrayBlockingQueue<>(8);
    private static final int NO_TEXT = -1;

    private final XmlScanner scanner = new XmlScanner();
    private final Chars chars = new Chars();
    private final Memo memo = new Memo();
    private String[] names = new String[0];
    private int[] starts = new int[0];
    private @Nullable DecodedDocument document;
    private ReadLimits limits = ReadLimits.DEFAULT;
    private int depth;

    private XmlCursor() {}

    /** Opens a document and enters its root element, which must have the given name. */
    static XmlCursor enter(DecodedDocument document, ReadLimits limits, String root) {
        XmlCursor rested = RESTING.poll();
        XmlCursor cursor = rested == null ? new XmlCursor() : rested;
        cursor.open(document, limits);
        if (!cursor.name().equals(root)) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ELEMENT_MISSING, root + " " + document.place(cursor.starts[0])));
        }
        return cursor;
    }

    private void open(DecodedDocument opened, ReadLimits within) {
        document = opened;
        limits = within;
        depth = 0;
        if (names.length <= within.depth()) {
            names = new String[within.depth() + 1];
            starts = new int[within.depth() + 1];
        }
        try {
            scanner.begin(opened.utf8(), opened.begin(), opened.end());
        } catch (XmlStop e) {
            throw problem(e);
        }
        while (next(NO_TEXT) != XmlScanner.Token.OPEN) {
            // Comments and processing instructions may stand before the root.
        }
        push();
    }

    /** Ends the use of the cursor and of its document. */
    @Override
    public void close() {
        if (document != null) {
            document.release();
            document = null;
            scanner.end();
            memo.clear();
            chars.erase();
            Arrays.fill(names, "");
            RESTING.offer(this);
        }
    }

    @Override
    public boolean child() {
        while (true) {
            switch (next(NO_TEXT)) {
                case OPEN -> {
                    push();
                    return true;
                }
                case CLOSE -> {
                    depth--;
                    return false;
                }
                case OTHER, END -> {
                    // Indentation, comments.
                }
            }
        }
    }

    @Override
    public String name() {
        return names[depth - 1];
    }

    @Override
    public @Nullable String text() {
        Chars text = chars();
        return text == null ? null : text.toString();
    }

    @Override
    public @Nullable Chars chars() {
        chars.clear();
        while (true) {
            switch (next(limits.text())) {
                case CLOSE -> {
                    depth--;
                    chars.strip();
                    return chars.isEmpty() ? null : chars;
                }
                case OPEN -> throw problemHere(ProblemCode.ELEMENT_INVALID);
                case OTHER, END -> {
                    if (chars.length() > limits.text()) {
                        throw problemHere(ProblemCode.ELEMENT_INVALID);
                    }
                }
            }
        }
    }

    @Override
    public boolean childOrText() {
        chars.clear();
        while (true) {
            switch (next(limits.text())) {
                case OPEN -> {
                    push();
                    return true;
                }
                case CLOSE -> {
                    depth--;
                    chars.strip();
                    return false;
                }
                case OTHER, END -> {
                    if (chars.length() > limits.text()) {
                        throw problemHere(ProblemCode.ELEMENT_INVALID);
                    }
                }
            }
        }
    }

    @Override
    public @Nullable String textLeft() {
        return chars.isEmpty() ? null : chars.toString();
    }

    @Override
    public void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            child();
        }
    }

    @Override
    public void finish() {
        while (next(NO_TEXT) != XmlScanner.Token.END) {
            // Comments and blanks.
        }
    }

    @Override
    public Memo memo() {
        return memo;
    }

    @Override
    public ProblemException problemHere(ProblemCode code) {
        return problem(code, depth - 1, "");
    }

    @Override
    public ProblemException problemBefore(ProblemCode code) {
        return problem(code, depth, "");
    }

    @Override
    public ProblemException missingBefore(String child) {
        return problem(ProblemCode.ELEMENT_MISSING, depth, "/" + child);
    }

    @Override
    public Mark mark() {
        return new Mark("", starts[depth - 1]);
    }

    @Override
    public ProblemException missingAt(Mark mark, String child) {
        // The path is found by walking there once more: marks are many, and hardly one is ever asked for.
        open(document(), limits);
        while (starts[depth - 1] != mark.start()) {
            while (!child()) {
                // Up, until there is a next one.
            }
        }
        return problem(ProblemCode.ELEMENT_MISSING, depth - 1, "/" + child);
    }

    private ProblemException problem(ProblemCode code, int last, String below) {
        return new ProblemException(Problem.at(code, path(last) + below + " " + document().place(starts[last])));
    }

    /** The scanner's reason, at the path of the open element. */
    private ProblemException problem(XmlStop stop) {
        String path = depth == 0 ? "" : path(depth - 1) + " ";
        return new ProblemException(Problem.at(stop.code(), path + document().place(stop.offset())));
    }

    private DecodedDocument document() {
        if (document == null) {
            throw new IllegalStateException("the cursor is closed");
        }
        return document;
    }

    private String path(int last) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            path.append(i == 0 ? "" : "/").append(ElementName.shown(names[i]));
        }
        return path.toString();
    }

    private void push() {
        names[depth] = scanner.name();
        starts[depth] = scanner.tokenStart();
        if (depth == limits.depth()) {
            throw problem(ProblemCode.ELEMENT_INVALID, depth, "");
        }
        depth++;
    }

    private XmlScanner.Token next(int limit) {
        try {
            return scanner.next(chars, limit);
        } catch (XmlStop e) {
            throw problem(e);
        }
    }
}
