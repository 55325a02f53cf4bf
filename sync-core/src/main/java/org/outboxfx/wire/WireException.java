package org.outboxfx.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.Serial;

/** Bytes that are not the JSON expected. The message tells form and place, and repeats none of the content. */
public final class WireException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private WireException(String message) {
        super(message);
    }

    /** For an answer of the right form that makes no sense: what was found and what was expected. */
    public static WireException unexpected(String found) {
        return new WireException(found);
    }

    static WireException of(Class<?> form, Exception cause) {
        String place = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr()
                : "";
        String kind = cause instanceof StreamConstraintsException
                ? "exceeds a bound of the protocol"
                : "is not JSON of the form expected";
        return new WireException("The text " + kind + place + "; expected " + form.getSimpleName() + ".");
    }
}
