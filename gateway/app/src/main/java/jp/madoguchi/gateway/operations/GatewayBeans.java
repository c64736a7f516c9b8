package jp.madoguchi.gateway.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.access.TokenVerifier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The beans that everything else stands on: settings, the one clock, token verification. */
@ApplicationScoped
public class GatewayBeans {
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        return new Settings(name -> config.getOptionalValue(name, String.class).orElse(""));
    }

    @Produces
    @Singleton
    InstantSource clock(Settings settings) {
        return GatewayClock.of(settings);
    }

    @Produces
    @Singleton
    TokenVerifier tokens(Settings settings, InstantSource clock) {
        try {
            return new TokenVerifier(TokenKeys.load(settings.path(Settings.DATA_DIR)), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
