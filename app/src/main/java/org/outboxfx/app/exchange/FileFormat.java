package org.outboxfx.app.exchange;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The files that tasks can be read from and written to, told apart by their names' endings. */
public enum FileFormat {
    TODO_TXT("txt"), ICALENDAR("ics"), CSV("csv");

    private final String ending;

    FileFormat(String ending) {
        this.ending = ending;
    }

    /** Without the dot. */
    public String ending() {
        return ending;
    }

    /** Whatever is not named as another format is read as todo.txt, the plainest one. */
    public static FileFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (name.endsWith("." + format.ending)) {
                return format;
            }
        }
        return TODO_TXT;
    }

    /** @param zone where times of other zones are told */
    List<TaskLine> read(byte[] file, ZoneId zone) {
        return switch (this) {
            case TODO_TXT -> TodoTxt.read(file);
            case ICALENDAR -> new CalendarFile(zone).read(file);
            case CSV -> CsvFile.read(file, zone);
        };
    }

    byte[] write(List<FileTask> tasks, ZoneId zone) {
        return switch (this) {
            case TODO_TXT -> TodoTxt.write(tasks);
            case ICALENDAR -> new CalendarFile(zone).write(tasks);
            case CSV -> CsvFile.write(tasks);
        };
    }

    /** True if the format has no place for something of the task. */
    public boolean loses(FileTask task) {
        return this == TODO_TXT && !task.notes().isEmpty();
    }
}
