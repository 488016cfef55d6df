"""What the stories of the corpus are made of. The town and everybody in it are invented."""

from __future__ import annotations

TOPICS = (
    *("Allotments", "Arts", "Buses", "Carers", "Cycling", "Energy", "Flooding", "Food", "Health", "Heritage"),
    *("Housing", "Libraries", "Markets", "Music", "Neighbours", "Parks", "Play", "Repair", "River", "Road safety"),
    *("Schools", "Sport", "Trees", "Young people"),
)
PLACES = (
    *("Mill Road", "Wendside", "Lower Quay", "Chapel Hill", "Brickfields", "Station End", "North Common", "Weir Lane"),
    *(
        "Tannery Row",
        "Orchard Estate",
        "Old Docks",
        "Church Green",
        "Hangar Park",
        "Sluice Gate",
        "Fairmead",
        "Eastcote",
    ),
)
HASHTAGS = (
    *("SafeMillRoad", "OpenTheHall", "KeepTheNine", "WendWatch", "WarmRooms", "TreesForEastcote", "FixItFriday"),
    *("SaveOurShelves", "CountTheCars", "PlayOutMore", "FairRents", "SoupNotSilence", "MendTheWeir", "ShedOfPlenty"),
    *("OneMoreBus", "QuietStreets", "GrowAlong", "LightsOnLate", "SingTheTown", "WalkToSchool"),
)
FIRST_NAMES = (
    *("Ada", "Bilal", "Carys", "Dinesh", "Edie", "Femi", "Greta", "Hamza", "Ines", "Jakub", "Kezia", "Leo", "Mina"),
    *("Noor", "Otis", "Petra", "Rhys", "Salma", "Tam", "Ursula", "Viktor", "Wanda", "Yara", "Zeno"),
)
LAST_NAMES = (
    *("Ashdown", "Bello", "Cato", "Dhillon", "Eccles", "Farrow", "Gill", "Holt", "Ibrahim", "Jessop", "Kaminski"),
    *("Lund", "Marsh", "Nkemelu", "Okafor", "Penhale", "Rahman", "Sorensen", "Tregear", "Vance", "Whitlock", "Zaman"),
)
WHO = (
    *(
        "a caretaker with a spare key",
        "the night shift from the bakery",
        "two sisters and their uncle",
        "the chess club",
    ),
    *("everyone at number forty", "our lollipop lady", "a bus driver on her break", "the lunch table at the Crown"),
    *("a class of ten-year-olds", "the people behind the fish van", "three plumbers", "the choir's second altos"),
    *("a retired surveyor", "neighbours who had never met", "the scouts", "somebody's grandmother"),
)
DID = (
    *("measured", "patched", "argued for", "borrowed money for", "drew", "dug out", "looked after", "paid back"),
    *("put a roof on", "reopened", "rewired", "sat down in", "stood outside", "tidied", "wrote to the county about"),
    *("gave away", "lit", "knocked on doors for"),
)
WHAT = (
    *("the footbridge", "the swimming steps", "an empty shop", "the nine o'clock bus", "a kitchen with one ring"),
    *("the low wall by the weir", "forty bicycles", "the reading room", "the crossing at the school gate"),
    *("a shed full of tools", "the bandstand", "the towpath", "a row of lime trees", "the Tuesday club"),
    *("a leaking roof", "the market cross", "the laundry", "the last phone box"),
)
HOW = (
    *("before anyone could say no", "with a grant of sixty pounds", "in the rain, twice", "for the price of a van"),
    *("one evening at a time", "without a committee", "on the strength of a petition", "while the kettle boiled"),
    *("and then did it again next door", "until the county wrote back", "because the winter would not wait"),
    *("with chalk, string and patience", "against the advice of the manual", "and kept the receipts"),
)
WHEN = (
    *(
        "By March",
        "On the second Saturday",
        "Since the flood",
        "Nobody knows why, but",
        "That same week",
        "Late in May",
    ),
    *("After the meeting", "For a while", "Three winters ago", "As it happens,", "These days", "In the end"),
)
SAID = (
    *("I thought it would take a year; it took a flask of tea", "We had a list, and then we had a queue"),
    *("They said there was no money, so we brought a tin", "It is only a bench, but it is our bench"),
    *("My lad learned to solder, and now he will not stop", "You find out who has a ladder"),
    *("I came for the biscuits and I am now the treasurer", "The county rang us, for once"),
    *("It was dark at four and everybody stayed until nine", "Count first, shout later"),
)
HEADINGS = (
    *("Where it began", "A plan on a napkin", "Who turned up", "What it cost", "The part that went wrong"),
    *("What the county said", "Counting it up", "What we learned", "If your street wants one too", "And now?"),
    *("The longest meeting", "Small print", "A word of thanks"),
)
TASKS = (
    *(
        "Ask the school first",
        "Bring a torch and a tape measure",
        "Write down who said yes",
        "Find the person with the key",
    ),
    *("Take a photo before you start", "Count for a whole week, also on Sunday", "Keep every receipt"),
    *("Tell the bus drivers", "Book the hall for the spring", "Put the minutes where people can read them"),
    *("Share the soup", "Thank people by name"),
)
ELSEWHERE = (
    ("the minutes of the county", "https://county.example.org/minutes/{number}"),
    ("a map of the street", "https://maps.example.org/?q={place}&zoom=16"),
    ("the Wendside Gazette", "https://gazette.example.org/{year}/{number}.html"),
    ("a guide for volunteers", "https://handbook.example.org/start#tools"),
    ("the figures in full", "https://figures.example.org/wend?set={number}&of={year}"),
)
TITLES = (
    *("How {place} got {what} back", "{count} mornings for {what}", "The year that {place} saved {what}"),
    *("“{what}? We will do it ourselves”", "{place}, {count} people and {what}", "What became of {what}"),
)
COLUMNS = (("Year", "People", "Hours"), ("Week", "Cars", "Bicycles"), ("Month", "Meals", "Volunteers"))
