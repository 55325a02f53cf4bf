package org.outboxfx.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code shown in docs/background-sync.md is word for word the code here, and as short as it says. */
class DocumentedTest {

    private static final Path SHOWN = Path.of("..", "docs", "background-sync.md");
    private static final Path CODE = Path.of("src", "main", "java", "org", "outboxfx", "example");

    @Test
    void theFormIsShownAsItIs() throws IOException {
        assertThat(shown("form")).isEqualTo(code("Form.java", "form"));
    }

    @Test
    void theProgramIsShownAsItIs() throws IOException {
        assertThat(shown("program")).isEqualTo(code("FormProgram.java", "program"));
    }

    @Test
    void theFormHasFewerThanTwentyLinesOfCode() throws IOException {
        assertThat(code("Form.java", "form").stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("/**")))
                .hasSizeLessThan(20);
    }

    private static List<String> shown(String name) throws IOException {
        List<String> lines = Files.readAllLines(SHOWN);
        int begin = lines.indexOf("<!-- checked by DocumentedTest: " + name + " -->") + 2;
        return lines.subList(begin, begin + lines.subList(begin, lines.size()).indexOf("```"));
    }

    private static List<String> code(String file, String name) throws IOException {
        String all = Files.readString(CODE.resolve(file));
        int begin = all.indexOf("// begin: " + name);
        int margin = begin - all.lastIndexOf('\n', begin) - 1;
        return all.substring(all.indexOf('\n', begin) + 1, all.indexOf("// end", begin)).stripTrailing().lines()
                .map(line -> line.substring(Math.min(margin, line.length()))).toList();
    }
}
