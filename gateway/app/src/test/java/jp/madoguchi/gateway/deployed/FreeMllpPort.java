package jp.madoguchi.gateway.deployed;

import java.io.IOException;
import jp.madoguchi.gateway.whole.Program;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives the server a free port for HL7, for several builds may run at once. Named before Arquillian's extension, whose file reads it. */
final class FreeMllpPort implements BeforeAllCallback {

    private static final String PROPERTY = "gateway.mllp.port";

    /** The port. */
    static int number() {
        return Integer.getInteger(PROPERTY);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        System.setProperty(PROPERTY, Integer.toString(Program.freePort()));
    }
}
