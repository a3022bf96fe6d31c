package dev.onramp.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that is a line of shell. */
final class TestProgram implements Program {

    private final String name;
    private final DataFolder data;
    private final String script;
    private final boolean becomesReady;
    private final AtomicInteger starts = new AtomicInteger();

    TestProgram(String name, TestData data, String script, boolean becomesReady) {
        this.name = name;
        this.data = data.folder();
        this.script = script;
        this.becomesReady = becomesReady;
    }

    /** One that runs until it is told to stop. */
    static TestProgram patient(TestData data) {
        return new TestProgram("patient", data, "while :; do sleep 0.05; done", true);
    }

    /** One that ends before it is ready. */
    static TestProgram broken(TestData data) {
        return new TestProgram("broken", data, "echo there is no hope; exit 7", false);
    }

    /** One that does not stop when it is asked to. */
    static TestProgram stubborn(TestData data) {
        return new TestProgram("stubborn", data, "trap '' TERM; while :; do sleep 0.05; done", true);
    }

    int starts() {
        return starts.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public String marker() {
        return "marker-" + name + "-" + data.path();
    }

    @Override
    public Path log() {
        return data.log(name);
    }

    @Override
    public Process start() throws IOException {
        starts.incrementAndGet();
        return ChildProcess.start(List.of("sh", "-c", script, marker()), Map.of(), data.work(), log());
    }

    @Override
    public boolean isReady() {
        return becomesReady;
    }

    @Override
    public void askToStop(ProcessHandle process) {
        process.destroy();
    }

    @Override
    public Duration stopsWithin() {
        return Duration.ofMillis(500);
    }
}
