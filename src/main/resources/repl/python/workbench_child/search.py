"""Ranks the passages of one text by BM25: the same algorithm as PassageSearch of the Java child, so that a run in
Python finds what a run in Java finds. There is no index of words: a search reads the text once."""

import functools
import math
import operator
import re

from .commonwords import NEGATIONS, TOO_COMMON
from .heads import head_of, is_header, with_block
from .lines import end_of_line, is_pair
from .wrapped import end_of, joins, start_of

SATURATION = 1.2  # k1
LENGTH_WEIGHT = 0.75  # b
# A line is shown with the best one of its passage when it scores at least this part of it.
CLOSE_TO_BEST = 0.8
# The same for lines that are put in order.
AS_GOOD = 0.75

LONGEST_PASSAGE = 600
SHORTEST_PASSAGE = 300
SENTENCE_ENDS = (". ", "! ", "? ", "。")

LONGEST_LINE = 600
# A line of several sentences that is longer than this is taken apart.
SHORT_LINE = 80
# Of a longer one this many characters are shown: those in which the asked words stand closest together.
WINDOW = 200
# How far a text without lines and sentences is followed beyond its passage.
BEYOND = 150

MOST_TERMS = 32
# What a word of the question weighs that is not searched for: of lines that match alike it decides.
WEIGHT_IN_QUESTION = 0.2
# Of the whole text, for lines in the order of their dates.
MOST_CANDIDATES = 400
MOST_LINES = 20
# Of one passage, such as a stretch of a log whose lines are all alike.
MOST_OF_PASSAGE = 3
# Lines with less than this part of the best line's score are left out.
WORTH_SHOWING = 0.7
# Lines that are shown beyond the number that was asked for.
FEW_MORE = 3
# Names of one search that are looked for one by one.
MOST_NAMES = 8
# In scripts that put no space between words, each character is a word of its own.
ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile("[%s]|(?:(?![%s])[^\\W_])+" % (ALONE, ALONE))
SENTENCE_START = re.compile(r"(^|[.?!]\s+)\w+")
ENGLISH_LETTER = re.compile("[a-z]")
ENGLISH = re.compile("[a-z]+")
VOWEL = re.compile("[aeiouy]")
# Such as -ning of planning.
LONGEST_ENDING = 5
# Not after an initial or a short form, nor before a remark in parentheses: it is about the sentence before it. The
# look ahead passes over all other characters quickly.
SENTENCE_END = re.compile(r"(?=[.!?。])(?:。|(?<![ .][A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)(?<!No)(?<!Prof)(?<!e\.g)(?<!i\.e)[.!?][\"')\u201d]?(?= (?!\()))")


def terms_of(search):
    """The different words of a search by their roots, without very common ones unless there is nothing else."""
    every, telling = {}, {}
    for word in WORD.findall(search):
        lower = word.lower()
        every.setdefault(root(lower), word)
        if lower in NEGATIONS or lower not in TOO_COMMON and not ENGLISH_LETTER.fullmatch(lower):
            telling.setdefault(root(lower), word)
    return dict(list((telling or every).items())[:MOST_TERMS])


def names_in(search):
    """Words with a capital letter, together where they stand together, without very common ones."""
    return [name for name in capitalised(search) if name.lower() not in TOO_COMMON]


def names_of_question(question):
    """The same of a question, without the words that begin its sentences."""
    return list(dict.fromkeys(name for name in capitalised(SENTENCE_START.sub(r"\1", question)) if len(name) > 1))


def capitalised(text):
    names, end = [], -1
    for match in re.finditer(r"\w+", text):
        if match.group()[0].isupper():
            if names and match.start() == end + 1 and text[end] == " ":
                names[-1] += " " + match.group()
            else:
                names.append(match.group())
            end = match.end()
    return names


def root(word):
    """What words of one meaning have in common for a search: "no" for a negation, otherwise the stem."""
    return "no" if word in NEGATIONS else stem(word)


def stem(word):
    """Without the ending of a plural or a verb: inspect, inspects, inspected and inspecting are one term."""
    if not ENGLISH.fullmatch(word):
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) > 2 and VOWEL.search(rest):
            double = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if double else rest
            break
    if len(word) > 3 and word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


class TermFinder:
    """The first terms are those of a search, the others are only in the question."""

    def __init__(self, terms, asked=None):
        self.asked = len(terms) if asked is None else asked
        self.terms = {term: index for index, term in enumerate(terms)}
        self.count = len(terms)
        roots = [term for term in terms if not is_alone(term)]
        words = "|".join(re.escape(beginning(term)) for term in sorted(roots, key=len, reverse=True))
        alone = "".join(term for term in terms if is_alone(term))
        choices = []
        if words:
            choices.append("(?<![^\\W_%s])(?:%s)[^\\W_%s]{0,%d}(?![^\\W_%s])" % (ALONE, words, ALONE, LONGEST_ENDING, ALONE))
        if alone:
            choices.append("[%s]" % alone)
        self.pattern = re.compile("|".join(choices), re.IGNORECASE)

    def find(self, text, start, end):
        """(start, end, term) of each find."""
        for match in self.pattern.finditer(text, start, end):
            term = self.terms.get(root(match.group().lower()))
            if term is not None:
                yield match.start(), match.end(), term


def beginning(term):
    """What all words with this root begin with."""
    return term[:-1] if term.endswith("i") or term in NEGATIONS else term


def is_alone(term):
    return re.fullmatch("[%s]" % ALONE, term) is not None


class PassageSearch:
    def __init__(self, text):
        self.text = text
        self.starts = None

    def search(self, words, k, question=""):
        """(lines, report): lines as (start, end), best passage first; report is what to print, see `report`. Of lines that match
        alike those come first that hold more words of the question."""
        if k < 1:
            raise ValueError("search: k must be at least 1, not %d" % k)
        terms = terms_of(words)
        if not terms:
            raise ValueError('search needs at least one word, such as search("secret code", 5)')
        asked = len(terms)
        for term, word in terms_of(question).items() if question else ():
            if len(terms) < MOST_TERMS:
                terms.setdefault(term, word)
        finder = TermFinder(terms, asked)
        matches = self.matches(finder)
        scored = self.all_lines(words, finder, matches, max(k, MOST_CANDIDATES))
        least = max((score for score, _ in scored), default=0) * WORTH_SHOWING
        lines = [line for score, line in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score >= least][:k + FEW_MORE]
        lines = self.of_each_name(words, question, lines)
        return lines, self.report(lines, finder, matches, terms)

    def of_each_name(self, words, question, lines):
        """Where a search gives several names of the question: the lines that are about one of them, and the best line for
        each name that none of these is about."""
        names = [name for name in names_of_question(question) if exactly(name).search(words)]
        if len(names) < 2:
            return lines
        named = [line for line in lines if any(self.is_about(line, name) for name in names)]
        others = [name for name in names if not any(self.is_about(line, name) for line in named)]
        rest = words
        for name in names:
            rest = exactly(name).sub(" ", rest)
        for name in others[:MOST_NAMES]:
            best = self.search(rest + " " + name, 1)[0][:1]
            named += [line for line in best if exactly(name).search(self.text, *line)]
        return named or lines

    def is_about(self, line, name):
        """Whether the line, its record or what it stands under has the name."""
        places = [with_block(self.text, *line), head_of(self.text, line[0]) or (0, 0)]
        return any(exactly(name).search(self.text, *place) for place in places)

    def best_of_all(self, words):
        """The lines of the whole text that match nearly as well as the best one does, at most 20, in the text's order."""
        finder = TermFinder(terms_of(words))
        scored = self.all_lines(words, finder, self.matches(finder), MOST_CANDIDATES)
        least = max((score for score, _ in scored), default=0) * AS_GOOD
        return sorted(line for score, line in scored if score >= least)[:MOST_LINES]

    def all_lines(self, words, finder, matches, most):
        """(score, line) of the best lines of the best passages, without overlaps. Where lines are about all the
        names that are asked for, only those count."""
        weights = self.weights(matches, finder.count, finder.asked)
        found = []
        for passage in self.best(matches, weights)[:most]:
            # A line may reach into the next passage and be found there again.
            found += [(score, line) for score, line in self.best_lines(passage, finder, weights)
                      if not any(line[0] < end and start < line[1] for _, (start, end) in found)]
        names = names_in(words)
        return [(score, line) for score, line in found if all(self.is_about(line, name) for name in names)] or found

    def passages(self):
        if self.starts is None:
            self.starts = cuts(self.text)
        return self.starts

    def bounds(self, passage):
        return self.passages()[passage], self.passages()[passage + 1]

    def matches(self, finder):
        """How often each term stands in a passage, for passages with any."""
        matches = {}
        starts = self.passages()
        passage = 0
        for position, _, term in finder.find(self.text, 0, len(self.text)):
            while starts[passage + 1] <= position:
                passage += 1
            counts = matches.setdefault(passage, [0] * finder.count)
            counts[term] += 1
        return {passage: counts for passage, counts in matches.items() if any(counts[:finder.asked])}

    def weights(self, matches, term_count, asked):
        """The inverse document frequency of each term."""
        passages = len(self.passages()) - 1
        containing = [sum(1 for counts in matches.values() if counts[term] > 0) for term in range(term_count)]
        weights = [math.log(1 + (passages - n + 0.5) / (n + 0.5)) for n in containing]
        return weights[:asked] + [weight * WEIGHT_IN_QUESTION for weight in weights[asked:]]

    def best(self, matches, weights):
        """Passages in the order of their scores."""
        passages = len(self.passages()) - 1
        average = len(self.text) / passages if passages else 1
        scored = []
        for passage, counts in matches.items():
            start, end = self.bounds(passage)
            norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (end - start) / average)
            score = 0.0
            for weight, count in zip(weights, counts):
                score += weight * count * (SATURATION + 1) / (count + norm)
            scored.append((-score, passage))
        return [passage for _, passage in sorted(scored)]

    def best_lines(self, passage, finder, weights):
        """The line or sentence with the most telling words, and those that come close."""
        found = self.scored_lines(passage, finder, weights)
        best = max((score for score, _ in found), default=0)
        close = [(score, shown) for score, shown in found if score >= best * CLOSE_TO_BEST]
        return sorted(close, key=lambda pair: -pair[0])[:MOST_OF_PASSAGE]

    def scored_lines(self, passage, finder, weights):
        found = []
        for start, end in units(self.text, *self.bounds(passage)):
            finds = [] if is_header(self.text, start, end) else list(finder.find(self.text, start, end))
            if not any(term < finder.asked for _, _, term in finds):
                continue
            shown, counted = (start, end), finds
            if end - start > LONGEST_LINE:
                counted = densest(finds, weights)
                shown = around(self.text, start, end, counted[0][0], counted[-1][1])
            above = head_of(self.text, start)
            in_head = list(finder.find(self.text, *above)) if above else []
            found.append((score_of(counted + in_head, weights), shown))
        return found

    def report(self, lines, finder, matches, terms):
        """(listed, remark, some of many): the lines, then which of the asked words the first line has not, and which stand
        nowhere in the text."""
        words = list(terms.values())[:finder.asked]
        # To say that a negation is not there would mislead.
        telling = [i for i, word in enumerate(words) if word.lower() not in NEGATIONS]
        nowhere = [i for i in telling if not any(counts[i] for counts in matches.values())]
        if not lines:
            return "", "search: none of these words is in the text: %s\n" % ", ".join(words), False
        start, end = lines[0]
        header = head_of(self.text, start) or (0, 0)
        there = {term for place in (with_block(self.text, start, end), header) for _, _, term in finder.find(self.text, *place)}
        lacking = [words[i] for i in telling if i not in there and i not in nowhere]
        notes = [("first line lacks", lacking), ("not in the text", [words[i] for i in nowhere])]
        said = "; ".join("%s: %s" % (note, ", ".join(which)) for note, which in notes if which)
        some_of_many = False
        if not lacking:
            count = self.having_all(lines, set(telling) - set(nowhere), finder, matches)
            some_of_many = count > len(lines)
            if some_of_many:
                said += "; " * bool(said) + "more lines have %s words" % ("the other" if nowhere else "all these")
            elif count == 1 and not nowhere and len(telling) > 1:
                said = "only the first line has all these words"
        return listed(self.text, lines), "(%s)\n" % said if said else "", some_of_many

    def having_all(self, lines, terms, finder, matches):
        """How many lines there are with all these terms; 0 when the lines are parts of records, and more than one of those
        shown has them."""
        first = lines[0]
        if with_block(self.text, *first) == first and not is_pair(self.text, *first):
            return self.lines_with(terms, finder, matches)
        records = [with_block(self.text, *line) for line in lines]
        some = [record for record in records
                if terms <= self.terms_in(record, finder) | self.terms_in(head_of(self.text, record[0]) or (0, 0), finder)]
        return 1 if len(some) == 1 else 0

    def lines_with(self, terms, finder, matches):
        """In how many lines all these terms stand, words of the line's head counted with it; the other lines of a record
        of names and values are no head."""
        found = set()
        for passage, counts in matches.items():
            start, end = self.bounds(passage)
            there = {term for term in terms if counts[term]}
            if self.hold_all(terms, there, start, finder) or self.hold_all(terms, there, end - 1, finder):
                found.update(unit for unit in units(self.text, start, end) if not is_header(self.text, *unit)
                             and self.hold_all(terms, self.terms_in(unit, finder), unit[0], finder))
        return len(found)

    def hold_all(self, wanted, there, position, finder):
        """Whether these words, with those in what the position stands under, are all that are wanted."""
        if wanted <= there:
            return True
        line = self.text.rfind("\n", 0, position) + 1
        head = None if is_pair(self.text, line, end_of_line(self.text, line)) else head_of(self.text, position)
        return head is not None and wanted <= there | self.terms_in(head, finder)

    def terms_in(self, place, finder):
        return {term for _, _, term in finder.find(self.text, *place)}


def exactly(words):
    return re.compile(r"(?<!\w)%s(?!\w)" % r"\s+".join(map(re.escape, words.split(" "))), re.IGNORECASE)


def listed(text, lines):
    """The lines with their positions; before a line stands what it stands under."""
    shown = []
    for start, end in lines:
        for first, last in filter(None, (head_of(text, start), with_block(text, start, end))):
            if not any(other[0] <= first and last <= other[1] for other in shown):
                shown.append((first, last))
    return "".join("[%d] %s\n" % (start, one_line(text, start, end)) for start, end in shown)


def one_line(text, start, end):
    """Several lines in one, with a stroke between those that are not wrapped."""
    shown, at = "", start
    while at <= end:
        line_end = min(end, end_of_line(text, at))
        if at > start:
            shown += " " if joins(text, at - 1) else " / "
        shown += text[at:line_end].strip()
        at = line_end + 1
    return shown[:LONGEST_LINE]


def cuts(text):
    """Where the passages begin, and the end of the text."""
    starts = [0]
    while starts[-1] < len(text):
        starts.append(cut(text, starts[-1]))
    return starts


def cut(text, start):
    """After a line if there is one in the stretch, otherwise after a sentence, otherwise after a word."""
    last = start + LONGEST_PASSAGE
    if last >= len(text):
        return len(text)
    first = start + SHORTEST_PASSAGE
    for marks in (("\n",), SENTENCE_ENDS, (" ",)):
        end = max(last_end(text, mark, first, last) for mark in marks)
        if end > 0:
            return end
    return last


def last_end(text, mark, first, last):
    at = text.rfind(mark, first, last)
    return at + len(mark) if at >= 0 else 0


def units(text, passage_start, passage_end):
    """Lines, those of wrapped text as one, and the sentences of longer ones."""
    end = passage_end if is_border(text, passage_end) else min(len(text), passage_end + BEYOND)
    line = passage_start if is_border(text, passage_start) else max(0, passage_start - BEYOND)
    if line > 0 and text[line - 1] == "\n":
        line = start_of(text, line)
    while line < passage_end:
        line_end = text.find("\n", line, end + 1)
        line_end = end if line_end < 0 else end_of(text, line_end)
        for start, finish in sentences(text, line, line_end):
            if finish > passage_start and start < passage_end:
                yield start, finish
        line = line_end + 1


def sentences(text, start, end):
    """A short line whole, a longer one by its sentences."""
    if end - start > SHORT_LINE:
        for match in SENTENCE_END.finditer(text, start, end):
            yield from trimmed(text, start, match.end())
            start = match.end()
    yield from trimmed(text, start, end)


def is_border(text, at):
    """Whether a line or sentence begins here."""
    if at == 0 or at == len(text) or text[at - 1] == "\n":
        return True
    return text[at - 2 if text[at - 1] == " " and at > 1 else at - 1] in ".!?。"


def trimmed(text, start, end):
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip(" \t\r\n"))
    finish = start + len(piece.rstrip(" \t\r\n"))
    if begin < finish:
        yield begin, finish


def score_of(finds, weights):
    """Sum of the weights of the different words, in the order of the terms, so that the same words make the same number."""
    return functools.reduce(operator.add, (weights[term] for term in sorted({term for _, _, term in finds})), 0.0)


def densest(finds, weights):
    """The finds of one window of 200 characters with the highest score; of equals the tighter one."""
    best, best_score, last = [], -math.inf, 0
    for first in range(len(finds)):
        last = max(last, first)
        while last + 1 < len(finds) and finds[last + 1][1] - finds[first][0] <= WINDOW:
            last += 1
        cluster = finds[first:last + 1]
        score = score_of(cluster, weights) - (cluster[-1][1] - cluster[0][0]) * 1e-3
        if score > best_score:
            best, best_score = cluster, score
    return best


def around(text, start, end, first, last):
    """The window with the cluster in its middle, cut between words where there are any."""
    begin = min(max((first + last - WINDOW) // 2, start), end - WINDOW)
    finish = begin + WINDOW
    if begin > start:
        after_word = text.find(" ", begin) + 1
        begin = after_word if 0 < after_word <= first else begin
    if finish < end:
        before_word = text.rfind(" ", 0, finish + 1)
        finish = before_word if before_word >= last else finish
    return min(begin, first), max(finish, min(last, end))
