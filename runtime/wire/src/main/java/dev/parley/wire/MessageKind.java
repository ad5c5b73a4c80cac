package dev.parley.wire;

/** A message of the flow or beside it; a generated enumeration has one constant for each. */
public interface MessageKind extends Labelled {
    /** What the content's tag is never, on a stream, and a type code never, without framing. */
    int NONE = -1;

    /** The tag of the content that carries it; {@link #NONE} on a stream. */
    int contentType();

    /** Its type code in the frame; {@link #NONE} if its content has no frames. */
    int typeCode();
}
