package dev.parley.backends.java;

import dev.parley.backends.GeneratedFile;
import dev.parley.lang.model.ProtocolModel;
import java.util.List;

/** Makes one class for each type of a protocol, which decodes and encodes its values. */
public final class CodecBackend {
    private final ProtocolModel model;
    private final Names names;

    /** A backend for the types of the model. */
    public CodecBackend(ProtocolModel model, Names names) {
        this.model = model;
        this.names = names;
    }

    /** All codecs, in the order of the text. */
    public List<GeneratedFile> generate() {
        return List.of();
    }
}
