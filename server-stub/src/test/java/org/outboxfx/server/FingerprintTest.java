package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;

class FingerprintTest {

    private static final Ops EDIT = Ops.title("t1", "milk").opId("op-1");

    @Test
    void theStampAndTheKeyAreLeftOut() {
        assertThat(hex(EDIT.at(Ops.later(9)).opId("op-2"))).isEqualTo(hex(EDIT));
    }

    @Test
    void everythingElseCounts() {
        var prints = new HashSet<String>();
        List<Ops> different = List.of(EDIT, EDIT.of("list"), EDIT.kind(Change.Kind.SEND), EDIT.lane("other"), EDIT.schema(2),
                EDIT.dependsOn("x"),
                EDIT.dependsOn("x", ""), EDIT.base(Map.of("title", Ops.NOW)), EDIT.fields(Map.of("title", FieldValue.of("tea"))),
                EDIT.fields(Map.of("note", FieldValue.of("milk"))), EDIT.fields(Map.of("title", FieldValue.of(1))),
                EDIT.fields(Map.of("title", FieldValue.of("1"))), EDIT.fields(Map.of("title", FieldValue.of(true))),
                EDIT.fields(Map.of("title", FieldValue.of(false))), EDIT.fields(Map.of("title", FieldValue.Empty.EMPTY)),
                EDIT.fields(Map.of("title", FieldValue.of(""))));

        different.forEach(op -> prints.add(hex(op)));

        assertThat(prints).hasSameSizeAs(different);
    }

    @Test
    void textsDoNotRunTogether() {
        assertThat(hex(EDIT.lane("ab").dependsOn("c"))).isNotEqualTo(hex(EDIT.lane("a").dependsOn("bc")));
    }

    @Test
    void theFormStaysAsItIsBecauseFingerprintsAreStored() {
        assertThat(hex(EDIT)).isEqualTo("956ec37a7f81dcd1456c89433901c21118b453a108121e1fb5b1cd7b347b8eb5");
    }

    private static String hex(Ops ops) {
        return HexFormat.of().formatHex(Fingerprint.of(ops.op()));
    }
}
