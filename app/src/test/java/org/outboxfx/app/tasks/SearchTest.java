package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.record.FieldValue;

class SearchTest {

    @ParameterizedTest
    @CsvSource({"Äpfel kaufen, äpfel, true", "Äpfel kaufen, ÄPFEL KAUF, true", "Äpfel kaufen, apfel, false",
            "Buy MILK, milk, true", "Buy MILK, b, true", "Buy MILK, k, true", "Buy MILK, milky, false", "Σίσυφος, ΣΊΣΥΦΟΣ, true",
            "a[b, a{b, false", "@, `, false"})
    void aWordIsFoundWhateverItsCaseAndWhereverItStands(String title, String looked, boolean found) {
        Task task = Task.unknown("1").saving(Map.of("title", FieldValue.of(title)));

        assertThat(Search.of(looked).finds(task)).isEqualTo(found);
    }
}
