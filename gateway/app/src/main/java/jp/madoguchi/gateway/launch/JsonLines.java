package jp.madoguchi.gateway.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One log record as one line of JSON (UTF-8): time, level, logger, thread, message and, for an error, its stack. Masked by {@link Redaction}. */
public final class JsonLines extends Formatter {
    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"time\":\"").append(record.getInstant()).append("\",\"level\":\"")
                .append(record.getLevel().getName());
        line.append("\",\"logger\":");
        quote(line, String.valueOf(record.getLoggerName()));
        line.append(",\"thread\":").append(record.getLongThreadID()).append(",\"message\":");
        quote(line, Redaction.mask(formatMessage(record)));
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            line.append(",\"stack\":");
            quote(line, Redaction.mask(stack.toString()));
        }
        return line.append("}\n").toString();
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < 0x20) {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
