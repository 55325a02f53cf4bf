package org.outboxfx.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.Crossing;

/** The story as one page: its chapters, their pictures inside, and a table of what crossed the wire. Opens anywhere. */
record TourPage(Scenario scenario, List<Chapter> chapters, String sequence) {

    private static final String STYLE = """
            body { font: 17px/1.55 Inter, system-ui, sans-serif; color: #1f2328; background: #fff; max-width: 1500px; margin: 48px auto; padding: 0 24px; }
            h1 { font-size: 34px; margin: 0 0 8px; } h2 { font-size: 21px; font-weight: 600; margin: 56px 0 16px; max-width: 900px; }
            .about { color: #59636e; max-width: 800px; }
            .windows { display: grid; grid-template-columns: repeat(auto-fit, minmax(480px, 1fr)); gap: 20px; }
            figure { margin: 0; } figcaption { color: #59636e; font-size: 14px; margin: 6px 2px; }
            img { width: 100%; border: 1px solid #d1d9e0; border-radius: 10px; }
            table { border-collapse: collapse; margin-top: 14px; font-size: 15px; }
            th { text-align: left; font-weight: 600; color: #59636e; } th, td { padding: 5px 22px 5px 0; border-bottom: 1px solid #eceff2; }
            .lost { color: #cf222e; }
            @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } img { border-color: #30363d; }
              .about, figcaption, th { color: #9198a1; } th, td { border-color: #21262d; } .lost { color: #ff7b72; } }
            """;

    /** @param folder where the pictures are */
    void write(Path file, Path folder) throws IOException {
        Words words = new Words(Locale.forLanguageTag(scenario.devices().getFirst().language()));
        var said = new CrossingWords(words);
        var page = new StringBuilder("<!doctype html>\n<html lang=\"" + words.locale().toLanguageTag()
                + "\">\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(scenario.title())
                + "</title>\n<style>\n"
                + STYLE + "</style>\n<h1>" + escaped(scenario.title()) + "</h1>\n<p class=\"about\">" + escaped(scenario.about())
                + "</p>\n");
        int number = 0;
        for (Chapter chapter : chapters) {
            page.append("<h2>").append(++number).append(". ").append(escaped(chapter.caption()))
                    .append("</h2>\n<div class=\"windows\">\n");
            for (int i = 0; i < chapter.files().size(); i++) {
                Scenario.Device device = scenario.devices().get(i);
                figure(page, folder.resolve(chapter.files().get(i)), device.person() + " · " + device.name());
            }
            page.append("</div>\n");
            table(page, chapter.crossings(), said);
        }
        page.append("<h2>").append(escaped(words.of("demo.page.wire"))).append("</h2>\n");
        figure(page, folder.resolve(sequence), words.of("demo.page.wire.hint"));
        Files.writeString(file, page);
    }

    private static void figure(StringBuilder page, Path picture, String caption) throws IOException {
        page.append("<figure><img alt=\"").append(escaped(caption)).append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(Files.readAllBytes(picture))).append("\"><figcaption>")
                .append(escaped(caption)).append("</figcaption></figure>\n");
    }

    private static void table(StringBuilder page, List<Crossing> crossings, CrossingWords said) {
        if (crossings.isEmpty()) {
            return;
        }
        Words words = said.words();
        page.append("<table><tr><th>").append(escaped(words.of("demo.page.time"))).append("<th>")
                .append(escaped(words.of("demo.page.device"))).append("<th>").append(escaped(words.of("demo.page.what")))
                .append("<th>")
                .append(escaped(words.of("demo.page.answer"))).append('\n');
        for (Crossing crossing : crossings) {
            boolean lost = crossing.outcome() != Crossing.Outcome.ANSWERED;
            boolean reads = crossing.kind() == Crossing.Kind.FEED;
            page.append("<tr").append(lost ? " class=\"lost\"" : "").append("><td>").append(SequencePane.time(crossing.at()))
                    .append("<td>").append(escaped(crossing.device())).append("<td>")
                    .append(escaped(reads ? words.of("demo.page.reads", said.carried(crossing)) : said.carried(crossing)))
                    .append("<td>").append(reads && !lost ? "" : escaped(said.answer(crossing))).append('\n');
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
