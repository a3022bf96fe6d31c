package dev.onramp.defaults.persistence;

import dev.onramp.defaults.operation.OnrampConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool of database connections, with an end to every wait: for a place in the queue, for a connection, and for a
 * database that has stopped talking.
 */
@Singleton
class ConnectionPool implements PgPoolCreator {

    private static final int MAX_WAITING = 1000;

    private final OnrampConfig config;

    ConnectionPool(OnrampConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var database = config.database();
        var connections = input.pgConnectOptionsList();
        // A connection on a dead line would be waited for until TCP gives up, which takes a quarter of an hour.
        connections.forEach(connection -> connection
                .setReadIdleTimeout((int) database.silence().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        var pool = input.poolOptions()
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout((int) database.connectionTimeout().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(List.<SqlConnectOptions>copyOf(connections))
                .using(input.vertx())
                .build();
    }
}
