"""The functions and variables that code can use by their bare names."""

import itertools
import sys

from . import bywords, ends, fields, finding, frames, paragraph, records, search, windows, wordforms
from .display import size
from .questions import DEFAULT_SIZE, ChunkQuestions

LLM, RLM = 1, 2

# Their result is on the screen already when the last line of a block calls them.
PRINT_THEIR_RESULT = frozenset(["search", "grep", "extract", "field", "timeline", "around", "query_chunks", "SHOW_VARS", "print", "println"])

# How much the code of one block may ask; the host holds it to this.
MAX_QUESTIONS = 10_000
MAX_CHARS = 16_000_000
TOO_MUCH = (
    "too many or too long questions: the code of one block may ask at most 10,000, with 16,000,000 characters in all, "
    "so none of these were asked; select by code what to ask about, or go on in the next block"
)

NOT_AS_WRITTEN = "Not found as it is written here. "


class Functions:
    """Works on one session. `names()` is what code sees."""

    def __init__(self, session):
        self.session = session
        self.context = session.context
        self.ranges = session.ranges

    def names(self):
        return named(
            self.llm_query, self.llm_query_batched, self.rlm_query, self.rlm_query_batched, self.println,
            self.SHOW_VARS, self.FINAL, self.FINAL_VAR,
        )

    def of_the_text(self):
        return named(
            self.tail, self.context_slice, self.chunk_text, self.keyword_windows, self.regex_windows,
            self.query_chunks, self.search, self.grep, self.extract, self.field, self.timeline, self.around,
        )

    # Asking models.

    def llm_query(self, prompt):
        """The model's answer to a prompt."""
        return self.llm_query_batched([prompt])[0]

    def llm_query_batched(self, prompts):
        """Answers in the order of the prompts; they run in parallel."""
        return self.ask(LLM, [(str(prompt), None) for prompt in listed(prompts, "llm_query_batched")])

    def rlm_query(self, query, context=None):
        """The answer of a child RLM, which has `context` as its own context."""
        return self.ask(RLM, [(str(query), None if context is None else str(context))])[0]

    def rlm_query_batched(self, queries):
        """Answers in the order of the queries; they run in parallel."""
        return self.ask(RLM, [(str(query), None) for query in listed(queries, "rlm_query_batched")])

    def ask(self, kind, questions):
        if sum(len(text or "") for question in questions for text in question) > MAX_CHARS:
            raise ValueError(TOO_MUCH)
        for question in questions:
            for text in question:
                self.ranges.note_sent(text or "")
        return self.session.host.ask(kind, questions) if questions else []

    # Parts of the context.

    def println(self, *values):
        """Prints the values with a space between them."""
        print(*values)

    def tail(self, n=500):
        """The last characters of the context."""
        length = len(self.context)
        return self.piece((length - max(0, min(n, length)), length))

    def context_slice(self, start, end):
        """Characters from start (inclusive) to end (exclusive); negative ones count from the end."""
        first, last, _ = slice(start, end).indices(len(self.context))
        return self.piece((first, max(first, last)))

    def chunk_text(self, size, overlap=0):
        """The whole context in pieces of that many characters."""
        return self.pieces(windows.chunks(self.context, size, overlap))

    def keyword_windows(self, keyword, width=windows.DEFAULT_WIDTH, limit=windows.DEFAULT_LIMIT):
        """Stretches of the context around the keyword, upper and lower case alike."""
        return self.pieces(windows.around_keyword(self.context, keyword, width, limit))

    def regex_windows(self, pattern, width=windows.DEFAULT_WIDTH, limit=windows.DEFAULT_LIMIT):
        """Stretches of the context around the finds of a regular expression."""
        return self.pieces(windows.around_regex(self.context, pattern, width, limit))

    def pieces(self, places):
        return [self.piece(place) for place in places]

    def piece(self, place):
        self.ranges.hand_out(*place)
        return self.context[place[0] : place[1]]

    # Finding.

    def remark(self, text, some_of_many=False):
        """Prints what a function says about its own work, such as that it found nothing: no evidence for an answer.
        Where code has the output put elsewhere, it is text like any other."""
        output = self.session.output
        if not text:
            return
        if sys.stdout is output:
            output.remark(text, some_of_many)
        else:
            print(text, end="")

    def search(self, words, k=5):
        """Prints the best lines about these words with their positions, and returns them."""
        question = self.session.query
        lines, (listed_lines, remark, some_of_many) = self.session.passages.search(words, k, question)
        found = self.pieces(lines)
        print(listed_lines, end="")
        self.remark(remark, some_of_many)
        print(ends.date_below(self.context, lines, question), end="")
        self.remark(ends.hint(self.context, lines, question))
        self.show_paragraph(lines)
        return found

    def grep(self, *patterns):
        """Prints how many lines match all patterns and the first of them, and returns them."""
        texts = [str(pattern) for pattern in patterns]
        lines = finding.matching(self.context, [finding.pattern_of(text, "grep") for text in texts or [""]], "grep")
        if not lines:
            return self.in_parts(texts)
        literal = set(lines)
        others = [line for line in finding.in_any_order(self.context, texts, "grep") if line not in literal]
        about = " with these words in any order (%d as it is written here)" % len(lines) if others else ""
        return self.show_lines(lines + others, texts, about)

    def in_parts(self, patterns):
        """The lines with all parts of patterns that found nothing, such as pairs that stand there in another order; without
        such lines those with most of the words."""
        parts = finding.parts_of(patterns)
        lines = []
        if len(parts) > len(patterns):
            lines = finding.matching(self.context, [finding.pattern_of(part, "grep") for part in parts], "grep")
        if not lines:
            return self.lines_by_words(NOT_AS_WRITTEN, patterns)
        self.remark(NOT_AS_WRITTEN)
        return self.show_lines(lines, patterns, instead="With the words %s:" % ", ".join(parts))

    def lines_by_words(self, why, patterns):
        """The lines with most of the words of patterns that found nothing; `why` is printed before them."""
        text = " ".join(map(str, patterns))
        words, lines = bywords.with_most_words(self.context, text, search.names_of_question(self.session.query))
        if lines:
            self.remark(why)
            return self.show_lines(lines, patterns, instead="With the words %s:" % ", ".join(words))
        print("0 lines")
        self.like(text)
        return []

    def show_lines(self, lines, patterns, about="", instead=""):
        """`about` is what there is to say of the lines behind their number, `instead` what was looked for when nothing was
        found as it is written. That there is one such line is not said: it would be taken for an answer."""
        chosen, asked = self.narrowed(lines, patterns)
        found = self.pieces(chosen)
        count = "" if instead and len(lines) == 1 else finding.of_all("line", len(chosen), len(lines), asked, about)
        shown = list(dict.fromkeys(records.shown_as(self.context, *line) for line in chosen))
        print(finding.shown_lines(self.context, shown, (instead + " " + count).strip()), end="")
        print(ends.date_below(self.context, chosen, self.session.query), end="")
        self.note_other_names(patterns, chosen)
        self.show_paragraph(chosen)
        return found

    def show_paragraph(self, found):
        """Of a single find what stands around it."""
        place = paragraph.around(self.context, found)
        if place:
            self.ranges.hand_out(*place)
            print("It stands in: " + search.one_line(self.context, *place))

    def narrowed(self, found, words):
        """Those of the lines or records that meet most conditions of the question beside the words of a call, and these
        conditions; all of them and nothing when none stands out.

        found: tuples that end with (start, end)"""
        chosen, asked = self.session.conditions.most(self.records(found), [str(word) for word in words])
        return [found[i] for i in chosen], asked

    def records(self, found):
        return [self.context[slice(*records.whole_record(self.context, start, end))] for *_, start, end in found]

    def note_other_names(self, words, found):
        """Says which names of the question neither a call over all lines nor what it found has: most often that is a slip."""
        given = "\n".join([*map(str, words), *self.records(found)]).lower()
        others = [name for name in search.names_of_question(self.session.query) if name.lower() not in given]
        if others:
            self.remark("(the question also names: %s)\n" % ", ".join(others))

    def extract(self, pattern):
        """Prints what the groups of the pattern catch, with sum, smallest, largest and mean of numbers, and returns it."""
        compiled = finding.pattern_of(str(pattern), "extract")
        matching = finding.matching(self.context, [compiled], "extract")
        lines, asked = self.narrowed(matching, [pattern])
        self.pieces(lines)
        caught = finding.values(self.context, lines, compiled)
        if asked:
            print("%s: " % finding.of_all("line", len(lines), len(matching), asked), end="")
        print(finding.shown_values(caught), end="")
        if caught:
            self.note_other_names([pattern], lines)
        else:
            self.like(str(pattern))
        return [row[0] if len(row) == 1 else row for row in caught]

    def field(self, name, *words):
        """Prints the values of a field in the records that hold all words, with sum, mean, smallest and largest, and
        returns them."""
        name, given = str(name), [str(word) for word in words]
        every = fields.all_records(self.context, name)
        if not every:
            return self.lines_by_words("No field %s here. " % name, [name, *given])
        names = search.names_of_question(self.session.query)
        given, link, records = fields.found_with(self.context, every, given, names)
        about = " with " + link.join(given) if given else ""
        none = "" if records else "0 records%s. " % about
        if not records and fields.each_has_some(self.context, every, given, names):
            self.remark(none + "Each of these is in the text, but no record has them all.\n")
            return []
        about = about if records else ""
        chosen, asked = self.narrowed(records or every, [name, *given] if records else [name])
        if not records and not asked:
            return self.lines_by_words(none, [name, *given])
        others = [] if asked else self.beside(every, chosen)
        compared = [*given, *(word for word, _ in others)] if others or link == " or " and len(given) > 1 else []
        if others:
            about, chosen = about + " or " + ", ".join(word for word, _ in others), chosen + [r for _, rs in others for r in rs]
        for _, start, end in chosen:
            self.ranges.hand_out(start, end)
        total = len(records or every) if asked else len(chosen)
        head = finding.of_all("record", len(chosen), total, asked, about)
        above, rest = fields.shown(self.context, name, head, chosen, compared, ends.end_of_numbers(self.session.query))
        print(above, end="")
        self.remark(none)
        print(rest, end="")
        self.note_other_names([name, *given], chosen)
        return [value for value, _, _ in chosen]

    def beside(self, every, chosen):
        """Where a call gives one of several names that the question compares: the few records of the others."""
        names = search.names_of_question(self.session.query)
        others = [name for name in names if not fields.with_words(self.context, chosen, [name])]
        if len(others) == len(names):
            return []
        found = [(name, fields.with_words(self.context, every, [name])) for name in others]
        return found if all(0 < len(records) <= fields.FEW for _, records in found) else []

    def like(self, pattern):
        """Prints lines with the words of a pattern that was not found."""
        words = wordforms.words_of(pattern)
        lines = self.session.passages.search(words, 3)[0][:3] if words else []
        if lines:
            self.pieces(lines)
            self.remark(NOT_AS_WRITTEN + "Lines with such words:\n")
            print(search.listed(self.context, lines), end="")

    def timeline(self, words):
        """Prints the lines that match the words best in the order of their dates, and returns them."""
        lines = finding.in_order_of_dates(self.context, self.session.passages.best_of_all(words))
        found = self.pieces(lines)
        if lines:
            print(finding.shown_timeline(self.context, lines, self.session.query), end="")
        else:
            self.remark("timeline: none of these words is in the text\n")
        return found

    def around(self, position, width=1000):
        """Prints the text around a position, whole lines where they are not too long, and returns it."""
        piece = self.piece(finding.surroundings(self.context, int(position), int(width)))
        print(piece)
        return piece

    def query_chunks(self, question, size=DEFAULT_SIZE):
        """Asks the question of every part of the context in parallel; prints and returns the replies that say something."""
        questions = ChunkQuestions(self.context, size)
        for start, end in questions.parts:
            self.ranges.hand_out(start, end)
        answers, display = questions.outcome(self.llm_query_batched(questions.prompts(question)))
        print(display, end="")
        return answers

    def SHOW_VARS(self):
        """Prints the names of the variables with types and sizes."""
        for name, value in self.session.variables().items():
            words = [type(value).__name__, size(value)]
            print("%s: %s" % (name, ", ".join(word for word in words if word)))

    # The final answer.

    def FINAL(self, answer):
        """Records the final answer; the block goes on. The last one of a block counts."""
        self.session.final_answer = str(answer)

    def FINAL_VAR(self, variable):
        """Records the value of a variable, given itself or by name, as the final answer."""
        if isinstance(variable, str):
            name = variable.strip()
            variables = self.session.variables()
            if name in variables:
                variable = variables[name]
            elif name.isidentifier():
                raise NameError(
                    'FINAL_VAR: there is no variable "%s". Assign your answer to a variable first, or call FINAL(answer).'
                    % name
                )
        self.FINAL(variable)


def named(*functions):
    return {function.__name__: function for function in functions}


def listed(values, name):
    if isinstance(values, str):
        raise TypeError("%s takes a list of texts, not one text; use a list: %s([text])" % (name, name))
    few = list(itertools.islice(values, MAX_QUESTIONS + 1))
    if len(few) > MAX_QUESTIONS:
        raise ValueError(TOO_MUCH)
    return few


def question_payload(kind, questions):
    fields = [bytes([kind]), frames.INT.pack(len(questions))]
    for prompt, context in questions:
        fields += [frames.string(prompt), frames.string(context)]
    return b"".join(fields)
