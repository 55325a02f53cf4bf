package org.outboxfx.app.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.world.Crossing;
import org.outboxfx.scenario.world.Crossing.Kind;
import org.outboxfx.scenario.world.Crossing.Outcome;

/**
 * What has crossed the wire: a lane for each device, one for the server, and an arrow for each request and each answer. What
 * was lost is broken off. JavaFX thread only.
 */
final class SequencePane extends Pane {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final double HEAD = 52;
    private static final double TIMES = 96;
    private static final double ROW = 70;
    private static final double FEED_ROW = 42;
    private static final double SMALLEST_WIDTH = 480;
    private static final int MAX_SHOWN = 40;
    /** The part of its way after which a lost answer ends. */
    private static final double BREAK = 0.82;

    private final Words words;
    private final CrossingWords said;
    private final List<String> devices;
    private List<Crossing> shown = List.of();

    SequencePane(Words words, List<String> devices) {
        this.words = words;
        this.said = new CrossingWords(words);
        this.devices = List.copyOf(devices);
        getStyleClass().add("sequence");
        setMinWidth(SMALLEST_WIDTH);
        widthProperty().addListener(_ -> draw());
        draw();
    }

    /** Shows these, the latest of them if there are many. */
    void show(List<Crossing> crossings) {
        shown = List.copyOf(crossings.subList(Math.max(0, crossings.size() - MAX_SHOWN), crossings.size()));
        draw();
    }

    private void draw() {
        getChildren().clear();
        double end = HEAD;
        for (Crossing crossing : shown) {
            end += height(crossing);
        }
        setPrefHeight(end + HEAD / 2);
        setMinHeight(end + HEAD / 2);
        for (int lane = 0; lane <= devices.size(); lane++) {
            drawLane(lane, Math.max(end, getHeight()) - 8);
        }
        double y = HEAD;
        for (Crossing crossing : shown) {
            drawCrossing(crossing, y);
            y += height(crossing);
        }
    }

    private static double height(Crossing crossing) {
        return crossing.kind() == Kind.FEED ? FEED_ROW : ROW;
    }

    /** The server has the second lane: between the first device and the others. */
    private static final int SERVER = 1;

    private void drawLane(int lane, double end) {
        double x = x(lane);
        var line = new Line(x, HEAD - 6, x, end);
        line.getStyleClass().add(lane == SERVER ? "lane-server" : "lane");
        String name = lane == SERVER ? words.of("demo.lane.server") : devices.get(lane < SERVER ? lane : lane - 1);
        getChildren().addAll(line, text(name, x, HEAD / 2 - 4, "lane-name"));
    }

    private double x(int lane) {
        double width = Math.max(getWidth(), SMALLEST_WIDTH) - TIMES;
        double part = width / (devices.size() + 1);
        return TIMES + part * (lane + 0.5);
    }

    private double x(String device) {
        int index = Math.max(0, devices.indexOf(device));
        return x(index < SERVER ? index : index + 1);
    }

    private void drawCrossing(Crossing crossing, double top) {
        double device = x(crossing.device());
        double server = x(SERVER);
        var time = text(TIME.format(crossing.at()), 0, top + 28, "sequence-time");
        time.setX(12);
        getChildren().add(time);
        if (crossing.kind() == Kind.FEED) {
            arrow(new Flight(server, device, top + 28, crossing.outcome() == Outcome.ANSWERED ? 1 : 0.5), "feed",
                    said.carried(crossing));
            return;
        }
        double reach = reach(crossing.outcome());
        boolean lostOnTheWay = reach < 1;
        arrow(new Flight(device, server, top + 28, reach), lostOnTheWay ? "lost" : "request", said.carried(crossing));
        if (crossing.outcome() != Outcome.UNDERWAY) {
            boolean back = crossing.outcome() == Outcome.ANSWERED || crossing.outcome() == Outcome.BUSY
                    || crossing.outcome() == Outcome.REFUSED;
            if (lostOnTheWay) {
                getChildren().add(text(said.answer(crossing), (device + server) / 2, top + 48, "lost-words"));
            } else {
                arrow(new Flight(server, device, top + 57, back ? 1 : BREAK), back ? style(crossing) : "lost",
                        said.answer(crossing));
            }
        }
    }

    private static String style(Crossing crossing) {
        return crossing.outcome() == Outcome.ANSWERED ? "answer" : "refusal";
    }

    /** How far a request comes, as a part of its way. */
    private static double reach(Outcome outcome) {
        return switch (outcome) {
            case UNREACHABLE, DIED_BEFORE -> 0.2;
            case SIGN_IN_PAGE, REQUEST_LOST -> 0.5;
            case UNDERWAY, ANSWERED, ANSWER_LOST, BUSY, REFUSED, DIED_AFTER -> 1;
        };
    }

    /** One arrow's way, and which part of it it comes. */
    private record Flight(double from, double to, double y, double reach) {
        double end() {
            return from + (to - from) * reach;
        }

        /** Where its words are: above the part that it comes, or that is left of its way. */
        double middle() {
            return from + (to - from) * (reach <= 0.5 ? 0.5 : reach / 2);
        }

        double direction() {
            return Math.signum(to - from);
        }
    }

    private void arrow(Flight flight, String style, String label) {
        boolean arrives = flight.reach() >= 1;
        double end = flight.end() - (arrives ? flight.direction() * 9 : 0);
        var line = new Line(flight.from() + flight.direction() * 6, flight.y(), end, flight.y());
        line.getStyleClass().addAll("arrow", "arrow-" + style);
        getChildren().add(line);
        if (arrives) {
            double tip = flight.to() - flight.direction() * 3;
            double back = tip - flight.direction() * 11;
            var head = new Polygon(tip, flight.y(), back, flight.y() - 5.5, back, flight.y() + 5.5);
            head.getStyleClass().addAll("arrow-head", "head-" + style);
            getChildren().add(head);
        } else {
            getChildren().addAll(breakOff(end, flight.y()));
        }
        getChildren().add(text(label, flight.middle(), flight.y() - 13,
                style.equals("lost") ? "lost-words" : "sequence-words"));
    }

    /** A cross where something ended on its way. */
    private static List<Line> breakOff(double x, double y) {
        var strokes = new ArrayList<Line>();
        strokes.add(new Line(x - 5, y - 5, x + 5, y + 5));
        strokes.add(new Line(x - 5, y + 5, x + 5, y - 5));
        strokes.forEach(stroke -> stroke.getStyleClass().addAll("arrow", "arrow-cross"));
        return strokes;
    }

    /** A text in the middle of a place. */
    private static Text text(String words, double x, double y, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.CENTER);
        text.layoutBoundsProperty()
                .addListener((_, _, bounds) -> text.setX(style.equals("sequence-time") ? 12 : x - bounds.getWidth() / 2));
        text.setX(x - text.getLayoutBounds().getWidth() / 2);
        text.setY(y);
        return text;
    }

    /** For the table of the tour. */
    static String time(Instant at) {
        return TIME.format(at);
    }
}
