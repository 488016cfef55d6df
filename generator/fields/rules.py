"""The mistakes that can be made in front matter and `site.yaml`. A code is permanent once released.

Where a rule says *error*, a reader may still lower it to a warning for a field that can be left empty without
misleading anybody: see `generator.fields.form.Form.wrong`.
"""

from __future__ import annotations

from generator.problems import Rule, Severity

_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

# The file itself.
FILE_NOT_TEXT = Rule(
    "file-not-text",
    _E,
    "The file is not a text file",
    "A Word document or a picture with a new name cannot be read as text.",
)
FILE_ENCODING = Rule(
    "file-encoding",
    _W,
    "The file was saved in an old encoding",
    "Accented letters differ between old encodings, so that we can only guess them. UTF-8 has every letter.",
)

# The block between the two lines of dashes.
FENCE = Rule(
    "front-matter-fence",
    _W,
    "A line of three dashes is missing or mistyped",
    "The block with the title and the date stands between two lines of three dashes.",
)
FRONT_MATTER_MISSING = Rule(
    "front-matter-missing",
    _E,
    "There is no front matter",
    "Without a title and a date we cannot tell where on the site a text belongs.",
)
FORMAT = Rule(
    "front-matter-format",
    _H,
    "Front matter in the style of another program",
    "Front matter in TOML or JSON is read, but help and examples here are in YAML.",
)
TOO_DEEP = Rule(
    "front-matter-too-deep",
    _E,
    "Front matter is too long or nested too deeply",
    "No hub needs it, and it can stop a computer for minutes.",
)
TAB = Rule(
    "front-matter-tab",
    _W,
    "A tab where spaces belong",
    "Front matter is laid out with spaces; a tab has no agreed width.",
)
INVISIBLE = Rule(
    "front-matter-invisible",
    _W,
    "An invisible character",
    "Text copied from a web page or a word processor can bring spaces that are not the space bar's.",
)
SPACE = Rule(
    "front-matter-space",
    _W,
    "The space after a colon is missing",
    "A name and its value are kept apart by a colon and a space.",
)
DASH = Rule(
    "front-matter-dash",
    _W,
    "A list item does not start with a dash and a space",
    "Each item of a list stands on its own line and starts with a dash and a space.",
)
INDENT = Rule(
    "front-matter-indent",
    _W,
    "A line is moved in too far or not far enough",
    "Spaces at the start of a line say what it belongs to.",
)
COLON = Rule(
    "front-matter-colon",
    _W,
    "A colon in a value without quotes",
    "A colon with a space after it separates a name from a value, unless the value stands in quotes.",
)
HASH = Rule(
    "front-matter-hash",
    _W,
    "A # in a value without quotes",
    "After a space, # starts a comment, which is left out, unless the value stands in quotes.",
)
SIGN = Rule(
    "front-matter-sign",
    _W,
    "A value starts with a sign that needs quotes",
    "Some signs have a meaning of their own at the start of a value.",
)
BRACKET = Rule(
    "front-matter-bracket",
    _W,
    "Brackets in a value without quotes",
    "A value that starts with a bracket is taken for a list, unless it stands in quotes.",
)
QUOTE = Rule(
    "front-matter-quote",
    _W,
    "Quotes that do not match",
    "A value in quotes ends at the next quote of the same kind.",
)
CURLY = Rule(
    "front-matter-curly-quotes",
    _W,
    "Curly quotes around a value",
    "Word processors turn straight quotes into curly ones, which are letters like any other here.",
)
WRAPPED = Rule(
    "front-matter-wrapped",
    _W,
    "A value goes on in the next line",
    "A value may take several lines if the further ones start with two spaces.",
)
BROKEN = Rule(
    "front-matter-broken",
    _E,
    "A line of the front matter cannot be understood",
    "Each line is a name, a colon, a space and a value.",
)

# Names.
KEY_TWICE = Rule(
    "key-twice",
    _W,
    "The same name twice",
    "Only one of two values can be meant. An error where the wrong one would mislead readers.",
)
KEY_MISSPELT = Rule(
    "key-misspelt",
    _W,
    "A misspelt name",
    "What stands under a name that we do not know would be lost.",
)
KEY_UNUSED = Rule(
    "key-unused",
    _H,
    "Names that have no use here",
    "Names from other programs or of your own do no harm; nothing of them is shown.",
)
KEY_READ_AS = Rule(
    "key-read-as",
    _H,
    "A value that only another program can follow",
    "Some values of other programs are instructions to them.",
)
KEY_MISSING = Rule(
    "key-missing",
    _E,
    "Something that every page of this kind needs is missing",
    "A page needs a title; a story and a campaign need a date to be put in order.",
)
TITLE_FROM_HEADING = Rule(
    "title-from-heading",
    _W,
    "The title was taken from the first heading",
    "The title belongs to the front matter, where lists, feeds and cards find it.",
)

# Values.
VALUE_TYPE = Rule(
    "value-type",
    _E,
    "A value of the wrong kind",
    "A list where one text belongs, or the other way round.",
)
TEXT_EMPTY = Rule("value-empty", _E, "An empty value", "Something is expected here.")
FLAG_UNREADABLE = Rule(
    "yes-no-unreadable",
    _E,
    "Neither yes nor no",
    "Whether something is shown must not be guessed.",
)
NUMBER_UNREADABLE = Rule("number-unreadable", _E, "Not a number", "A bar of progress needs plain numbers.")
NUMBER_SEPARATOR = Rule(
    "number-separator",
    _W,
    "Separators in a number",
    "`1.500` is fifteen hundred in some countries and one and a half in others.",
)
DATE_UNREADABLE = Rule(
    "date-unreadable",
    _E,
    "A date that cannot be read",
    "Dates put stories in order and decide what is shown when.",
)
DATE_IMPOSSIBLE = Rule("date-impossible", _E, "A date that does not exist", "No calendar has this day.")
DATE_AMBIGUOUS = Rule(
    "date-ambiguous",
    _E,
    "A date with two meanings",
    "07/05 is the 7th of May in most countries and the 5th of July in others.",
)
DATE_READ_AS = Rule(
    "date-read-as",
    _W,
    "A date in an unusual form",
    "Year-month-day is understood everywhere and sorts well.",
)
DATE_GAP = Rule(
    "date-gap",
    _W,
    "An hour that the clock skips",
    "When clocks go forward, one hour of that night does not exist.",
)
URL_UNREADABLE = Rule("url-unreadable", _E, "Not an address", "Links need a full address.")
URL_SCHEME = Rule("url-scheme", _W, "An address without https://", "Browsers take it for a page of your own site.")
LANGUAGE_UNKNOWN = Rule(
    "language-unknown",
    _E,
    "An unknown language",
    "Screen readers choose a voice, and search engines readers, by the language.",
)
CHOICE_UNKNOWN = Rule("choice-unknown", _E, "None of the possible values", "Only certain words have a meaning here.")
COLOUR_UNREADABLE = Rule("colour-unreadable", _E, "Not a colour", "Colours are written as # and six digits.")
TIMEZONE_UNKNOWN = Rule("timezone-unknown", _E, "An unknown time zone", "Dates without a zone are read in this one.")
SLUG_CHANGED = Rule(
    "slug-changed",
    _W,
    "A slug with signs that an address cannot have",
    "Addresses hold lower-case letters, digits and hyphens.",
)
PATH_ESCAPES = Rule(
    "path-escapes",
    _E,
    "A file outside the content folder",
    "Only files in the content folder are part of the site.",
)
PATH_REMOTE = Rule(
    "path-remote",
    _E,
    "A photo on another website",
    "The site shows photos of its own: others can vanish, and may not be ours to show.",
)
FOCAL_UNREADABLE = Rule(
    "focal-unreadable",
    _E,
    "A focal point that is not on the photo",
    "It says which part of a photo must stay in sight when it is cropped.",
)
AUDIO_UNREADABLE = Rule(
    "audio-unreadable",
    _E,
    "A recording that is not a sound file of the hub",
    "Sound is played from the hub itself, so it must be a file beside the text that browsers can play.",
)
COORDINATES_UNREADABLE = Rule(
    "coordinates-unreadable",
    _E,
    "Coordinates that are nowhere on Earth",
    "Latitude lies between -90 and 90, longitude between -180 and 180.",
)
FEDIVERSE_UNREADABLE = Rule(
    "fediverse-unreadable",
    _E,
    "Not a fediverse address",
    "Mastodon shows the author of a link by an address such as @rosa@mastodon.example.",
)
HASHTAG_UNREADABLE = Rule(
    "hashtag-unreadable",
    _W,
    "A hashtag with spaces or signs",
    "Networks end a hashtag at the first space or sign.",
)
FOLDER_UNKNOWN = Rule(
    "folder-unknown",
    _E,
    "A file in a folder that has no meaning",
    "The folder says whether a text is a story, a campaign, a person or a page.",
)
CONFIG_MISSING = Rule("config-missing", _E, "site.yaml is empty", "A hub needs at least a name.")

RULES: tuple[Rule, ...] = tuple(rule for rule in list(globals().values()) if isinstance(rule, Rule))
"""All of them, in the order of this module."""
