package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The tables of one part of the program, as numbered migrations. Migrations are added at the end and never edited.
 *
 * @param name names the part in the table of versions
 * @param owner the class beside whose class file the SQL files lie
 * @param files the SQL files, oldest first; the version is the number of files that have been applied
 */
public record Schema(String name, Class<?> owner, List<String> files) {

    public Schema {
        files = List.copyOf(files);
    }

    public static Schema of(String name, Class<?> owner, String... files) {
        return new Schema(name, owner, List.of(files));
    }

    /** The text of one of the files. */
    public String script(String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new StorageException("Migration " + file + " of schema '" + name + "' is missing from the program.");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new StorageException("Migration " + file + " of schema '" + name + "' could not be read.", e);
        }
    }
}
