package org.outboxfx.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.ImpactPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An operation that must be confirmed, as it is named on the command line: {@code list.deleted=true}. */
final class StepUpRule implements ITypeConverter<ImpactPolicy.Rule> {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{1,64})=(.{1,200})");

    @Override
    public ImpactPolicy.Rule convert(String text) {
        Matcher rule = FORM.matcher(text);
        if (!rule.matches()) {
            throw new TypeConversionException("expected TYPE.FIELD=VALUE, for example list.deleted=true");
        }
        return new ImpactPolicy.Rule(rule.group(1), rule.group(2), value(rule.group(3)));
    }

    private static FieldValue value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return FieldValue.of(Boolean.parseBoolean(text));
        }
        return text.matches("-?[0-9]{1,18}") ? FieldValue.of(Long.parseLong(text)) : FieldValue.of(text);
    }
}
