package dev.rlmworkbench.document;

/// Where a passage stands, as a person would look it up.
///
/// @param file  its name as [Document#name()] gives it
/// @param first number of the line, page or paragraph, from 1
/// @param last  the same as `first` where the passage does not go over several
public record Place(String file, PlaceUnit unit, int first, int last) {

    /// `report.pdf, page 12`, `log.txt, lines 4711-4712`.
    @Override
    public String toString() {
        return first == last
                ? "%s, %s %d".formatted(file, unit.word(), first)
                : "%s, %ss %d-%d".formatted(file, unit.word(), first, last);
    }
}
