package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.sync.RegistrationState.FIRING;
import static org.outboxfx.sync.RegistrationState.PENDING;
import static org.outboxfx.sync.RegistrationState.QUARANTINED;
import static org.outboxfx.sync.RegistrationState.REREGISTERED_WHILE_FIRING;
import static org.outboxfx.sync.RegistrationState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.outboxfx.sync.Registration.Delay;

/** Every input in every state. The table below is the whole state machine; GONE means that nothing is left. */
class TransitionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GONE = "GONE";
    private static final long FIRED_GENERATION = 7;

    private static final String TABLE = """
            input          | PENDING     WAITING     FIRING       REREGISTERED UNREGISTERED QUARANTINED
            registered     | PENDING     PENDING     REREGISTERED REREGISTERED REREGISTERED QUARANTINED
            registeredOld  | =           =           =            =            =            =
            due            | =           PENDING     =            =            =            =
            reconnected    | =           PENDING     =            =            =            =
            started        | FIRING      =           =            =            =            =
            undispatched   | =           =           PENDING      PENDING      GONE         =
            succeeded      | =           =           GONE         PENDING      GONE         =
            failed         | =           =           WAITING      PENDING      GONE         =
            failedForGood  | =           =           GONE         PENDING      GONE         =
            failedNotYet   | =           =           WAITING      WAITING      GONE         =
            unregistered   | GONE        GONE        UNREGISTERED UNREGISTERED =            GONE
            expired        | GONE        GONE        =            =            =            GONE
            released       | =           =           =            =            =            PENDING
            """;

    private static final Map<String, Supplier<Input>> INPUTS = inputs();

    static Stream<Arguments> everyPair() {
        return TABLE.lines().skip(1).flatMap(line -> {
            String input = line.substring(0, line.indexOf('|')).strip();
            String[] results = line.substring(line.indexOf('|') + 1).strip().split("\\s+");
            RegistrationState[] states = RegistrationState.values();
            return Stream.iterate(0, i -> i + 1).limit(states.length).map(i -> Arguments.of(states[i], input, results[i]));
        });
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("everyPair")
    void r25_inputLeadsTo(RegistrationState state, String input, String expected) {
        Registration before = in(state);

        Step step = Transition.next(before, INPUTS.get(input).get(), NOW);

        if (expected.equals("=")) {
            assertThat(step.after()).isSameAs(before);
            assertThat(step.news()).isEmpty();
        } else {
            assertThat(nameOf(step.after())).isEqualTo(expected);
        }
    }

    @Test
    void r20_afterReregisteringTheAttemptsBeginAgainEvenAfterALastChance() {
        Registration last = in(REREGISTERED_WHILE_FIRING).withAttempts(2);
        assertThat(last.lastChance()).isTrue();

        Registration after = present(Transition.next(last, INPUTS.get("failed").get(), NOW).after());

        assertThat(after.attempts()).isZero();
        assertThat(after.starts()).isZero();
        assertThat(after.delay()).isNull();
    }

    @Test
    void r15_lastChanceBeginsWithTheAttemptBeforeTheMaximum() {
        assertThat(in(FIRING).withAttempts(1).lastChance()).isFalse();
        assertThat(in(FIRING).withAttempts(2).lastChance()).isTrue();
        assertThat(in(FIRING).withAttempts(3).lastChance()).isTrue();
    }

    @Test
    void r15_unlimitedAttemptsHaveNoLastChance() {
        var unlimited = Registration.created("t", 1, SyncOptions.outbox(), NOW).withAttempts(Integer.MAX_VALUE - 1);

        assertThat(unlimited.lastChance()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RegistrationState.class)
    void r22_theTimerDoesNothingUnlessItIsWaiting(RegistrationState state) {
        Registration before = in(state);

        Step step = Transition.next(before, new Input.Due(), NOW);

        assertThat(step.after() == before).isEqualTo(state != WAITING);
    }

    @Test
    void r14_anEventThatReachedNobodyConsumesNoAttemptAndIsNoDeath() {
        Registration after = present(Transition.next(in(FIRING).withAttempts(1).withStarts(3), new Input.Undispatched(), NOW)
                .after());

        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.starts()).isEqualTo(2);
    }

    @Test
    void r29_newOptionsDoNotChangeTheMaximum() {
        var generous = SyncOptions.standard().withMaxAttempts(10).withReleaseOnReconnect(false);

        Registration after = present(Transition.next(in(PENDING), new Input.Registered(8, generous), NOW).after());

        assertThat(after.maxAttempts()).isEqualTo(3);
        assertThat(after.options()).isEqualTo(generous);
    }

    @Test
    void r12_withoutTheOptionReconnectingReleasesNothing() {
        Registration waiting = Registration.created("t", 1, SyncOptions.standard(), NOW)
                .waiting(new Delay(NOW, NOW.plusSeconds(60), Delay.Reason.BACKOFF));

        assertThat(Transition.next(waiting, new Input.Reconnected(), NOW).after()).isSameAs(waiting);
    }

    @ParameterizedTest
    @EnumSource(value = Delay.Reason.class, names = {"NOT_BEFORE", "EARLIEST_START"})
    void delayThatWasAskedForSurvivesReconnecting(Delay.Reason reason) {
        Registration waiting = in(WAITING).waiting(new Delay(NOW, NOW.plusSeconds(60), reason));

        assertThat(Transition.next(waiting, new Input.Reconnected(), NOW).after()).isSameAs(waiting);
    }

    @Test
    void whatTheServerAskedForSurvivesRegisteringAgain() {
        var delay = new Delay(NOW, NOW.plusSeconds(60), Delay.Reason.NOT_BEFORE);

        Registration after = present(Transition.next(in(WAITING).waiting(delay), INPUTS.get("registered").get(), NOW).after());

        assertThat(after.delay()).isEqualTo(delay);
    }

    @Test
    void earliestStartGivenAgainReplacesTheOldOne() {
        Instant later = NOW.plusSeconds(90);
        var again = new Input.Registered(8, SyncOptions.standard().withEarliestStart(later));
        Registration waiting = in(WAITING).waiting(new Delay(NOW, NOW.plusSeconds(60), Delay.Reason.EARLIEST_START));

        Registration after = present(Transition.next(waiting, again, NOW).after());

        assertThat(present(after.delay()).until()).isEqualTo(later);
    }

    @Test
    void r27_deathsInARowLeadToQuarantineAtTheBoundAndNotBefore() {
        var load = new Input.Loaded(5);

        Step fourth = Transition.next(in(PENDING).withStarts(4), load, NOW);
        Step fifth = Transition.next(in(PENDING).withStarts(5), load, NOW);

        assertThat(nameOf(fourth.after())).isEqualTo("PENDING");
        assertThat(fourth.news()).containsExactly(new SyncLifecycle.Interrupted("t", 4));
        assertThat(nameOf(fifth.after())).isEqualTo("QUARANTINED");
        assertThat(fifth.news()).containsExactly(new SyncLifecycle.Quarantined("t", 5));
    }

    @Test
    void r28_loadingKeepsTheRestOfADelay() {
        var delay = new Delay(NOW.minusSeconds(40), NOW.plusSeconds(20), Delay.Reason.BACKOFF);

        Registration after = present(Transition.next(in(WAITING).waiting(delay), new Input.Loaded(5), NOW).after());

        assertThat(after.delay()).isEqualTo(delay);
    }

    @Test
    void r28_loadingAfterADelayHasEndedIsPending() {
        var delay = new Delay(NOW.minusSeconds(60), NOW, Delay.Reason.BACKOFF);

        assertThat(nameOf(Transition.next(in(WAITING).waiting(delay), new Input.Loaded(5), NOW).after())).isEqualTo("PENDING");
    }

    @Test
    void r28_clockSetBackMakesNoDelayLongerThanItWas() {
        var delay = new Delay(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)).plusSeconds(60), Delay.Reason.BACKOFF);

        Registration after = present(Transition.next(in(WAITING).waiting(delay), new Input.Loaded(5), NOW).after());

        assertThat(present(after.delay()).until()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void delayOfPartOfAMillisecondEndsLateAndNotEarly() {
        var delay = new Delay(NOW, NOW.plusNanos(1), Delay.Reason.BACKOFF);

        assertThat(delay.until()).isEqualTo(NOW.plusMillis(1));
    }

    private static Map<String, Supplier<Input>> inputs() {
        var inputs = new HashMap<String, Supplier<Input>>();
        inputs.put("registered", () -> new Input.Registered(FIRED_GENERATION + 1, SyncOptions.standard()));
        inputs.put("registeredOld", () -> new Input.Registered(FIRED_GENERATION, SyncOptions.standard()));
        inputs.put("due", Input.Due::new);
        inputs.put("reconnected", Input.Reconnected::new);
        inputs.put("started", Input.Started::new);
        inputs.put("undispatched", Input.Undispatched::new);
        inputs.put("succeeded", Input.Succeeded::new);
        inputs.put("failed", () -> new Input.Failed("no", false, null, 0.5));
        inputs.put("failedForGood", () -> new Input.Failed("never", true, null, 0.5));
        inputs.put("failedNotYet", () -> new Input.Failed("later", false, NOW.plusSeconds(60), 0.5));
        inputs.put("unregistered", Input.Unregistered::new);
        inputs.put("expired", Input.Expired::new);
        inputs.put("released", Input.Released::new);
        return inputs;
    }

    /** A registration in that state, past its expiry, that reconnecting releases. */
    private static Registration in(RegistrationState state) {
        var options = SyncOptions.standard().withReleaseOnReconnect(true).withExpiry(Duration.ofSeconds(1));
        var registration = Registration.created("t", FIRED_GENERATION, options, NOW.minusSeconds(1));
        return state == WAITING
                ? registration.waiting(new Delay(NOW, NOW.plusSeconds(60), Delay.Reason.BACKOFF))
                : registration.in(state);
    }

    private static String nameOf(@Nullable Registration registration) {
        return registration == null ? GONE : registration.state().name().replace("_WHILE_FIRING", "");
    }

    private static <T> T present(@Nullable T value) {
        assertThat(value).isNotNull();
        if (value == null) {
            throw new AssertionError();
        }
        return value;
    }
}
