package dev.rlmworkbench.experiment.result;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second process from writing the same run. The system gives the lock back when a process dies, however it
/// does.
///
/// The lock is on a hidden file of its own, because closing any reader of a locked file would give the lock away on
/// Linux; and the file stays, because removing it would let two later processes lock two different files.
final class RunLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws RunException when another process, or another part of this one, has the run
    static RunLock take(RunName run) throws IOException {
        var channel = FileChannel.open(run.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new RunLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process has the run {} open already", run.name(), e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new RunException(
                "the run '%s' is being written by another process; wait for it or choose another --run-name"
                        .formatted(run.name()),
                null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a run's lock", e);
        }
    }
}
