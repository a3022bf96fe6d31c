package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.operation.RunLaterException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private final Targets targets = new Targets(2);

    @Test
    void soManyAreAtATargetAtOnce() {
        // Given
        hang("a");
        hang("a");

        // When
        var third = hang("a");
        var other = hang("b");

        // Then
        third.assertFailedWith(RunLaterException.class);
        other.assertNotTerminated();
    }

    @Test
    void whatIsCancelledMakesPlace() {
        // Given
        hang("a");
        var second = hang("a");

        // When
        second.cancel();

        // Then
        hang("a").assertNotTerminated();
        hang("a").assertFailedWith(RunLaterException.class);
    }

    @Test
    void whatFailsMakesPlaceToo() {
        // Given
        hang("a");
        var work = targets.run("a", () -> Uni.createFrom().failure(new IllegalStateException("broken")));

        // When
        var failed = work.subscribe().withSubscriber(UniAssertSubscriber.create());

        // Then
        failed.assertFailedWith(IllegalStateException.class);
        assertThat(hang("a").getFailure()).isNull();
    }

    private UniAssertSubscriber<Object> hang(String target) {
        return targets.run(target, () -> Uni.createFrom().nothing())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
