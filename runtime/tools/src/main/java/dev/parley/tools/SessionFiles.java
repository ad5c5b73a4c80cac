package dev.parley.tools;

import dev.parley.tls.certificate.PeerRole;
import dev.parley.tls.session.Session;
import dev.parley.tls.session.SessionCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Sessions of clients in files. Whoever reads one can decrypt what is resumed with it, so only the owner may. */
final class SessionFiles {
    /** Longer than any session that is exported. */
    private static final int MAX_LENGTH = 1 << 20;

    private SessionFiles() {
    }

    /** The session of a file. */
    static Session read(Path file) throws IOException {
        byte[] exported = bytes(file);
        try {
            return Session.of(exported);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(exported, (byte) 0);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new IOException(file + ": not an exported session, but more than " + MAX_LENGTH + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        }
    }

    /** Writes the newest session to a file of its own, which replaces one that is there. */
    static void write(SessionCache sessions, Path file) throws IOException {
        try (Session session = sessions.newest(s -> s.binding().peer() == PeerRole.SERVER).orElseThrow(
                () -> new IOException("the server gave no session that could be written to " + file))) {
            byte[] exported = session.export();
            try {
                replace(file, exported);
            } finally {
                Arrays.fill(exported, (byte) 0);
            }
        }
    }

    /** Temporary files are created for their owner only; a file that is there keeps its permissions when it is overwritten. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        Path fresh = Files.createTempFile(folder(target), ".session", null);
        try {
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path folder(Path target) throws IOException {
        if (!Files.isDirectory(target.getParent())) {
            throw new IOException(target + ": there is no such folder");
        }
        return target.getParent();
    }
}
