package org.outboxfx.app.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Who owns a profile.
 *
 * @param channel the version of the channel that it speaks
 * @param program its name and version
 * @param process its id
 */
public record Greeting(int channel, String program, long process) {

    static final int VERSION = 1;
    static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static Greeting of(String program) {
        return new Greeting(VERSION, program, ProcessHandle.current().pid());
    }

    String write() {
        return text(this);
    }

    static Greeting read(String text) throws IOException {
        return JSON.readValue(text, Greeting.class);
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A frame cannot be written.", e);
        }
    }
}
