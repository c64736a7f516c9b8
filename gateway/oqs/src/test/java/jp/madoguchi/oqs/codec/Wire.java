package jp.madoguchi.oqs.codec;

import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.oqs.message.WireFormat;

/** Every way in which a message is written. */
enum Wire {
    XML_UTF_8(WireFormat.XML, TerminalEncoding.UTF_8),
    XML_SHIFT_JIS(WireFormat.XML, TerminalEncoding.SHIFT_JIS),
    JSON(WireFormat.JSON, TerminalEncoding.UTF_8);

    private final WireFormat format;
    private final TerminalEncoding encoding;

    Wire(WireFormat format, TerminalEncoding encoding) {
        this.format = format;
        this.encoding = encoding;
    }

    WireFormat format() {
        return format;
    }

    TerminalEncoding encoding() {
        return encoding;
    }

    Page page() {
        return this == JSON ? new JsonPage() : new XmlPage(encoding);
    }

    byte[] write(Question question) {
        RequestWriter writer = new RequestWriter();
        return this == JSON ? writer.writeJson(question) : writer.write(question, encoding);
    }

    Envelope open(byte[] bytes) {
        return this == JSON ? Envelope.json(bytes, ReadLimits.DEFAULT) : Envelope.xml(bytes, ReadLimits.DEFAULT);
    }
}
