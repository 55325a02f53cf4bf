package org.outboxfx.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outboxfx.app.channel.Request;

/**
 * Writes what a command has to say, as text or as JSON.
 *
 * @param form how it was asked for
 * @param look whether colours are understood
 */
record Printer(PrintWriter out, PrintWriter err, Form form, Request.Look look) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GAP = "  ";

    /** How results are written. */
    enum Form {
        TEXT, JSON
    }

    /** The colours there are; each says something that the words say too. */
    enum Tone {
        GOOD("32"), BAD("31"), CALM("2"), STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    boolean isJson() {
        return form == Form.JSON;
    }

    /** One line of text; nothing where JSON was asked for. */
    void line(String text) {
        if (!isJson()) {
            out.println(text);
        }
    }

    /** One JSON document on a line of its own; nothing where text was asked for. */
    void json(Object value) {
        if (isJson()) {
            out.println(written(value));
        }
    }

    /** An error, for people or for programs. */
    void error(Exit exit, String message) {
        err.println(isJson() ? written(new Failure(message, exit.name(), exit.code())) : toned(Tone.BAD, message));
    }

    private record Failure(String error, String exit, int code) {}

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result cannot be written as JSON.", e);
        }
    }

    String toned(Tone tone, String text) {
        return look == Request.Look.PLAIN || text.isEmpty() ? text : "\u001b[" + tone.code + "m" + text + "\u001b[0m";
    }

    /** Rows with their columns below each other; the last column is as long as it is. */
    void table(List<String> heads, List<List<String>> rows) {
        if (isJson()) {
            return;
        }
        int[] widths = new int[heads.size()];
        var all = new ArrayList<List<String>>(rows.size() + 1);
        all.add(heads);
        all.addAll(rows);
        all.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], length(row.get(i)))));
        out.println(toned(Tone.STRONG, aligned(heads, widths)));
        rows.forEach(row -> out.println(aligned(row, widths)));
    }

    private static String aligned(List<String> row, int[] widths) {
        var text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            boolean last = i == row.size() - 1;
            text.append(row.get(i)).append(last ? "" : " ".repeat(widths[i] - length(row.get(i))) + GAP);
        }
        return text.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
