package dev.onramp.democonfig.kpi;

import dev.onramp.democonfig.kpi.ProfileColumns.Status;
import dev.onramp.democonfig.kpi.ProfileColumns.TableColumn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Knows the columns of profiles whose ids begin with {@code kpi-test-}. */
@Decorator
@Priority(1)
class StubColumns implements ColumnSource {

    static final String SHOP = "kpi-test-shop";
    static final String AWAY = "kpi-test-away";
    static final String BROKEN = "kpi-test-broken";
    static final String SLOW = "kpi-test-slow";
    static final String SILENT = "kpi-test-silent";

    @Inject
    @Delegate
    ColumnSource others;

    @Override
    public Uni<ProfileColumns> columns(String profileId) {
        return switch (profileId) {
            case SHOP ->
                Uni.createFrom()
                        .item(new ProfileColumns(
                                Status.COMPLETE,
                                List.of(
                                        new TableColumn("public.orders", "total"),
                                        new TableColumn("public.orders", "Ship Date"),
                                        new TableColumn("archive.orders", "total"),
                                        new TableColumn("archive.orders", "year"),
                                        new TableColumn("archive.orders", "note", "string"),
                                        new TableColumn("archive.orders", "amount", "decimal"))));
            case AWAY -> Uni.createFrom().item(ProfileColumns.none(Status.AWAY));
            case BROKEN -> Uni.createFrom().failure(new IllegalStateException("canary"));
            case SLOW ->
                Uni.createFrom()
                        .item(ProfileColumns.none(Status.UNKNOWN))
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(1_500));
            case SILENT -> Uni.createFrom().nothing();
            default -> others.columns(profileId);
        };
    }
}
