package org.outboxfx.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridTimestampTest {

    private static final long SEED = 20261101;

    @Test
    void orderOfTheTextsIsOrderOfTheStamps() {
        var random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            HybridTimestamp one = near(random);
            HybridTimestamp other = near(random);

            assertThat(Integer.signum(one.toString().compareTo(other.toString()))).as("seed %d, %s and %s", SEED, one, other)
                    .isEqualTo(Integer.signum(one.compareTo(other)));
        }
    }

    @Test
    void theTextReadsBackAsTheSameStamp() {
        var random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            var stamp = new HybridTimestamp(random.nextLong(HybridTimestamp.MAX_MILLIS + 1),
                    random.nextInt(HybridTimestamp.MAX_COUNTER + 1), "%016x".formatted(random.nextLong()));

            assertThat(stamp.toString()).hasSize(35);
            assertThat(HybridTimestamp.parse(stamp.toString())).isEqualTo(stamp);
        }
    }

    @Test
    void theTextIsTheSameWhateverDigitsThePersonsLanguageHas() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(new HybridTimestamp(42, 10, "00000000000000aa").toString())
                    .isEqualTo("0000000000042-000a-00000000000000aa");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000000042-000a-00000000000000a", "0000000000042-000A-00000000000000aa",
            "0000000000042-000a-00000000000000aa ", "٠٠٠٠٠٠٠٠٠٠٠٤٢-000a-00000000000000aa", "000000000042-0000a-00000000000000aa"})
    void whatIsNoStampIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HybridTimestamp.parse(text))
                .withMessage("Not a stamp: expected millis(13 digits)-counter(4 hex)-device(16 hex), found " + text.length()
                        + " characters of another form.");
    }

    @Test
    void eachPartHasItsBound() {
        assertThat(new HybridTimestamp(9_999_999_999_999L, 0xffff, "ffffffffffffffff").toString())
                .isEqualTo("9999999999999-ffff-ffffffffffffffff");
        assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(10_000_000_000_000L, 0, "00000000000000aa"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(-1, 0, "00000000000000aa"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(0, 0x10000, "00000000000000aa"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(0, -1, "00000000000000aa"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(0, 0, "00000000000000AA"));
    }

    /** Few values per part, so that equal parts are common. */
    private static HybridTimestamp near(Random random) {
        long[] millis = {0, 9, 10, 99, 1_700_000_000_000L, HybridTimestamp.MAX_MILLIS};
        int[] counters = {0, 9, 10, 255, 256, HybridTimestamp.MAX_COUNTER};
        return new HybridTimestamp(millis[random.nextInt(millis.length)], counters[random.nextInt(counters.length)],
                "%016x".formatted(random.nextLong(3)));
    }
}
