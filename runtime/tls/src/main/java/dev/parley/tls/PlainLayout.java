package dev.parley.tls;

import dev.parley.tls.spec.Extension;
import dev.parley.tls.spec.Message;
import java.util.List;

/** Extensions as they were written. */
record PlainLayout() implements ExtensionLayout {
    @Override
    public List<Extension> arrange(Message message, List<Extension> extensions) {
        return extensions;
    }

    @Override
    public String toString() {
        return "as written";
    }
}
