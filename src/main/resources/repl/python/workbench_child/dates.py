"""Dates as people write them in English and as machines do."""

import re

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = "(?P<month%d>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\\.?"
CLOCK = "(?:[T ,]+(?:at )?(?P<clock%d>[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?))?"
FORMS = [
    r"(?P<year0>\d{4})[-/.](?P<number0>\d\d?)[-/.](?P<day0>\d\d?)" + CLOCK % 0,
    r"(?P<day1>\d\d?)(?:st|nd|rd|th)?(?: of)? " + MONTH % 1 + r",? (?P<year1>\d{4})",
    MONTH % 2 + r" (?P<day2>\d\d?)(?:st|nd|rd|th)?,? (?P<year2>\d{4})",
    r"(?P<day3>\d\d?)[./](?P<number3>\d\d?)[./](?P<year3>\d{4})",
    MONTH % 4 + r" (?P<year4>\d{4})",
    r"(?P<year5>1[0-9]\d\d|20\d\d)",
]
DATE = re.compile(r"(?<!\w)(?:%s)(?!\w)" % "|".join(FORMS), re.IGNORECASE)


def date_of(line):
    """(year, month, day, clock) of the first date in the line, None when there is none; 0 for what is not said."""
    match = DATE.search(line)
    if match is None:
        return None
    parts = {name[:-1]: value for name, value in match.groupdict().items() if value}
    month = MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else int(parts.get("number", 0))
    hours, _, rest = parts.get("clock", "").partition(":")
    return int(parts["year"]), month, int(parts.get("day", 0)), "%s:%s" % (hours.zfill(2), rest) if rest else ""
