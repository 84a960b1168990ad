package io.adtally.processing.encoding;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Constants as a byte each. Their order here is what is written: new ones come last, whatever their order in the enum. */
public final class EnumCodes<E extends Enum<E>> {
    private static final int ABSENT = 0;

    private final List<E> constants;
    private final Map<E, Integer> codes;

    /** Codes of 1 and on, in the order given. */
    @SafeVarargs
    public EnumCodes(Class<E> type, E... constants) {
        this.constants = List.of(constants);
        codes = new EnumMap<>(type);
        for (E constant : constants) {
            codes.put(constant, codes.size() + 1);
        }
        if (codes.size() != type.getEnumConstants().length) {
            throw new IllegalArgumentException("a constant of " + type.getSimpleName() + " has no code");
        }
    }

    /** What stands for a constant. */
    public byte code(E constant) {
        Integer code = codes.get(constant);
        if (code == null) {
            throw new IllegalStateException("no code for " + constant);
        }
        return code.byteValue();
    }

    /** The constant a code stands for. */
    public E constant(byte code) {
        return constants.get(code - 1);
    }

    /** Writes a constant, or that there is none. */
    public void write(@Nullable E constant, DataOutputView out) throws IOException {
        Integer code = constant == null ? null : codes.get(constant);
        out.writeByte(code == null ? ABSENT : code);
    }

    /** A constant that must be there. */
    public E read(DataInputView in) throws IOException {
        E constant = readOptional(in);
        if (constant == null) {
            throw new IOException("a constant is absent");
        }
        return constant;
    }

    public @Nullable E readOptional(DataInputView in) throws IOException {
        int code = in.readUnsignedByte();
        if (code > constants.size()) {
            throw new IOException("no constant has the code " + code);
        }
        return code == ABSENT ? null : constants.get(code - 1);
    }
}
