package dev.onramp.connector.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Does what its input says. */
@ApplicationScoped
class FakeRunner implements OperationRunner {

    static final String KIND = "fake";
    static final String CANARY = "canary-5d1f";

    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    private final Set<String> postponed = ConcurrentHashMap.newKeySet();

    private final Map<String, CompletableFuture<ObjectNode>> released = new ConcurrentHashMap<>();

    boolean wasCancelled(String id) {
        return cancelled.contains(id);
    }

    /** Lets one that waits come to its end. */
    void release(String id) {
        released(id).complete(JsonNodeFactory.instance.objectNode());
    }

    private CompletableFuture<ObjectNode> released(String id) {
        return released.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<ObjectNode> run(OperationRun run) {
        var progress = JsonNodeFactory.instance.objectNode().put("stage", "begun");
        return run.progress(progress).chain(() -> work(run));
    }

    private Uni<ObjectNode> work(OperationRun run) {
        return switch (run.input().path("do").asText()) {
            case "succeed" ->
                Uni.createFrom().item(JsonNodeFactory.instance.objectNode().put("answer", 42));
            case "source fault" ->
                Uni.createFrom().failure(new SourceException(FaultCode.AUTH_FAILED, "Check the password."));
            case "problem" -> Uni.createFrom().failure(Problems.notFound("profile"));
            case "break" -> Uni.createFrom().failure(new IllegalArgumentException(CANARY));
            case "unstorable" ->
                Uni.createFrom().item(JsonNodeFactory.instance.objectNode().put("text", "\0"));
            case "later" ->
                postponed.add(run.id())
                        ? Uni.createFrom().failure(new RunLaterException())
                        : Uni.createFrom().item(JsonNodeFactory.instance.objectNode());
            case "wait" -> Uni.createFrom().completionStage(() -> released(run.id()));
            default -> Uni.createFrom().<ObjectNode>nothing().onCancellation().invoke(() -> cancelled.add(run.id()));
        };
    }
}
