package org.outboxfx.testfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The test shown in docs/testing-offline-ui.md is word for word one that runs here. */
class DocumentedTest {

    private static final Path HERE = Path.of("src", "test", "java", "org", "outboxfx", "testfx", "NoteWindowTest.java");

    @Test
    void theTestIsShownAsItIs() throws IOException {
        String code = Files.readString(HERE);
        int begin = code.indexOf("        // begin: test\n");
        String test = code.substring(code.indexOf('\n', begin) + 1, code.indexOf("        // end", begin)).stripTrailing()
                .stripIndent();

        assertThat(Files.readString(Path.of("..", "docs", "testing-offline-ui.md"))).contains("```java\n" + test + "\n```");
    }
}
