package jp.madoguchi.fhir.convert;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.profile.Backport;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Subscription of the backport's profile as what it orders. What would change what is sent, and is not understood, is refused with its place, never
 * dropped.
 */
public final class SubscriptionReader {

    private static final int LONGEST = 2_048;
    private static final int LONGEST_DAY = 86_400;
    private static final String AUTHORIZATION = "authorization";
    private static final Set<String> CHANNEL_EXTENSIONS = Set.of(Backport.HEARTBEAT, Backport.TIMEOUT,
            Backport.MAX_COUNT);
    private static final Pattern FILTER = Pattern
            .compile("(?:([A-Za-z]{1,40})\\?)?(patient|beneficiary)=(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    private SubscriptionReader() {}

    /**
     * What was read.
     *
     * @param order what is wanted
     * @param off   whether nothing is to be sent for now
     */
    public record Ordered(SubscriptionOrder order, boolean off) {}

    /**
     * Reads a resource.
     *
     * @param now what is already over is refused
     * @throws ProblemException with the element as its place, never with what stood there
     */
    public static Ordered read(Subscription resource, Instant now) {
        refuse(resource.hasModifierExtension() || resource.hasImplicitRules(), "modifierExtension");
        refuse(resource.hasContact(), "contact");
        require(resource.hasStatus(), "status");
        require(resource.hasReason(), "reason");
        require(resource.hasCriteria(), "criteria");
        require(resource.hasChannel(), "channel");
        refuse(resource.getReason().length() > LONGEST, "reason");
        SubscriptionTopic topic = Arrays.stream(SubscriptionTopic.values())
                .filter(one -> Backport.address(one).equals(resource.getCriteria())).findFirst()
                .orElseThrow(() -> malformed("criteria"));
        Instant end = resource.hasEnd() ? resource.getEnd().toInstant() : null;
        refuse(end != null && !end.isAfter(now), "end");
        SubscriptionChannelComponent channel = resource.getChannel();
        boolean streamed = isStreamed(channel);
        onlyKnown(channel.getExtension(), CHANNEL_EXTENSIONS, "channel.extension");
        SubscriptionOrder order = new SubscriptionOrder(topic, patient(resource, topic),
                streamed ? null : endpoint(channel), authorization(channel), content(channel), isXml(channel),
                number(channel, Backport.HEARTBEAT, SubscriptionOrder.SHORTEST_HEARTBEAT.toSeconds(), LONGEST_DAY)
                        .map(Duration::ofSeconds).orElse(null),
                number(channel, Backport.TIMEOUT, 1, SubscriptionOrder.LONGEST_TIMEOUT.toSeconds())
                        .map(Duration::ofSeconds).orElse(SubscriptionOrder.USUAL_TIMEOUT),
                number(channel, Backport.MAX_COUNT, 1, Integer.MAX_VALUE)
                        .map(most -> (int) Math.min(most, SubscriptionOrder.MOST_EVENTS))
                        .orElse(SubscriptionOrder.MOST_EVENTS),
                end, resource.getReason());
        return new Ordered(order, resource.getStatus() == SubscriptionStatus.OFF);
    }

    /** The extension names another channel than the codes of R4: whoever sends it means it, whatever code had to stand beside it. */
    private static boolean isStreamed(SubscriptionChannelComponent channel) {
        require(channel.hasType(), "channel.type");
        List<Extension> named = channel.getTypeElement().getExtension();
        if (named.isEmpty()) {
            refuse(channel.getType() != SubscriptionChannelType.RESTHOOK, "channel.type");
            return false;
        }
        onlyKnown(named, Set.of(Backport.CHANNEL_TYPE), "channel.type");
        boolean ours = named.size() == 1 && named.getFirst().getValue() instanceof Coding coding
                && Backport.OWN_CHANNELS.equals(coding.getSystem())
                && Backport.SERVER_SENT_EVENTS.equals(coding.getCode());
        refuse(!ours, "channel.type");
        refuse(channel.hasEndpoint(), "channel.endpoint");
        refuse(channel.hasHeader(), "channel.header");
        return true;
    }

    private static @Nullable ResourceId patient(Subscription resource, SubscriptionTopic topic) {
        List<Extension> filters = resource.getCriteriaElement().getExtension();
        onlyKnown(filters, Set.of(Backport.FILTER), "criteria.extension");
        refuse(filters.size() > 1, "criteria.extension");
        if (filters.isEmpty()) {
            return null;
        }
        String text = primitive(filters.getFirst().getValue());
        Matcher filter = FILTER.matcher(text == null ? "" : text);
        boolean fits = filter.matches()
                && (filter.group(1) == null || filter.group(1).equals(Backport.focusType(topic)))
                && (topic == SubscriptionTopic.COVERAGE_CHANGED || filter.group(2).equals("patient"));
        refuse(!fits, "criteria.extension");
        return ResourceId.parse(filter.group(3)).toOptional().orElseThrow(() -> malformed("criteria.extension"));
    }

    private static String endpoint(SubscriptionChannelComponent channel) {
        require(channel.hasEndpoint(), "channel.endpoint");
        String text = channel.getEndpoint();
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
    private static @Nullable String authorization(SubscriptionChannelComponent channel) {
        if (!channel.hasHeader()) {
            return null;
        }
        refuse(channel.getHeader().size() > 1, "channel.header");
        String header = channel.getHeader().getFirst().getValue();
        int colon = header == null ? -1 : header.indexOf(':');
        refuse(colon < 0 || !header.substring(0, colon).strip().equalsIgnoreCase(AUTHORIZATION), "channel.header");
        String value = header.substring(colon + 1).strip();
        refuse(value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c >= ' ' && c < 127),
                "channel.header");
        return value;
    }

    private static SubscriptionContent content(SubscriptionChannelComponent channel) {
        List<Extension> extensions = channel.getPayloadElement().getExtension();
        onlyKnown(extensions, Set.of(Backport.CONTENT), "channel.payload.extension");
        refuse(extensions.size() > 1, "channel.payload.extension");
        if (extensions.isEmpty()) {
            return SubscriptionContent.EMPTY;
        }
        return Optional.ofNullable(primitive(extensions.getFirst().getValue())).flatMap(SubscriptionContent::of)
                .orElseThrow(() -> malformed("channel.payload.extension"));
    }

    private static boolean isXml(SubscriptionChannelComponent channel) {
        String payload = channel.getPayload();
        return switch (payload == null ? "" : payload) {
            case "", "application/fhir+json", "application/json" -> false;
            case "application/fhir+xml", "application/xml" -> true;
            default -> throw malformed("channel.payload");
        };
    }

    private static Optional<Long> number(SubscriptionChannelComponent channel, String url, long least, long most) {
        List<Extension> all = new ArrayList<>(channel.getExtensionsByUrl(url));
        refuse(all.size() > 1, "channel.extension");
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String text = primitive(all.getFirst().getValue());
        refuse(text == null || !text.matches("[0-9]{1,10}"), "channel.extension");
        long number = Long.parseLong(text == null ? "" : text);
        refuse(number < least || number > most, "channel.extension");
        return Optional.of(number);
    }

    private static @Nullable String primitive(@Nullable Type value) {
        return value == null ? null : value.primitiveValue();
    }

    private static void onlyKnown(List<Extension> extensions, Set<String> known, String where) {
        refuse(extensions.stream().anyMatch(one -> !known.contains(one.getUrl())), where);
    }

    private static void require(boolean there, String where) {
        if (!there) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, where));
        }
    }

    private static void refuse(boolean wrong, String where) {
        if (wrong) {
            throw malformed(where);
        }
    }

    private static ProblemException malformed(String where) {
        return new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, where));
    }
}
