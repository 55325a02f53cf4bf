import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds what is installed: a Java runtime of the parts that are needed, the program with a launcher and a cache of what its start
 * loads, and this system's package of it. Run by {@code mvn -Pinstall package}, with the tools of the JDK that runs it.
 */
public final class Installer {

    private static final String NAME = "outboxfx";
    private static final String MODULES = "javafx.controls,java.se,jdk.management,jdk.httpserver,jdk.unsupported,jdk.crypto.ec,"
            + "jdk.localedata,jdk.zipfs,jdk.net,jdk.charsets";
    /** With the little that is usual for one compiler, the start's compiled code would bring on a collection of the whole heap. */
    private static final String CODE_ROOM = "-XX:ReservedCodeCacheSize=128m";
    /** Only the second compiler would use them, and to read them takes a tenth of a second of the start. */
    private static final String NO_PROFILES = " -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";
    /** A start makes some 110 MB of objects before it is seen, nearly all of them for a moment: nothing is collected until then. */
    private static final List<String> ROOM = List.of("-Xmn160m", "-Xms256m");
    /** In pages of 2 MB: each of 4 kB that is used for the first time costs a call of the system. Where there are none it says nothing. */
    private static final List<String> LARGE_PAGES = List.of("-XX:+UseTransparentHugePages", "-Xlog:pagesize=off");
    private static final long LONGEST_TRAINING_MINUTES = 10;
    private static final List<String> VIRTUAL_DISPLAY = List.of("xvfb-run", "-a", "-s", "-screen 0 1920x1080x24");
    private static final String NO_DISPLAY = " -Dglass.platform=Headless -Dprism.order=sw";

    private final Path folder;
    private final Path jars;
    private final Path javafx;
    private final String version;
    private final Path icon;
    private final boolean linux = system().contains("linux");
    private final boolean mac = system().contains("mac");

    private Installer(Path folder, Path jars, Path javafx, String version, Path icon) {
        this.folder = folder;
        this.jars = jars;
        this.javafx = javafx;
        this.version = version;
        this.icon = icon;
    }

    /** @param args the folder to build in, the jars, the JavaFX modules, the version, the icon */
    public static void main(String[] args) throws IOException, InterruptedException {
        var installer = new Installer(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3], Path.of(args[4]));
        installer.build();
    }

    private void build() throws IOException, InterruptedException {
        delete(folder);
        Files.createDirectories(folder);
        Path image = image(runtime());
        train(image);
        System.out.println("The program is in " + image + "; start " + launcher(image));
        packageOf(image);
    }

    private Path runtime() throws IOException {
        Path runtime = folder.resolve("runtime");
        run("jlink", List.of("--module-path", modules(), "--add-modules", MODULES, "--include-locales=en,de", "--strip-debug",
                "--no-header-files", "--no-man-pages", "--output", runtime.toString()));
        return runtime;
    }

    /** The jars of this system; those of the same name without a system are empty. */
    private String modules() throws IOException {
        try (Stream<Path> files = Files.list(javafx)) {
            return files.map(Path::toString).filter(file -> file.matches(".*-[0-9.]+-[a-z0-9-]+\\.jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Path image(Path runtime) throws IOException {
        var arguments = new ArrayList<>(List.of("--type", "app-image", "--name", NAME, "--app-version", version, "--vendor", "OutboxFX",
                "--input", jars.toString(), "--main-jar", "app-" + version + ".jar", "--main-class", "org.outboxfx.app.Launcher",
                "--runtime-image", runtime.toString(), "--dest", folder.toString()));
        var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", CODE_ROOM, "-XX:AOTCache=$APPDIR/app.aot",
                "-Xlog:aot=off,cds=off", "--enable-native-access=javafx.graphics,ALL-UNNAMED"));
        options.addAll(ROOM);
        if (linux) {
            options.addAll(LARGE_PAGES);
            Collections.addAll(arguments, "--icon", icon.toString());
        } else if (!mac) {
            arguments.add("--win-console"); // the same launcher serves the command line
        }
        options.forEach(option -> Collections.addAll(arguments, "--java-options", option));
        run("jpackage", arguments);
        Path image = folder.resolve(mac ? NAME + ".app" : NAME);
        if (linux) {
            writeLauncher(image);
        }
        return image;
    }

    /**
     * Puts a script in the place of jpackage's launcher, which asks dpkg whose file it is, twice, before it starts Java. That took
     * 0.3 s, a tenth of a start, and takes longer the more is installed.
     */
    private void writeLauncher(Path image) throws IOException {
        Path made = image.resolve("lib/app").resolve(NAME + ".cfg");
        var options = new ArrayList<String>();
        var jars = new ArrayList<String>();
        for (String line : Files.readAllLines(made)) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", "$app");
            if (line.startsWith("java-options=")) {
                options.add("  \"" + value + "\" \\");
            } else if (line.startsWith("app.classpath=")) {
                jars.add(value);
            }
        }
        Files.writeString(image.resolve("bin").resolve(NAME), """
                #!/bin/sh
                # Starts OutboxFX with the Java that came with it.
                app=$(readlink -f "$0")
                app=${app%%/bin/*}/lib/app
                unset JDK_JAVA_OPTIONS
                exec "${app%%/app}/runtime/bin/java" \\
                %s
                  -cp "%s" \\
                  org.outboxfx.app.Launcher "$@"
                """.formatted(String.join("\n", options), String.join(":", jars)), UTF_8);
        Files.delete(made);
        Files.delete(image.resolve("lib/libapplauncher.so"));
    }

    /** Rehearses a start, and keeps what was loaded and linked (JEP 514). Without it the program starts too, slower. */
    private void train(Path image) throws IOException, InterruptedException {
        Path configuration = configuration(image);
        Path cache = jars(image).resolve("app.aot").toAbsolutePath();
        String trained = Files.readString(configuration);
        // One run writes the cache or reads it, not both.
        Files.writeString(configuration, trained.replaceAll("(?m)^.*-XX:AOTCache=.*\\R", "")
                .replace("org.outboxfx.app.Launcher", "org.outboxfx.app.Rehearsal"));
        List<String> display = virtualDisplay();
        var command = new ArrayList<>(display);
        Path profile = folder.resolve("rehearsal");
        command.addAll(List.of(launcher(image).toString(), profile.toString()));
        var training = new ProcessBuilder(command);
        training.environment().put("JAVA_TOOL_OPTIONS",
                "-XX:AOTCacheOutput=" + cache + NO_PROFILES + " -Xlog:aot=off,cds=off" + (display.isEmpty() ? NO_DISPLAY : ""));
        Process process = training.redirectErrorStream(true).redirectOutput(folder.resolve("training.log").toFile()).start();
        if (!process.waitFor(LONGEST_TRAINING_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
        Files.writeString(configuration, trained);
        delete(profile);
        if (!Files.exists(cache)) {
            System.out.println("No cache was made (" + folder.resolve("training.log") + " says why): the program will start more slowly.");
        }
    }

    /** A display that nobody sees has what a real one needs, which JavaFX's own way without a display has not. */
    private List<String> virtualDisplay() {
        boolean there = linux && Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, VIRTUAL_DISPLAY.getFirst())));
        if (linux && !there) {
            System.out.println("There is no " + VIRTUAL_DISPLAY.getFirst()
                    + " here: the cache is made without a display and holds less. With it the program starts faster.");
        }
        return there ? VIRTUAL_DISPLAY : List.of();
    }

    private void packageOf(Path image) throws IOException, InterruptedException {
        if (linux) {
            debian(image);
            return;
        }
        run("jpackage", List.of("--type", mac ? "dmg" : "msi", "--app-image", image.toString(), "--name", NAME, "--app-version", version,
                "--vendor", "OutboxFX", "--dest", folder.toString()));
    }

    /** Files alone, which dpkg removes again: jpackage's package has scripts that fail where there is no menu. */
    private void debian(Path image) throws IOException, InterruptedException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path root = folder.resolve("deb");
        Path control = Files.createDirectories(root.resolve("DEBIAN")).resolve("control");
        Files.writeString(control, """
                Package: outboxfx
                Version: %s
                Architecture: %s
                Section: utils
                Priority: optional
                Maintainer: OutboxFX
                Depends: libc6, libgtk-3-0, libxtst6, libgl1, fontconfig, fonts-dejavu-core
                Installed-Size: %d
                Description: Tasks and messages that work the same with and without a network
                 A desktop program for tasks and messages. Whatever is typed is safe on this
                 machine's disk at once, and goes out when there is a connection. It shows
                 what waits and why, and has commands for scripts beside its window.
                """.formatted(version, architecture, kibibytes(image)), UTF_8);
        Path desktop = Files.createDirectories(root.resolve("usr/share/applications")).resolve(NAME + ".desktop");
        Files.writeString(desktop, """
                [Desktop Entry]
                Type=Application
                Name=OutboxFX
                Comment=Tasks and messages that work the same with and without a network
                Comment[de]=Aufgaben und Nachrichten, die mit und ohne Netz gleich funktionieren
                Exec=/opt/outboxfx/bin/outboxfx
                Icon=outboxfx
                Categories=Office;ProjectManagement;
                """, UTF_8);
        Files.copy(icon, Files.createDirectories(root.resolve("usr/share/icons/hicolor/256x256/apps")).resolve(NAME + ".png"));
        Path command = Files.createDirectories(root.resolve("usr/bin")).resolve(NAME);
        Files.createSymbolicLink(command, Path.of("/opt/outboxfx/bin/outboxfx"));
        Path program = Files.createDirectories(root.resolve("opt")).resolve(NAME);
        Files.move(image, program);
        Path deb = folder.resolve(NAME + "_" + version + "_" + architecture + ".deb");
        dpkg("--root-owner-group", "-Zxz", "-z2", "-b", root.toString(), deb.toString());
        Files.move(program, image);
        delete(root);
        System.out.println("The package is " + deb);
    }

    private static long kibibytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1024;
        }
    }

    private static void dpkg(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("dpkg-deb"));
        Collections.addAll(command, arguments);
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("'" + String.join(" ", command) + "' ended with " + code + ", expected 0.");
        }
    }

    private Path launcher(Path image) {
        return image.resolve(linux ? "bin/" + NAME : mac ? "Contents/MacOS/" + NAME : NAME + ".exe");
    }

    private Path jars(Path image) {
        return image.resolve(linux ? "lib/app" : mac ? "Contents/app" : "app");
    }

    /** What says how to start the program. */
    private Path configuration(Path image) {
        return linux ? launcher(image) : jars(image).resolve(NAME + ".cfg");
    }

    private static void run(String name, List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("This Java has no " + name + ": a whole JDK 25 or newer is needed."));
        int code = tool.run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code + ", expected 0. What it said is above.");
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
