package org.outboxfx.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No view is given a text that stands in the code, whether a test shows that view or not: the compiler's own eyes look for one. */
class LiteralTest {

    /** What shows or speaks the text it is given, and at which place, from 0. */
    private static final Map<String, Integer> SHOWS = Map.ofEntries(Map.entry("setText", 0), Map.entry("setPromptText", 0),
            Map.entry("setAccessibleText", 0), Map.entry("setAccessibleHelp", 0), Map.entry("setTitle", 0),
            Map.entry("label", 0), Map.entry("say", 0), Map.entry("offer", 0), Map.entry("wrapped", 0), Map.entry("section", 0),
            Map.entry("button", 1), Map.entry("iconButton", 2), Map.entry("item", 1), Map.entry("Label", 0),
            Map.entry("Button", 0), Map.entry("ToggleButton", 0), Map.entry("CheckBox", 0), Map.entry("RadioButton", 0),
            Map.entry("Hyperlink", 0), Map.entry("Menu", 0), Map.entry("MenuItem", 0), Map.entry("Tooltip", 0),
            Map.entry("Text", 0), Map.entry("ToggleSwitch", 0));
    /** Names of nodes and styles are written so; no person reads them. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");
    /** Commands and what they print are English by design (docs/command-line.md). */
    private static final Path COMMANDS = Path.of("src/main/java/org/outboxfx/app/cli");

    @Test
    void nothingInTheProgramShowsATextThatStandsInItsCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var sources = files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(COMMANDS))
                    .map(file -> new Source(file.toUri(), read(file))).toList();

            assertThat(shown(sources)).isEmpty();
        }
    }

    @Test
    void aTextInTheCodeIsFound() throws IOException {
        var source = new Source(URI.create("string:///Sample.java"), """
                class Sample {
                    void show(Words words, boolean late) {
                        label.setText(late ? "Too late" : words.of("tasks.late"));
                        Nodes.button("save", "Save " + count, this::save);
                        new Label("·");
                        new Label(words.of("delivery.state." + state));
                    }
                }
                """);

        assertThat(shown(List.of(source))).containsExactly("Sample.java:3 “Too late”", "Sample.java:4 “Save ”");
    }

    private static TreeSet<String> shown(List<Source> sources) throws IOException {
        var found = new TreeSet<String>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null,
                sources);
        var positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            new Shown(unit, positions, found).scan(unit, null);
        }
        return found;
    }

    /** Goes through a source and, in what is shown, through all but what is looked up. */
    private static final class Shown extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final TreeSet<String> found;

        Shown(CompilationUnitTree unit, SourcePositions positions, TreeSet<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            look(name(call.getMethodSelect()), call.getArguments());
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            look(name(made.getIdentifier()), made.getArguments());
            return super.visitNewClass(made, nothing);
        }

        private void look(String name, List<? extends ExpressionTree> arguments) {
            int place = SHOWS.getOrDefault(name, Integer.MAX_VALUE);
            if (place < arguments.size()) {
                new Literals(this).scan(arguments.get(place), null);
            }
        }

        private static String name(ExpressionTree called) {
            return switch (called) {
                case IdentifierTree plain -> plain.getName().toString();
                case MemberSelectTree member -> member.getIdentifier().toString();
                default -> "";
            };
        }

        void found(LiteralTree literal) {
            if (literal.getValue() instanceof String text && text.chars().anyMatch(Character::isLetter)
                    && !NAME.matcher(text).matches()) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, literal));
                String file = Path.of(unit.getSourceFile().toUri().getPath()).getFileName().toString();
                found.add(file + ":" + line + " “" + text + "”");
            }
        }
    }

    /** Literals of an expression that become part of its value; what a method is asked with is looked at by itself. */
    private static final class Literals extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Shown shown;

        Literals(Shown shown) {
            this.shown = shown;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            shown.found(literal);
            return null;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(URI uri, String code) {
            super(uri, JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
