package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * The program with one thing broken on purpose. The source itself stays as it is; a changed copy is compiled.
 *
 * @param what what is broken, in words
 * @param source the source file, from the project's folder
 * @param found what the source says, once
 * @param instead what the broken one says
 */
record Mutant(String what, String source, String found, String instead) {

    private static final Path PROJECT = Path.of("").toAbsolutePath().resolveSibling("");

    /** Compiles the broken class into a folder. */
    void compile(Path folder, String classPath) throws IOException {
        String text = Files.readString(PROJECT.resolve(source));
        assertThat(text.split(java.util.regex.Pattern.quote(found), -1))
                .as("'%s' in %s: change the mutant with the source", found,
                        source)
                .hasSize(2);
        Path file = folder.resolve("src").resolve(Path.of(source).getFileName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace(found, instead));
        var complaints = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, OutputStream.nullOutputStream(), complaints, "-proc:none",
                "-nowarn", "-classpath", classPath, "-d", folder.resolve("classes").toString(), file.toString());
        assertThat(result).as("%s", complaints).isZero();
    }

    @Override
    public String toString() {
        return what;
    }
}
