package jp.madoguchi.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.gateway.operations.Settings;

/**
 * Which reads warm the gateway up: the hot ones, of a terminal that is configured and of somebody who cannot be there. The token may no more than these and ends after minutes.
 */
final class WarmReads {

    private static final Logger LOG = Logger.getLogger(WarmReads.class.getName());
    /** The client that these reads' audit records name. */
    static final String CLIENT = "madoguchi-start";
    /** Where the launcher says the gateway finds itself over HTTP; another server's address is not known here, and is not asked. */
    private static final String BASE = "madoguchi.launch.base";
    /** Set in the process that only makes the start-up cache: what it learns, every later start knows. */
    private static final String TRAINING = "madoguchi.launch.training";

    private static final String SCOPE = "system/Device.r system/Patient.s system/Coverage.s";
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final Duration UNTIL_BEGUN = Duration.ofSeconds(30);
    private static final Duration LASTING_IN_TRAINING = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 4;

    private WarmReads() {}

    /** Reads, if that is wanted and it is known where. Whatever fails here keeps no gateway from getting ready. */
    static void read(Settings settings, FacilityCode facility, ResourceStore store, InstantSource clock) {
        try {
            of(settings, facility, store, clock).ifPresent(WarmUp::run);
        } catch (RuntimeException failure) {
            LOG.log(Level.INFO, "Not warm at the start", failure);
        }
    }

    private static Optional<WarmUp> of(Settings settings, FacilityCode facility, ResourceStore store,
            InstantSource clock) {
        String base = System.getProperty(BASE, "");
        Duration lasting = Boolean.getBoolean(TRAINING)
                ? LASTING_IN_TRAINING
                : settings.duration(Settings.START_WARM);
        if (base.isEmpty() || !lasting.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(new WarmUp(new WarmUp.Plan(URI.create(base + "/fhir/metadata"),
                addresses(base + "/fhir/", facility, store), token(settings, clock), CONNECTIONS, UNTIL_BEGUN,
                lasting)));
    }

    private static List<URI> addresses(String fhir, FacilityCode facility, ResourceStore store) {
        String nobody = UUID.randomUUID().toString();
        String number = IdentifierSystems.patientNumber(facility) + "|" + nobody;
        List<URI> all = new ArrayList<>();
        all.add(URI.create(fhir + "Patient?identifier=" + URLEncoder.encode(number, StandardCharsets.UTF_8)));
        all.add(URI.create(fhir + "Coverage?patient=" + nobody));
        for (StoredResource device : store
                .find(new Lookup.Everybody(ReadableType.DEVICE, any -> true, 1)).toCompletableFuture().join()) {
            all.add(URI.create(fhir + "Device/" + device.id()));
        }
        return all;
    }

    private static String token(Settings settings, InstantSource clock) {
        try {
            return new TokenIssuer(TokenKeys.load(settings.path(Settings.DATA_DIR)), clock)
                    .issue(CLIENT, Scopes.parse(SCOPE).orElseThrow(), TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
