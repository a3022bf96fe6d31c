package dev.onramp.democonfig.kpi;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Stands in where nobody knows columns. */
@DefaultBean
@ApplicationScoped
class NoColumns implements ColumnSource {

    @Override
    public Uni<ProfileColumns> columns(String profileId) {
        return Uni.createFrom().item(ProfileColumns.none(ProfileColumns.Status.AWAY));
    }
}
