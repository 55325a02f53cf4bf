package org.outboxfx.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's name and version, as the build wrote them into it. */
final class Version {

    private static final String RESOURCE = "program.properties";

    private Version() {}

    /** "OutboxFX 1.2.3". */
    static String nameAndNumber() {
        var properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The file " + RESOURCE + " is missing from the program.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + RESOURCE + " in the program cannot be read.", e);
        }
        return properties.getProperty("name") + " " + properties.getProperty("version");
    }
}
