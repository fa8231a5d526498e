package dev.rlmworkbench.text.question;

/// What [Guidance] says behind the finds of a function. A prompt profile names those that are on.
public enum Hint {
    /// Some of what was found holds names or values that the question has and the call has not: how many, and what the
    /// same call with them prints.
    CONDITIONS,
    /// Which names of the question neither the call nor what it found has.
    NAMES,
    /// That the question asks for the largest or the smallest, where several finds hold numbers.
    NUMBERS,
    /// Which find has the latest or the earliest date, where the question asks for it.
    DATES
}
