package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.malformed;
import static jp.madoguchi.fhir.convert.Findings.refuse;
import static jp.madoguchi.fhir.convert.Findings.require;
import static jp.madoguchi.fhir.convert.Findings.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.fhir.profile.Backport;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The channel of a Subscription: where its client is told, how, and how much. */
final class ChannelReader {

    /** Longest text of a channel, in characters. */
    static final int LONGEST = 2_048;
    private static final int LONGEST_DAY = 86_400;
    private static final String AUTHORIZATION = "authorization";
    private static final Set<String> EXTENSIONS = Set.of(Backport.HEARTBEAT, Backport.TIMEOUT, Backport.MAX_COUNT);

    private final SubscriptionChannelComponent channel;
    private final Findings findings;

    private ChannelReader(SubscriptionChannelComponent channel, Findings findings) {
        this.channel = channel;
        this.findings = findings;
    }

    /**
     * What was read.
     *
     * @param endpoint      where notifications are posted to; null for a stream
     * @param authorization what goes with them; null for nothing
     */
    record Channel(@Nullable String endpoint, @Nullable String authorization, SubscriptionContent content, boolean xml,
            @Nullable Duration heartbeat, Duration timeout, int mostEvents) {}

    /** Reads a channel; null where something is wrong with it. */
    static @Nullable Channel read(SubscriptionChannelComponent channel, Findings findings) {
        return new ChannelReader(channel, findings).read();
    }

    private @Nullable Channel read() {
        Boolean streamed = findings.read(this::isStreamed);
        onlyKnown(channel.getTypeElement().getExtension(), Set.of(Backport.CHANNEL_TYPE), "channel.type.extension",
                findings);
        onlyKnown(channel.getExtension(), EXTENSIONS, "channel.extension", findings);
        onlyKnown(channel.getPayloadElement().getExtension(), Set.of(Backport.CONTENT), "channel.payload.extension",
                findings);
        String endpoint = Boolean.FALSE.equals(streamed) ? findings.read(this::endpoint) : null;
        String authorization = Boolean.TRUE.equals(streamed) ? null : findings.read(this::authorization);
        SubscriptionContent content = findings.read(this::content);
        Boolean xml = findings.read(this::isXml);
        Optional<Long> heartbeat = number(Backport.HEARTBEAT, SubscriptionOrder.SHORTEST_HEARTBEAT.toSeconds(),
                LONGEST_DAY);
        Optional<Long> timeout = number(Backport.TIMEOUT, 1, SubscriptionOrder.LONGEST_TIMEOUT.toSeconds());
        Optional<Long> most = number(Backport.MAX_COUNT, 1, Integer.MAX_VALUE);
        return content == null || xml == null
                ? null
                : new Channel(endpoint, authorization, content, xml, heartbeat.map(Duration::ofSeconds).orElse(null),
                        timeout.map(Duration::ofSeconds).orElse(SubscriptionOrder.USUAL_TIMEOUT),
                        most.map(one -> (int) Math.min(one, SubscriptionOrder.MOST_EVENTS))
                                .orElse(SubscriptionOrder.MOST_EVENTS));
    }

    /** The extension names another channel than the codes of R4: whoever sends it means it, whatever code had to stand beside it. */
    private boolean isStreamed() {
        Extension named = only(channel.getTypeElement().getExtension(), Backport.CHANNEL_TYPE,
                "channel.type.extension");
        if (named == null) {
            require(channel.getType() != null, "channel.type");
            refuse(channel.getType() != SubscriptionChannelType.RESTHOOK, "channel.type");
            return false;
        }
        refuse(!(named.getValue() instanceof Coding coding && Backport.OWN_CHANNELS.equals(coding.getSystem())
                && Backport.SERVER_SENT_EVENTS.equals(coding.getCode())), "channel.type");
        findings.check(() -> refuse(channel.hasEndpoint(), "channel.endpoint"));
        findings.check(() -> refuse(channel.hasHeader(), "channel.header[0]"));
        return true;
    }

    private String endpoint() {
        String text = text(channel.getEndpoint(), "channel.endpoint");
        refuse(text.length() > LONGEST, "channel.endpoint");
        try {
            URI uri = new URI(text);
            boolean whole = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null
                    && uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
            refuse(!whole, "channel.endpoint");
            return text;
        } catch (URISyntaxException none) {
            throw malformed("channel.endpoint");
        }
    }

    /** One header, and only that one: any other could make the request another one. */
    private @Nullable String authorization() {
        if (!channel.hasHeader()) {
            return null;
        }
        refuse(channel.getHeader().size() > 1, "channel.header[1]");
        String header = channel.getHeader().getFirst().getValue();
        int colon = header == null ? -1 : header.indexOf(':');
        if (header == null || colon < 0 || !header.substring(0, colon).strip().equalsIgnoreCase(AUTHORIZATION)) {
            throw malformed("channel.header[0]");
        }
        String value = header.substring(colon + 1).strip();
        refuse(value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c >= ' ' && c < 127),
                "channel.header[0]");
        return value;
    }

    private SubscriptionContent content() {
        List<Extension> all = channel.getPayloadElement().getExtension();
        Extension named = only(all, Backport.CONTENT, "channel.payload.extension");
        if (named == null) {
            return SubscriptionContent.EMPTY;
        }
        return Optional.ofNullable(primitive(named.getValue())).flatMap(SubscriptionContent::of)
                .orElseThrow(() -> malformed("channel.payload.extension[" + all.indexOf(named) + "]"));
    }

    private boolean isXml() {
        String payload = channel.getPayload();
        return switch (payload == null ? "" : payload) {
            case "", "application/fhir+json", "application/json" -> false;
            case "application/fhir+xml", "application/xml" -> true;
            default -> throw malformed("channel.payload");
        };
    }

    /** The number in an extension; empty without one, and where it cannot be read. */
    private Optional<Long> number(String url, long least, long most) {
        return Optional.ofNullable(findings.read(() -> {
            List<Extension> all = channel.getExtension();
            Extension named = only(all, url, "channel.extension");
            return named == null ? null : number(named, least, most, "channel.extension[" + all.indexOf(named) + "]");
        }));
    }

    private static long number(Extension named, long least, long most, String where) {
        String text = primitive(named.getValue());
        if (text == null || !text.matches("[0-9]{1,10}")) {
            throw malformed(where);
        }
        long number = Long.parseLong(text);
        refuse(number < least || number > most, where);
        return number;
    }

    /** The one extension of an address; null without one. A second one is refused. */
    static @Nullable Extension only(List<Extension> all, String url, String where) {
        Extension only = null;
        for (int i = 0; i < all.size(); i++) {
            if (url.equals(all.get(i).getUrl())) {
                refuse(only != null, where + "[" + i + "]");
                only = all.get(i);
            }
        }
        return only;
    }

    /** The text of a primitive value; null for any other. */
    static @Nullable String primitive(@Nullable Type value) {
        return value == null ? null : value.primitiveValue();
    }

    /** Refuses extensions that nothing is known of, each. */
    static void onlyKnown(List<Extension> extensions, Set<String> known, String where, Findings findings) {
        for (int i = 0; i < extensions.size(); i++) {
            String url = extensions.get(i).getUrl();
            String place = where + "[" + i + "]";
            findings.check(() -> refuse(url == null || !known.contains(url), place));
        }
    }
}
