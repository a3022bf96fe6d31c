package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import io.netty.channel.ChannelHandler;
import io.vertx.core.Future;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.db2client.impl.DB2ConnectionFactory;
import io.vertx.mssqlclient.impl.MSSQLConnectionFactory;
import io.vertx.mysqlclient.impl.MySQLConnectionFactory;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.function.Supplier;

/**
 * The clients of the dialects, each with a guard on its connections. Their public entrances open the network by
 * themselves, so the factories behind them are used.
 */
final class GuardedClients {

    private GuardedClients() {}

    static ConnectionFactory of(
            Dialect dialect, VertxInternal vertx, SqlConnectOptions options, Supplier<ChannelHandler> guards) {
        Supplier<Future<? extends SqlConnectOptions>> known = () -> Future.succeededFuture(options);
        return switch (dialect) {
            case postgresql ->
                new PgConnectionFactory(vertx, known) {
                    @Override
                    protected NetClient netClient(NetClientOptions net) {
                        return new GuardedNetClient(super.netClient(net), guards);
                    }
                };
            case mysql, mariadb ->
                new MySQLConnectionFactory(vertx, known) {
                    @Override
                    protected NetClient netClient(NetClientOptions net) {
                        return new GuardedNetClient(super.netClient(net), guards);
                    }
                };
            case sqlserver ->
                new MSSQLConnectionFactory(vertx, known) {
                    @Override
                    protected NetClient netClient(NetClientOptions net) {
                        return new GuardedNetClient(super.netClient(net), guards);
                    }
                };
            case db2 ->
                new DB2ConnectionFactory(vertx, known) {
                    @Override
                    protected NetClient netClient(NetClientOptions net) {
                        return new GuardedNetClient(super.netClient(net), guards);
                    }
                };
        };
    }
}
