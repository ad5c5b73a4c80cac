package dev.parley.wire;

/**
 * What a machine needs of the layer below. It is called from within {@link Machine#start}, {@link Machine#receive},
 * {@link Machine#resume} and {@link Machine#sendAmbient} only, and must not call the machine from there, except for its
 * accessors.
 */
public interface Transport {
    /**
     * Sends one whole message, frame included.
     *
     * @param contentType the tag of the content; {@link MessageKind#NONE} on a stream
     * @param endsRecord whether the record must end after it, because a key change follows
     */
    void send(int contentType, Bytes message, boolean endsRecord);

    /** Protects everything sent from now on with the keys, which now belong to the transport. */
    void writeKeys(EpochKeys keys);

    /** Expects everything received from now on under the keys, which now belong to the transport. */
    void readKeys(EpochKeys keys);

    /**
     * An accepted message beside the flow, such as data or an alert; dropped ones too, so that they can be counted.
     *
     * @param body its encoding without the frame
     */
    void ambient(MessageKind kind, Bytes body);

    /** The machine went from one state to another. */
    void moved(Step step);
}
