package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");

    @Test
    void thePageListsEverySettingAsItIs() throws IOException {
        if (System.getProperty("configuration.write") != null) {
            Files.writeString(PAGE, ConfigurationPage.text());
        }
        assertThat(PAGE).hasContent(ConfigurationPage.text());
    }

    @Test
    void noSettingIsLeftOutOfTheCatalogue() {
        var constants = Arrays.stream(Settings.class.getDeclaredFields())
                .filter(field -> field.getType() == Setting.class && Modifier.isStatic(field.getModifiers()))
                .map(this::value).toList();

        assertThat(Settings.all()).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(Settings.all()).extracting(Setting::name).doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("madoguchi."));
    }

    private Setting value(Field field) {
        try {
            return (Setting) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
