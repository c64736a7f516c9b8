package jp.madoguchi.gateway.fhir.subscribe;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * Where notifications may be posted to. A client chooses the address, and the gateway stands inside the hospital: without a rule it would reach for
 * the client what the client cannot reach (server-side request forgery).
 *
 * @param allowed      networks that are not public and are allowed all the same
 * @param httpLoopback whether this machine may be told at all, and without TLS: for a receiver beside the gateway, and for tests
 */
public record TargetPolicy(List<Network> allowed, boolean httpLoopback) {

    /** Networks that are nobody's on the Internet, or lead to others, beside those that {@link InetAddress} tells. */
    private static final List<Network> NOT_PUBLIC = Network.parse(
            "0.0.0.0/8,100.64.0.0/10,192.0.0.0/24,192.0.2.0/24,192.88.99.0/24,198.18.0.0/15,198.51.100.0/24,"
                    + "203.0.113.0/24,240.0.0.0/4,fc00::/7,64:ff9b::/32,2001::/23,2001:db8::/32,2002::/16,::/96")
            .orElseThrow();

    public TargetPolicy {
        allowed = List.copyOf(allowed);
    }

    /**
     * Why an address may not be told now; empty if it may. It looks the host up, and may wait for that. Java remembers what it found for 30 seconds, so
     * that what is connected to next is what was looked at.
     */
    Optional<ProblemCode> refuses(URI endpoint) {
        boolean tls = endpoint.getScheme().toLowerCase(Locale.ROOT).equals("https");
        if (!tls && !httpLoopback) {
            return Optional.of(ProblemCode.SUBSCRIPTION_TARGET_REFUSED);
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
                if (!mayBeTold(address, tls)) {
                    return Optional.of(ProblemCode.SUBSCRIPTION_TARGET_REFUSED);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(ProblemCode.SUBSCRIPTION_NOT_TAKEN);
        }
    }

    private boolean mayBeTold(InetAddress address, boolean tls) {
        if (address.isLoopbackAddress()) {
            return httpLoopback;
        }
        return tls && (isPublic(address) || allowed.stream().anyMatch(network -> network.holds(address)));
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLinkLocalAddress() && !address.isSiteLocalAddress()
                && !address.isMulticastAddress() && NOT_PUBLIC.stream().noneMatch(network -> network.holds(address));
    }
}
