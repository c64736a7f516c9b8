package jp.madoguchi.routes.hl7;

import io.netty.channel.ChannelHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import jp.madoguchi.routes.RouteModule;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

/** The HL7 v2 listener: MLLP on {@code madoguchi.mllp.host} and {@code madoguchi.mllp.port}. */
public final class MllpListener implements RouteModule {

    /** Longest message unless configured otherwise: 1 MiB. */
    public static final int MAX_FRAME = 1024 * 1024;

    private final UnsupportedMessages messages;
    private final int maxFrame;
    private final MllpFaults faults = new MllpFaults();

    /**
     * @param maxFrame longest message in bytes
     */
    public MllpListener(InstantSource clock, int maxFrame) {
        this.messages = new UnsupportedMessages(clock);
        this.maxFrame = maxFrame;
    }

    /** Connections that were closed because of what came over them: junk, or a frame over the limit. */
    public long faults() {
        return faults.count();
    }

    @Override
    public List<String> routeFiles() {
        return List.of("routes/hl7-mllp.camel.yaml");
    }

    @Override
    public Map<String, Object> beans() {
        int limit = maxFrame;
        ChannelHandlerFactory decoder = new DefaultChannelHandlerFactory() {
            @Override
            public ChannelHandler newChannelHandler() {
                return new MllpDecoder(limit);
            }
        };
        return Map.of("hl7-messages", messages, "mllp-decoder", decoder, "mllp-encoder", new MllpEncoder(),
                "mllp-faults", faults);
    }
}
