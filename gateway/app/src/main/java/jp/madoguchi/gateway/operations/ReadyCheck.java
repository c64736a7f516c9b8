package jp.madoguchi.gateway.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** {@code /health/ready}: UP when all parts are. How far an awaited part is, and warnings, are told as data; warnings leave it UP. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private final Readiness readiness;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReadyCheck() {
        this(null);
    }

    @Inject
    public ReadyCheck(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("gateway").status(readiness.missing().isEmpty());
        Set<Readiness.Part> missing = readiness.missing();
        for (Readiness.Part part : Readiness.Part.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            answer.withData(name, missing.contains(part) ? "awaited" : "up");
            if (missing.contains(part)) {
                readiness.progress(part)
                        .ifPresent(
                                far -> answer.withData(name + "-done", far.done()).withData(name + "-all", far.all()));
            }
        }
        long total = 0;
        for (var warning : readiness.warnings().entrySet()) {
            long number = warning.getValue().getAsLong();
            answer.withData(warning.getKey(), number);
            total += number;
        }
        return answer.withData("level", total == 0 ? "ok" : "warning").build();
    }
}
