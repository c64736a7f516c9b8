package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.malformed;
import static jp.madoguchi.fhir.convert.Findings.refuse;
import static jp.madoguchi.fhir.convert.Findings.require;
import static jp.madoguchi.fhir.convert.Findings.text;

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
        findings.check(() -> require(resource.getStatus() != null, "status"));
        String reason = findings.read(() -> text(resource.getReason(), "reason"));
        findings.check(() -> refuse(reason != null && reason.length() > ChannelReader.LONGEST, "reason"));
        findings.check(() -> text(resource.getCriteria(), "criteria"));
        SubscriptionTopic topic = topic(resource).orElse(null);
        findings.check(() -> refuse(topic == null && resource.getCriteria() != null, "criteria"));
        ChannelReader.onlyKnown(resource.getCriteriaElement().getExtension(), Set.of(Backport.FILTER),
                "criteria.extension", findings);
        ResourceId patient = topic == null ? null : findings.read(() -> patient(resource, topic));
        Instant end = resource.getEnd() == null ? null : resource.getEnd().toInstant();
        findings.check(() -> refuse(resource.hasEnd() && (end == null || !end.isAfter(now)), "end"));
        findings.check(() -> require(resource.hasChannel(), "channel"));
        ChannelReader.Channel channel = resource.hasChannel()
                ? ChannelReader.read(resource.getChannel(), findings)
                : null;
        if (reason == null || topic == null || channel == null || !findings.all().isEmpty()) {
            return null;
        }
        SubscriptionOrder order = new SubscriptionOrder(topic, patient, channel.endpoint(), channel.authorization(),
                channel.content(), channel.xml(), channel.heartbeat(), channel.timeout(), channel.mostEvents(), end,
                reason);
        return new Ordered(order, resource.getStatus() == SubscriptionStatus.OFF);
    }

    /** The topic that a resource names; empty where it names none that there is. */
    public static Optional<SubscriptionTopic> topic(Subscription resource) {
        return Arrays.stream(SubscriptionTopic.values())
                .filter(one -> Backport.address(one).equals(resource.getCriteria())).findFirst();
    }

    private static @Nullable ResourceId patient(Subscription resource, SubscriptionTopic topic) {
        Extension only = ChannelReader.only(resource.getCriteriaElement().getExtension(), Backport.FILTER,
                "criteria.extension");
        if (only == null) {
            return null;
        }
        String where = "criteria.extension[" + resource.getCriteriaElement().getExtension().indexOf(only) + "]";
        String text = ChannelReader.primitive(only.getValue());
        Matcher filter = FILTER.matcher(text == null ? "" : text);
        boolean fits = filter.matches()
                && (filter.group(1) == null || filter.group(1).equals(Backport.focusType(topic)))
                && (topic == SubscriptionTopic.COVERAGE_CHANGED || filter.group(2).equals("patient"));
        refuse(!fits, where);
        return ResourceId.parse(filter.group(3)).toOptional().orElseThrow(() -> malformed(where));
    }
}
