package jp.madoguchi.oqs.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.madoguchi.domain.insurance.InsurerNumber;

/**
 * A page of JSON in UTF-8: every value a string, what stands side by side in XML an array, and a list an array of objects that each
 * hold one element, as a client of the HTTP door has been seen to expect (oqs-interface 1.5).
 */
final class JsonPage extends Page {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator json;

    /** What a generator does into memory. */
    private interface Step {
        void run() throws IOException;
    }

    JsonPage() {
        try {
            this.json = FACTORY.createGenerator(bytes);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inMemory(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    String inEncoding(String value) {
        return value;
    }

    @Override
    boolean isEncodable(String value) {
        return true;
    }

    @Override
    String padded(InsurerNumber number) {
        return number.zeroFilled();
    }

    @Override
    void open(String name) {
        inMemory(() -> json.writeObjectFieldStart(name));
    }

    @Override
    void close(String name) {
        inMemory(json::writeEndObject);
    }

    @Override
    void openList(String name) {
        inMemory(() -> json.writeArrayFieldStart(name));
    }

    @Override
    void openItem(String name) {
        inMemory(json::writeStartObject);
    }

    @Override
    void closeItem(String name) {
        inMemory(json::writeEndObject);
    }

    @Override
    void closeList(String name) {
        inMemory(json::writeEndArray);
    }

    @Override
    void openWrapper(String name) {
        inMemory(() -> json.writeArrayFieldStart(name));
    }

    @Override
    void openWrapped(String name) {
        inMemory(() -> {
            json.writeStartObject();
            json.writeObjectFieldStart(name);
        });
    }

    @Override
    void closeWrapped(String name) {
        inMemory(() -> {
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    @Override
    void closeWrapper(String name) {
        inMemory(json::writeEndArray);
    }

    @Override
    void write(String name, String value) {
        inMemory(() -> json.writeStringField(name, value));
    }

    @Override
    byte[] bytes() {
        inMemory(() -> {
            json.writeEndObject();
            json.close();
        });
        return bytes.toByteArray();
    }
}
