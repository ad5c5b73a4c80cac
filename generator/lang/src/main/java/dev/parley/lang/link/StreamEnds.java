package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import java.util.List;

/** On a stream nothing is around a message, so it must tell itself where it ends. */
final class StreamEnds {
    private StreamEnds() {
    }

    static void check(List<Message> messages, Problems problems) {
        messages.stream().filter(m -> m.content().tag().isEmpty() && m.wire().filter(Sizes::isOpenEnded).isPresent())
                .forEach(m -> problems.report("open-ended", m.span(), "on a stream nothing tells where a message '"
                        + m.name() + "' ends", "put a length in front of what may be absent or of any length"));
    }
}
