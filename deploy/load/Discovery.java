import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Measures discovery; see the script of the same name. */
public final class Discovery {

    private static final int COLUMNS = 20;
    private static final int TABLES_IN_ONE_TRANSACTION = 200;
    private static final int ROUNDS = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NUMBER = Pattern.compile("\"(?:tables|expected)[a-z_]*\" *: *([1-9][0-9]*)");
    private static final Pattern STATUS = Pattern.compile("\"status\" *: *\"([a-z]+)\"");

    private final URI service;
    private final URI target;
    private final String user;
    private final String password;

    private Discovery(String service, String target) {
        this.service = URI.create(service);
        this.target = URI.create(target);
        var login = this.target.getUserInfo().split(":", 2);
        this.user = login[0];
        this.password = login.length == 2 ? login[1] : "";
    }

    public static void main(String[] arguments) throws Exception {
        var discovery = new Discovery(arguments[0], arguments[1]);
        discovery.seed(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000);
        var profile = discovery.createProfile();
        for (int round = 1; round <= ROUNDS; round++) {
            discovery.discover(profile, round);
        }
        discovery.cancel(profile);
    }

    private void seed(int tables) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists load");
            connection.setAutoCommit(false);
            for (int i = 1; i <= tables; i++) {
                statement.execute("create table if not exists load.t" + i + " (" + columns() + ")");
                if (i % TABLES_IN_ONE_TRANSACTION == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        System.out.printf("seeded      %d tables of %d columns%n", tables, COLUMNS);
    }

    private static String columns() {
        var sql = new StringBuilder("id bigint generated always as identity primary key");
        for (int i = 2; i <= COLUMNS; i++) {
            sql.append(", column_").append(i).append(i % 2 == 0 ? " numeric(10, 2) default 0" : " timestamptz not null");
        }
        return sql.toString();
    }

    private String createProfile() throws IOException, InterruptedException {
        var id = "load-" + UUID.randomUUID();
        var body = """
                {"id": "%s", "name": "Load", "type": "sql", "dialect": "postgresql", "host": "%s", "port": %d,
                 "database": "%s", "credentials": {"username": "%s", "password": "%s"}}
                """.formatted(id, target.getHost(), target.getPort(), target.getPath().substring(1), user, password);
        send("POST", "/connector/profiles", body, 201);
        return id;
    }

    private void discover(String profile, int round) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var operation = start(profile);
        long progress = millisUntil(start, operation, body -> NUMBER.matcher(body).find() || ended(body));
        long end = millisUntil(start, operation, Discovery::ended);
        System.out.printf("round %d     %s after %d ms, first progress after %d ms%n", round, status(operation), end, progress);
    }

    private void cancel(String profile) throws IOException, InterruptedException, SQLException {
        var operation = start(profile);
        millisUntil(System.nanoTime(), operation, body -> NUMBER.matcher(body).find() || ended(body));
        long start = System.nanoTime();
        send("POST", operation + "/cancel", "", 200, 202, 204, 409);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            long sessions;
            do {
                try (var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
                    rows.next();
                    sessions = rows.getLong(1);
                }
            } while (sessions > 0);
        }
        long cut = (System.nanoTime() - start) / 1_000_000;
        long ended = millisUntil(start, operation, Discovery::ended);
        System.out.printf("cancel      session gone after %d ms, %s after %d ms%n", cut, status(operation), ended);
    }

    private String start(String profile) throws IOException, InterruptedException {
        return send("POST", "/connector/profiles/" + profile + "/discovery", "{}", 202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private long millisUntil(long start, String operation, Predicate<String> reached)
            throws IOException, InterruptedException {
        while (!reached.test(send("GET", operation, "", 200).body())) {
            Thread.sleep(10);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private String status(String operation) throws IOException, InterruptedException {
        var status = STATUS.matcher(send("GET", operation, "", 200).body());
        return status.find() ? status.group(1) : "?";
    }

    private static boolean ended(String body) {
        var status = STATUS.matcher(body);
        return status.find() && !status.group(1).equals("queued") && !status.group(1).equals("running");
    }

    private HttpResponse<String> send(String method, String path, String body, int... expected)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        var token = System.getenv("ONRAMP_LOAD_TOKEN");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        for (int status : expected) {
            if (answer.statusCode() == status) {
                return answer;
            }
        }
        throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }

    private Connection connect() throws SQLException {
        var url = "jdbc:postgresql://" + target.getHost() + ":" + target.getPort() + target.getPath();
        return DriverManager.getConnection(url, user, password);
    }
}
