package jp.madoguchi.gateway.training;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A bean, a health check, a look at the configuration. */
@Default // beside its qualifier, so that the servlet can have it too
@Readiness
@ApplicationScoped
public class TrainingBean implements HealthCheck {
    String text() {
        return ConfigProvider.getConfig().getOptionalValue("madoguchi.launch.home", String.class).orElse("");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("training");
    }
}
