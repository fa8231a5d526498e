package dev.rlmworkbench.cli.options;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A context length as people write it: `4000`, `4K`, `1M`. K is a thousand, as in the names of grids.
final class LengthConverter implements ITypeConverter<Integer> {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([kKmM]?)");

    @Override
    public Integer convert(String text) {
        var match = LENGTH.matcher(text.strip());
        if (match.matches()) {
            long unit =
                    switch (match.group(2)) {
                        case "k", "K" -> 1_000;
                        case "m", "M" -> 1_000_000;
                        case "" -> 1;
                        default -> throw new IllegalStateException(match.group(2));
                    };
            long length = Long.parseLong(match.group(1)) * unit;
            if (length <= Integer.MAX_VALUE) {
                return (int) length;
            }
        }
        throw new TypeConversionException("'" + text + "' is no length; write 4000, 4K or 1M");
    }
}
