package dev.parley.backends.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.lang.machine.Machine;
import java.io.UncheckedIOException;
import java.util.List;

/** Exports machines as JSON for other programs. The schema is that of {@link Exported}. */
public final class MachinesJson {
    /** The version of the schema. */
    public static final int VERSION = 1;

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer(printer());

    private MachinesJson() {
    }

    /** The document, indented by two blanks, each line ended by {@code \n}; equal machines give equal text. */
    public static String of(String protocol, List<Machine> machines) {
        List<Exported.Role> roles = machines.stream()
                .map(m -> new Exported.Role(m.role().name(), m.role().title())).toList();
        Exported document = new Exported("parley-machines", VERSION, protocol, roles,
                machines.stream().map(MachineExport::of).toList());
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }
}
