package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The descriptor of the module that is published. It is not compiled with the rest, and must not fall behind it. */
class ModuleTest {

    private static final Path DESCRIPTOR = Path.of("src/main/module/module-info.java");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXPORTS = Pattern.compile("exports ([\\w.]+);");
    /** In a jar of its own. */
    private static final String TEST_KIT = "org.outboxfx.testing";

    @Test
    void everyPackageOfTheJarIsExported() throws IOException {
        var exported = EXPORTS.matcher(Files.readString(DESCRIPTOR)).results().map(found -> found.group(1)).toList();

        try (var files = Files.walk(SOURCES)) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file.getParent()))
                    .map(folder -> folder.toString().replace(folder.getFileSystem().getSeparator(), ".")).distinct()
                    .filter(name -> !name.equals(TEST_KIT)).toList();

            assertThat(packages).contains("org.outboxfx", "org.outboxfx.sync");
            assertThat(exported).containsExactlyInAnyOrderElementsOf(packages);
        }
    }
}
