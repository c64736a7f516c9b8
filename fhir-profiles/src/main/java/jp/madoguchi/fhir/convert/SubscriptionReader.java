package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.malformed;
import static jp.madoguchi.fhir.convert.Findings.refuse;
import static jp.madoguchi.fhir.convert.Findings.require;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.fhir.profile.Backport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A Subscription of the backport's profile as what it orders. What would change what is sent, and is not understood, is refused with its place, never
 * dropped.
 */
public final class SubscriptionReader {

    private static final String TYPE = "Subscription";
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
        Findings findings = new Findings(TYPE);
        Ordered ordered = read(resource, now, findings);
        findings.refuse();
        return Objects.requireNonNull(ordered);
    }

    /**
     * Reads a resource as far as that goes.
     *
     * @param now      what is already over is refused
     * @param problems gets everything that {@link #read(Subscription, Instant)} would refuse, one by one
     * @return what is ordered; empty where anything was refused
     */
    public static Optional<Ordered> read(Subscription resource, Instant now, List<Problem> problems) {
        Findings findings = new Findings(TYPE);
        Ordered ordered = read(resource, now, findings);
        problems.addAll(findings.all());
        return Optional.ofNullable(ordered);
    }

    private static @Nullable Ordered read(Subscription resource, Instant now, Findings findings) {
        findings.check(() -> refuse(resource.hasImplicitRules(), "implicitRules"));
        findings.check(() -> refuse(resource.hasModifierExtension(), "modifierExtension[0]"));
        findings.check(() -> refuse(resource.hasContact(), "contact[0]"));
        findings.check(() -> require(resource.hasStatus(), "status"));
        findings.check(() -> require(resource.hasReason(), "reason"));
        findings.check(() -> require(resource.hasCriteria(), "criteria"));
        findings.check(() -> require(resource.hasChannel(), "channel"));
        findings.check(() -> refuse(resource.hasReason() && resource.getReason().length() > ChannelReader.LONGEST,
                "reason"));
        SubscriptionTopic topic = findings.read(() -> resource.hasCriteria() ? topic(resource) : null);
        Instant end = resource.hasEnd() ? resource.getEnd().toInstant() : null;
        findings.check(() -> refuse(end != null && !end.isAfter(now), "end"));
        ChannelReader.Channel channel = resource.hasChannel()
                ? ChannelReader.read(resource.getChannel(), findings)
                : null;
        ResourceId patient = topic == null ? null : findings.read(() -> patient(resource, topic));
        if (topic == null || channel == null || !findings.all().isEmpty()) {
            return null;
        }
        SubscriptionOrder order = new SubscriptionOrder(topic, patient, channel.endpoint(), channel.authorization(),
                channel.content(), channel.xml(), channel.heartbeat(), channel.timeout(), channel.mostEvents(), end,
                resource.getReason());
        return new Ordered(order, resource.getStatus() == SubscriptionStatus.OFF);
    }

    private static SubscriptionTopic topic(Subscription resource) {
        return Arrays.stream(SubscriptionTopic.values())
                .filter(one -> Backport.address(one).equals(resource.getCriteria())).findFirst()
                .orElseThrow(() -> malformed("criteria"));
    }

    private static @Nullable ResourceId patient(Subscription resource, SubscriptionTopic topic) {
        List<Extension> filters = resource.getCriteriaElement().getExtension();
        ChannelReader.onlyKnown(filters, Set.of(Backport.FILTER), "criteria.extension");
        refuse(filters.size() > 1, "criteria.extension[1]");
        if (filters.isEmpty()) {
            return null;
        }
        String text = ChannelReader.primitive(filters.getFirst().getValue());
        Matcher filter = FILTER.matcher(text == null ? "" : text);
        boolean fits = filter.matches()
                && (filter.group(1) == null || filter.group(1).equals(Backport.focusType(topic)))
                && (topic == SubscriptionTopic.COVERAGE_CHANGED || filter.group(2).equals("patient"));
        refuse(!fits, "criteria.extension[0]");
        return ResourceId.parse(filter.group(3)).toOptional().orElseThrow(() -> malformed("criteria.extension[0]"));
    }
}
