package dev.parley.tls.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Finds paths from a peer's certificate to trust anchors by names alone. The search is bounded: certificates
 * that all seem to issue each other would otherwise make it factorial (the JDK's own path builder is not
 * bounded, and verifies a signature at each step).
 */
final class PathFinder {
    private static final int MAX_STEPS = 256;
    private static final int MAX_CANDIDATES = 8;

    private final Map<X500Principal, List<X509Certificate>> anchors;
    private final Set<X509Certificate> trusted;

    PathFinder(TrustAnchors anchors) {
        this.anchors = anchors.certificates().stream()
                .collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
        this.trusted = Set.copyOf(anchors.certificates());
    }

    /** The trust anchors. */
    Set<X509Certificate> anchors() {
        return trusted;
    }

    /**
     * A path whose signatures nobody has checked yet.
     *
     * @param path the peer's certificate first, without the anchor
     * @param anchor the authority that is named as the issuer of the last
     */
    record Candidate(List<X509Certificate> path, X509Certificate anchor) {}

    /** At most {@value #MAX_CANDIDATES} paths that begin with the first certificate, in the peer's order. */
    List<Candidate> find(List<X509Certificate> presented) {
        Search search = new Search(presented.subList(1, presented.size()));
        search.extend(List.of(presented.get(0)));
        return search.found;
    }

    /** One search with its budget. */
    private final class Search {
        private final List<X509Certificate> pool;
        private final List<Candidate> found = new ArrayList<>();
        private int steps;

        Search(List<X509Certificate> pool) {
            this.pool = pool;
        }

        void extend(List<X509Certificate> path) {
            X500Principal issuer = path.get(path.size() - 1).getIssuerX500Principal();
            for (X509Certificate anchor : anchors.getOrDefault(issuer, List.of())) {
                if (found.size() < MAX_CANDIDATES) {
                    found.add(new Candidate(path, anchor));
                }
            }
            for (X509Certificate next : pool) {
                if (next.getSubjectX500Principal().equals(issuer)
                        && !trusted.contains(next)
                        && !path.contains(next)
                        && found.size() < MAX_CANDIDATES
                        && steps++ < MAX_STEPS) {
                    List<X509Certificate> longer = new ArrayList<>(path);
                    longer.add(next);
                    extend(List.copyOf(longer));
                }
            }
        }
    }
}
