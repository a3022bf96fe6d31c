package dev.onramp.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The launcher that runs at this moment, as other commands see it. */
final class Running {

    private final DataFolder data;
    private final Records records;

    Running(DataFolder data, Records records) {
        this.data = data;
        this.records = records;
    }

    /** Makes this process the one that others find. Only for the holder of the {@link InstanceLock}. */
    void announce() {
        records.put(ProcessRecord.of(Records.LAUNCHER, ProcessHandle.current(), 0));
    }

    /** Tells others that everything is ready. */
    void announceReady() {
        records.put(
                ProcessRecord.of(Records.LAUNCHER, ProcessHandle.current(), 0).withReady(true));
    }

    /** The record of the launcher, if it runs. */
    Optional<ProcessRecord> launcher() {
        return records.get(Records.LAUNCHER)
                .filter(record -> record.find("-Ddev.onramp.local.launcher=" + data.path())
                        .isPresent());
    }

    /** The process of the launcher, if it runs. */
    Optional<ProcessHandle> process() {
        return launcher().flatMap(record -> Processes.find(record.pid()));
    }

    /** The services that run, whether they are ready or not. */
    List<OnrampService> services() {
        return Arrays.stream(OnrampService.values())
                .filter(service -> records.get(service.module()).isPresent())
                .toList();
    }
}
