package org.outboxfx.app.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @ParameterizedTest
    @CsvSource({
            "Rehearse twice, Rehearse with Marta, Rehearse [twice], Rehearse [with Marta]",
            "Buy milk and bread, Buy bread, Buy [milk and] bread, Buy bread",
            "Call Ben, Please call Ben, [Call] Ben, [Please call] Ben",
            "Buy milk, Buy milk, Buy milk, Buy milk",
            "Tomorrow, Friday, Tomorrow, Friday",
            "'', Friday, '', Friday",
            "Buy bread, Buy bread today, Buy bread, Buy bread [today]"})
    void theWordsThatTheOtherLacksAreMarked(String one, String other, String oneMarked, String otherMarked) {
        assertThat(marked(one, other)).isEqualTo(oneMarked);
        assertThat(marked(other, one)).isEqualTo(otherMarked);
    }

    @Test
    void linesAndSpacesStayAsTheyAre() {
        assertThat(marked("One\n\n  two\tthree ", "One\n\n  four\tthree ")).isEqualTo("One\n\n  [two]\tthree ");
    }

    private static String marked(String value, String other) {
        return Difference.of(value, other).stream().map(part -> part.own() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
