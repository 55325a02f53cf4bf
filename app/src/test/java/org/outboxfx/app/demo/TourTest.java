package org.outboxfx.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.journeys.Toolkit;
import org.outboxfx.scenario.Scenario;

class TourTest {

    private static final Scenario STORY = Scenario.parse("story.yaml", """
            title: Milk & more
            devices: {laptop: {person: Ann}, phone: {person: Ben, language: de}}
            steps:
              - caption: Ann loses an answer.
                laptop: lose-answer
              - laptop: {add: milk, title: Buy milk}
              - caption: It is done once.
                wait: 5s
              - laptop: {show: delivery}
              - expect:
                  phone: {milk: present}
                  server: {effects: 2}
            """);

    @TempDir
    Path folder;

    @BeforeAll
    static void startJavaFx() {
        Toolkit.start();
    }

    @Test
    void eachChapterHasItsPicturesAndThePageHoldsThemAll() throws Exception {
        var taken = new ArrayList<Picture>();

        List<String> failures = Tour.play(STORY, new Tour.Wish(folder, Optional.empty(), Theme.Choice.LIGHT), taken::add);

        assertThat(failures).containsExactly("story.yaml, line 12: effects on the server: found 1, expected 2.");
        assertThat(taken).extracting(Picture::file).containsExactly("01-laptop.png", "01-phone.png", "02-laptop.png",
                "02-phone.png", "sequence.png");
        for (Picture picture : taken) {
            assertThat(ImageIO.read(folder.resolve(picture.file()).toFile()).getWidth()).isEqualTo(2_400);
        }
        assertThat(Files.readString(folder.resolve(Tour.PAGE)))
                .contains("<h1>Milk &amp; more</h1>", "1. Ann loses an answer.", "2. It is done once.",
                        "New: “Buy milk”", "the answer is lost", "had it already, not done again")
                .doesNotContain("src=\"0");
    }

    @Test
    void everyStoryThatIsShippedCanBeChosenTheWorkingDayFirst() {
        List<Scenario> stories = Stories.all();

        assertThat(stories).hasSizeGreaterThanOrEqualTo(15);
        assertThat(stories.getFirst().title()).isEqualTo("A working day");
        assertThat(stories).extracting(Scenario::title).doesNotHaveDuplicates();
    }
}
