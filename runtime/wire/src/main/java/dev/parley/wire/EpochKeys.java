package dev.parley.wire;

/**
 * What the layer below needs to protect a lane in an epoch. A generated record holds one component for each parameter of
 * the epoch. The secrets belong to whoever received the keys from the machine.
 */
public interface EpochKeys extends AutoCloseable {
    /** The name of the epoch in the specification. */
    String epoch();

    /** Wipes the secrets. */
    @Override
    void close();
}
