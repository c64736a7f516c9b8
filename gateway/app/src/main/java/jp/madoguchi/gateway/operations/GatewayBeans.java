package jp.madoguchi.gateway.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import jp.madoguchi.gateway.access.BackendServices;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.access.ClientRates;
import jp.madoguchi.gateway.access.TokenAddress;
import jp.madoguchi.gateway.access.TokenIssuer;
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

    /** Where programs are registered: its own setting, else below the data directory. */
    public static Path clients(Settings settings) {
        return settings.has(Settings.CLIENTS_DIR)
                ? settings.path(Settings.CLIENTS_DIR)
                : settings.path(Settings.DATA_DIR).resolve("clients");
    }

    @Produces
    @Singleton
    BackendServices backendServices(Settings settings, InstantSource clock) {
        try {
            return new BackendServices(new ClientFolder(clients(settings)),
                    new TokenIssuer(TokenKeys.load(settings.path(Settings.DATA_DIR)), clock), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Produces
    @Singleton
    TokenAddress tokenAddress(Settings settings) {
        return new TokenAddress(settings.text(Settings.FHIR_BASE_URL));
    }

    @Produces
    @Singleton
    ClientRates rates(Settings settings, InstantSource clock) {
        return new ClientRates(settings.number(Settings.CLIENT_RATE), clock);
    }
}
