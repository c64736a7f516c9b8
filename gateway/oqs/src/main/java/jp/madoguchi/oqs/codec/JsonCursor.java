package jp.madoguchi.oqs.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON message as if it were XML: an object's fields are children, an array is its field as often as it has members,
 * a null is an empty element, and a name that comes twice is an element that comes twice. Text is a string or a number; what XML could
 * not hold is refused here too.
 */
final class JsonCursor implements Cursor {

    private static final int MOST_NESTED = 256;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_NESTED).maxStringLength(Integer.MAX_VALUE)
                            .build())
            .build();

    private final JsonParser tokens;
    private final JsonDocument document;
    private final ReadLimits limits;
    private final String[] names;
    private final long[] starts;
    /** Whether an element's object was entered; before that, its first token is the parser's current one. */
    private final boolean[] entered;
    /** The name of the array that is open inside of an element, if one is. */
    private final @Nullable String[] array;
    private int depth;
    private @Nullable String left;

    private JsonCursor(JsonDocument document, ReadLimits limits) {
        this.document = document;
        this.limits = limits;
        this.names = new String[limits.depth() + 1];
        this.starts = new long[limits.depth() + 1];
        this.entered = new boolean[limits.depth() + 1];
        this.array = new String[limits.depth() + 1];
        try {
            this.tokens = FACTORY.createParser(document.text(), 0, document.length());
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** Opens a message and enters its root element: the field of that name in the outermost object. */
    static JsonCursor enter(JsonDocument document, ReadLimits limits, String root) {
        JsonCursor cursor = new JsonCursor(document, limits);
        if (cursor.next() != JsonToken.START_OBJECT) {
            throw new ProblemException(Problem.at(ProblemCode.XML_MALFORMED, document.place(cursor.start())));
        }
        while (cursor.next() == JsonToken.FIELD_NAME) {
            String name = cursor.fieldName();
            JsonToken value = cursor.next();
            if (name.equals(root) && value == JsonToken.START_OBJECT) {
                cursor.push(name);
                cursor.entered[0] = true;
                return cursor;
            }
            cursor.skipValue();
        }
        throw new ProblemException(
                Problem.at(ProblemCode.ELEMENT_MISSING, root + " " + document.place(cursor.start())));
    }

    @Override
    public boolean child() {
        int open = depth - 1;
        if (!entered[open]) {
            if (tokens.currentToken() != JsonToken.START_OBJECT) {
                depth--;
                return false;
            }
            entered[open] = true;
        }
        while (true) {
            JsonToken token = next();
            String many = array[open];
            if (many != null) {
                if (token != JsonToken.END_ARRAY) {
                    push(many);
                    refuseArray(token);
                    return true;
                }
                array[open] = null;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
                return false;
            } else {
                String name = fieldName();
                if (next() != JsonToken.START_ARRAY) {
                    push(name);
                    return true;
                }
                array[open] = name;
            }
        }
    }

    private void refuseArray(JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            throw problemHere(ProblemCode.ELEMENT_INVALID);
        }
    }

    @Override
    public String name() {
        return names[depth - 1];
    }

    @Override
    public @Nullable String text() {
        JsonToken token = tokens.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            depth--;
            return null;
        }
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT
                && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw problemHere(ProblemCode.ELEMENT_INVALID);
        }
        String text = scalar();
        if (text.length() > limits.text()) {
            throw problemHere(ProblemCode.ELEMENT_INVALID);
        }
        if (!XmlText.isXml(text)) {
            throw problemHere(ProblemCode.XML_MALFORMED);
        }
        depth--;
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private String scalar() {
        try {
            return tokens.getText();
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    @Override
    public boolean childOrText() {
        left = null;
        int open = depth - 1;
        if (!entered[open] && tokens.currentToken() != JsonToken.START_OBJECT) {
            left = text();
            return false;
        }
        return child();
    }

    @Override
    public @Nullable String textLeft() {
        return left;
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
        while (next() == JsonToken.FIELD_NAME) {
            if (fieldName().equals(names[0])) {
                throw new ProblemException(
                        Problem.at(ProblemCode.ELEMENT_INVALID, names[0] + " " + document.place(start())));
            }
            next();
            skipValue();
        }
        try {
            if (tokens.nextToken() != null) {
                throw new ProblemException(Problem.at(ProblemCode.XML_MALFORMED, document.place(start())));
            }
        } catch (IOException e) {
            throw notJson(e);
        }
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
        return new Mark(path(depth - 1), starts[depth - 1]);
    }

    @Override
    public ProblemException missingAt(Mark mark, String child) {
        return problem(ProblemCode.ELEMENT_MISSING, mark.path() + "/" + child, mark.start());
    }

    private ProblemException problem(ProblemCode code, int last, String below) {
        return problem(code, path(last) + below, starts[last]);
    }

    private ProblemException problem(ProblemCode code, String path, long start) {
        return new ProblemException(Problem.at(code, path + " " + document.place(start)));
    }

    private String path(int last) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            path.append(i == 0 ? "" : "/").append(ElementName.shown(names[i]));
        }
        return path.toString();
    }

    private void push(String name) {
        names[depth] = name;
        starts[depth] = start();
        entered[depth] = false;
        array[depth] = null;
        if (depth == limits.depth()) {
            throw problem(ProblemCode.ELEMENT_INVALID, depth, "");
        }
        depth++;
    }

    private long start() {
        return Math.max(0, tokens.currentTokenLocation().getCharOffset());
    }

    private String fieldName() {
        try {
            return tokens.currentName();
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private void skipValue() {
        try {
            tokens.skipChildren();
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private JsonToken next() {
        try {
            JsonToken token = tokens.nextToken();
            if (token == null) {
                throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, at(document.length())));
            }
            return token;
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** The parser's own words are dropped: they quote the message, and the message is about a patient. */
    private ProblemException notJson(IOException e) {
        ProblemCode code = switch (e) {
            case JsonEOFException cutOff -> ProblemCode.FILE_INCOMPLETE;
            case StreamConstraintsException tooMuch -> ProblemCode.ELEMENT_INVALID;
            default -> ProblemCode.XML_MALFORMED;
        };
        long offset = code == ProblemCode.FILE_INCOMPLETE
                ? document.length()
                : Math.max(0, tokens.currentLocation().getCharOffset());
        return new ProblemException(Problem.at(code, at(offset)));
    }

    private String at(long offset) {
        return (depth == 0 ? "" : path(depth - 1) + " ") + document.place(offset);
    }
}
