"""Words that say little of what a text is about."""

TOO_COMMON = frozenset(
    """a about all an and any are as at be been but by can did do does for from had has have he her his how i if in into
    is it its me my no not of on or our she so such that the their them then there these they this to was we were what
    when where which who whom whose why will with you your""".split()
)
# Each of these says that something is not so: for a search they are one word.
NEGATIONS = frozenset("no not nor none never".split())
