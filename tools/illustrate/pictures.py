"""The list of the sample hub's pictures: where each goes, what draws it, its seed, its third ink."""

from collections.abc import Callable
from dataclasses import dataclass

from . import portraits
from . import scenes_library as library
from . import scenes_night as night
from . import scenes_river as river
from . import scenes_road as road
from . import scenes_square as square
from . import scenes_table as table
from .palette import CLAY, MOSS, MUSTARD, NIGHT, PAPER, PLUM, RIVER, SKY, SLATE, Colour, Palette
from .paper import Canvas

WIDE, TALL, SQUARE, HEAD = (1600, 1067), (1067, 1600), (1400, 1400), (900, 900)


@dataclass(frozen=True)
class Picture:
    """One picture. `light` is 1 when it comes from the left, -1 from the right; `most` the largest file in bytes."""

    path: str
    scene: Callable[[Canvas], None]
    seed: int
    third: Colour
    size: tuple[int, int] = WIDE
    light: float = 1
    paper: Colour = PAPER
    most: int = 176_000

    def draw(self) -> Canvas:
        """The finished picture."""
        canvas = Canvas(*self.size, Palette(self.third, self.paper), self.seed, self.light)
        self.scene(canvas)
        return canvas


STORIES = "content/stories/"
CAMPAIGNS = "content/campaigns/"
PEOPLE = "content/people/"
PICTURES: tuple[Picture, ...] = (
    Picture(STORIES + "nine-mornings-on-mill-road/rosa-at-the-kerb.jpg", road.rosa_at_the_kerb, 11, SLATE),
    Picture(STORIES + "nine-mornings-on-mill-road/tally-sheet.jpg", road.tally_sheet, 12, SLATE),
    Picture(
        STORIES + "nine-mornings-on-mill-road/chairs-on-the-pavement.jpg",
        road.chairs_on_the_pavement,
        13,
        NIGHT,
        light=-1,
    ),
    Picture(STORIES + "green-man-at-ten-past-eight/first-green-man.jpg", road.first_green_man, 14, SKY),
    Picture(STORIES + "the-saturday-key/joan-unlocks.jpg", library.joan_unlocks, 21, MOSS),
    Picture(STORIES + "the-saturday-key/hours-board.jpg", library.hours_board, 22, RIVER),
    Picture(STORIES + "the-saturday-key/reading-table.jpg", library.reading_table, 23, RIVER),
    Picture(CAMPAIGNS + "library-hours/library-front.jpg", library.library_front, 24, PLUM),
    Picture(STORIES + "the-thursday-circle/chairs-in-a-circle.jpg", library.chairs_in_a_circle, 25, RIVER),
    Picture(STORIES + "toaster-number-400/the-toaster.jpg", table.the_toaster, 31, RIVER),
    Picture(STORIES + "toaster-number-400/hall-full.jpg", table.hall_full, 32, RIVER),
    Picture(STORIES + "toaster-number-400/one-eared-bear.jpg", table.one_eared_bear, 33, RIVER, SQUARE),
    Picture(STORIES + "toaster-number-400/crumb-tray.jpg", table.crumb_tray, 34, RIVER, SQUARE),
    Picture(STORIES + "soup-at-the-lock-keepers/soup-pot.jpg", table.soup_pot, 35, SLATE),
    Picture(STORIES + "weir-meadow-under-water/goalposts-in-flood.jpg", river.goalposts_in_flood, 41, MOSS),
    Picture(
        STORIES + "weir-meadow-under-water/training-in-the-car-park.jpg", river.training_in_the_car_park, 42, NIGHT
    ),
    Picture(STORIES + "weir-meadow-under-water/level-stick.jpg", river.level_stick, 43, MOSS, TALL),
    Picture(STORIES + "the-ditch-day/line-of-spades.jpg", river.line_of_spades, 44, MOSS),
    Picture(STORIES + "steps-at-the-staithe/swimmers-at-six.jpg", river.swimmers_at_six, 45, RIVER),
    Picture(STORIES + "how-we-lost-the-footbridge/bridge-lifted-out.jpg", river.bridge_lifted_out, 46, SLATE, SQUARE),
    Picture(STORIES + "how-we-lost-the-footbridge/padlocked-gate.jpg", river.padlocked_gate, 47, RIVER, TALL),
    Picture(STORIES + "somebody-saw-an-otter/otter-at-the-weir.jpg", river.otter_at_the_weir, 48, MOSS),
    Picture(CAMPAIGNS + "dry-field/dry-field.jpg", river.dry_field, 49, MOSS, light=-1),
    Picture(CAMPAIGNS + "lock-lane-footbridge/footbridge.jpg", river.footbridge, 50, MOSS),
    Picture(STORIES + "last-14-home/night-bus-on-the-hill.jpg", night.night_bus_on_the_hill, 51, NIGHT, light=-1),
    Picture(STORIES + "last-14-home/bus-stop-thornby.jpg", night.bus_stop_thornby, 52, MOSS),
    Picture(CAMPAIGNS + "keep-the-14/the-14.jpg", night.the_14, 53, NIGHT),
    Picture(STORIES + "lamps-on-gas-house-lane/one-lamp-lit.jpg", night.one_lamp_lit, 54, NIGHT, TALL),
    Picture(STORIES + "four-miles-for-a-prescription/shuttered-chemist.jpg", night.shuttered_chemist, 55, MOSS),
    Picture(STORIES + "the-pub-with-312-owners/lighterman-at-dusk.jpg", night.lighterman_at_dusk, 56, NIGHT),
    Picture(
        STORIES + "the-night-the-wend-came-up/torches-on-staithe-street.jpg", night.torches_on_staithe_street, 57, NIGHT
    ),
    Picture(STORIES + "women-on-the-market/market-at-seven.jpg", square.market_at_seven, 61, RIVER),
    Picture(STORIES + "women-on-the-market/cash-tin.jpg", square.cash_tin, 62, RIVER),
    Picture(STORIES + "women-on-the-market/awning-in-wind.jpg", square.awning_in_wind, 63, SKY),
    Picture(STORIES + "stall-seventeen/pickle-jars.jpg", square.pickle_jars, 64, RIVER),
    Picture(STORIES + "beans-behind-the-bike-shed/bean-wigwam.jpg", square.bean_wigwam, 65, MOSS),
    Picture(STORIES + "a-bench-for-nobody-in-particular/bench-halfway.jpg", square.bench_halfway, 66, MOSS),
    Picture(STORIES + "the-pub-with-312-owners/share-certificate.jpg", square.share_certificate, 67, RIVER, SQUARE),
    Picture(STORIES + "the-pub-with-312-owners/painting-the-bar.jpg", square.painting_the_bar, 68, RIVER),
    Picture(STORIES + "the-clock-that-was-eleven-minutes-fast/clock-tower.jpg", square.clock_tower, 69, SKY, TALL),
    Picture(STORIES + "la-mesa-larga/mesa-larga.jpg", square.mesa_larga, 70, NIGHT),
    Picture(STORIES + "khubz-al-khamisa/bread-oven.jpg", square.bread_oven, 71, NIGHT, light=-1),
    Picture(STORIES + "el-muneco-verde/el-cruce.jpg", road.el_cruce, 15, RIVER),
    Picture(STORIES + "the-walking-bus/hi-vis-crocodile.jpg", road.hi_vis_crocodile, 16, SLATE),
    Picture(CAMPAIGNS + "safer-mill-road/mill-road.jpg", road.mill_road, 17, RIVER),
    Picture(PEOPLE + "rosa-milne/portrait.jpg", portraits.rosa_milne, 81, MUSTARD, HEAD, most=92_000),
    Picture(PEOPLE + "tam-okafor/portrait.jpg", portraits.tam_okafor, 82, RIVER, HEAD, most=92_000, light=-1),
    Picture(PEOPLE + "bill-hathersage/portrait.jpg", portraits.bill_hathersage, 83, CLAY, HEAD, most=92_000),
    Picture(PEOPLE + "nasreen-akhtar/portrait.jpg", portraits.nasreen_akhtar, 84, PLUM, HEAD, most=92_000, light=-1),
    Picture(PEOPLE + "joan-petty/portrait.jpg", portraits.joan_petty, 85, MOSS, HEAD, most=92_000),
    Picture(PEOPLE + "lucia-ferrer/portrait.jpg", portraits.lucia_ferrer, 86, CLAY, HEAD, most=92_000, light=-1),
    Picture(PEOPLE + "samir-haddad/portrait.jpg", portraits.samir_haddad, 87, MUSTARD, HEAD, most=92_000),
    Picture(PEOPLE + "dev-pillai/portrait.jpg", portraits.dev_pillai, 88, MOSS, HEAD, most=92_000, light=-1),
    Picture(PEOPLE + "wren-ashdown/portrait.jpg", portraits.wren_ashdown, 89, NIGHT, HEAD, most=92_000),
    Picture(PEOPLE + "helen-marsh/portrait.jpg", portraits.helen_marsh, 90, SLATE, HEAD, most=92_000, light=-1),
    Picture("content/logo.png", portraits.logo, 99, RIVER, (1024, 1024)),
)
