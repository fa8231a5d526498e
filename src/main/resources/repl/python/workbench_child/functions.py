"""The functions that code in every session can use by their bare names."""

import itertools

from . import frames
from .display import size

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


class Functions:
    """Works on one session. `names()` is what code sees."""

    def __init__(self, session):
        self.session = session

    def names(self):
        public = [
            self.llm_query, self.llm_query_batched, self.rlm_query, self.rlm_query_batched, self.println,
            self.SHOW_VARS, self.FINAL, self.FINAL_VAR,
        ]
        return {function.__name__: function for function in public}

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
        return self.session.host.ask(kind, questions) if questions else []

    # Showing things.

    def println(self, *values):
        """Prints the values with a space between them."""
        print(*values)

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
