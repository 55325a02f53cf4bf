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
    void whatTheClientMayWriteAnewIsLeftOut() {
        for (Ops again : List.of(EDIT.opId("op-2"), EDIT.at(Ops.later(9)), EDIT.base(Map.of("title", Ops.NOW)),
                EDIT.dependsOn("x"), EDIT.schema(2), EDIT.lane("other"))) {
            assertThat(hex(again)).as("%s", again).isEqualTo(hex(EDIT));
        }
    }

    @Test
    void whatIsAskedForCounts() {
        var prints = new HashSet<String>();
        List<Ops> different = List.of(EDIT, EDIT.of("list"), Ops.title("t2", "milk"), EDIT.kind(Change.Kind.SEND),
                EDIT.fields(Map.of("title", FieldValue.of("tea"))),
                EDIT.fields(Map.of("title", FieldValue.of("milk"), "note", FieldValue.of("milk"))),
                EDIT.fields(Map.of("note", FieldValue.of("milk"))), EDIT.fields(Map.of("title", FieldValue.of(1))),
                EDIT.fields(Map.of("title", FieldValue.of("1"))), EDIT.fields(Map.of("title", FieldValue.of(true))),
                EDIT.fields(Map.of("title", FieldValue.of(false))), EDIT.fields(Map.of("title", FieldValue.Empty.EMPTY)),
                EDIT.fields(Map.of("title", FieldValue.of(""))));

        different.forEach(op -> prints.add(hex(op)));

        assertThat(prints).hasSameSizeAs(different);
    }

    @Test
    void textsDoNotRunTogether() {
        assertThat(hex(EDIT.fields(Map.of("ab", FieldValue.of("c")))))
                .isNotEqualTo(hex(EDIT.fields(Map.of("a", FieldValue.of("bc")))));
    }

    @Test
    void theFormStaysAsItIsBecauseFingerprintsAreStored() {
        assertThat(hex(EDIT)).isEqualTo("ec36023150ae3be6707b980e66a5d98427e8b49dc55b912d5b744dd413c047be");
    }

    private static String hex(Ops ops) {
        return HexFormat.of().formatHex(Fingerprint.of(ops.op()));
    }
}
