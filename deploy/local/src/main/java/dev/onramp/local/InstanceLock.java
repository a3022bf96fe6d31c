package dev.onramp.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Held by the one launcher of a data folder. It goes with its process, however that ends: it is never stale. */
final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, if it is free. */
    static Optional<InstanceLock> tryTake(DataFolder data) {
        try {
            var channel =
                    FileChannel.open(data.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                return Optional.of(new InstanceLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LauncherException("Cannot lock %s (%s).".formatted(data.run(), e), e);
        }
    }

    /** Takes the lock, waiting for another command that has it. */
    static InstanceLock take(DataFolder data, Duration limit) {
        return Deadline.in(limit)
                .find(() -> tryTake(data))
                .orElseThrow(() -> new LauncherException(
                        "Another command of deploy/local is at work in " + data.path() + ". Try again in a moment."));
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LauncherException("Cannot unlock (" + e + ").", e);
        }
    }
}
