package org.outboxfx.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** On Linux JavaFX needs fontconfig and one font, and crashes where either is missing: this says so before. */
final class FontCheck {

    private static final int DEEPEST_FONT_FOLDER = 6;
    private static final List<String> KINDS = List.of(".ttf", ".otf", ".ttc", ".pfb");

    private FontCheck() {}

    /**
     * @param root the file system's root; another folder in tests
     * @return what is missing and what to install, or empty if nothing is
     */
    static Optional<String> problem(String system, Map<String, String> environment, Path root) {
        if (!system.toLowerCase(Locale.ROOT).contains("linux") || environment.containsKey("FONTCONFIG_FILE")) {
            return Optional.empty();
        }
        if (!hasFontconfig(root.resolve("etc/ld.so.cache"))) {
            return Optional.of("OutboxFX cannot draw text: the library fontconfig is missing."
                    + " Install it (Debian, Ubuntu: apt install fontconfig fonts-dejavu-core libpangoft2-1.0-0) and start again.");
        }
        var folders = List.of(root.resolve("usr/share/fonts"), root.resolve("usr/local/share/fonts"),
                Path.of(environment.getOrDefault("HOME", "/"), ".fonts"),
                Path.of(environment.getOrDefault("HOME", "/"), ".local/share/fonts"));
        return folders.stream().anyMatch(FontCheck::hasFont)
                ? Optional.empty()
                : Optional.of("OutboxFX cannot draw text: no font is installed."
                        + " Install one (Debian, Ubuntu: apt install fonts-dejavu-core) and start again.");
    }

    /** The linker's cache lists every library by name; where there is none, nothing can be said. */
    private static boolean hasFontconfig(Path linkerCache) {
        try {
            return !Files.isReadable(linkerCache)
                    || new String(Files.readAllBytes(linkerCache), StandardCharsets.ISO_8859_1).contains("libfontconfig.so");
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean hasFont(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.find(folder, DEEPEST_FONT_FOLDER, (file, _) -> isFont(file))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFont(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return KINDS.stream().anyMatch(name::endsWith);
    }
}
