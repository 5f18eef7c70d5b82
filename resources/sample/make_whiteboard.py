"""Makes ``whiteboard.jpg`` of the sample interview: a planning board as a phone sees it. Invented, the same every time.

    pip install fontpkg-kalam fontpkg-caveat && python make_whiteboard.py

The handwriting comes from two fonts (OFL) that do not ship. The picture is kept beside this file, so only someone who
changes the sample runs this.
"""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
Point = tuple[float, float]
Colour = tuple[int, int, int]

BLACK: Colour = (38, 40, 46)
BLUE: Colour = (28, 66, 158)
RED: Colour = (186, 40, 38)
GREEN: Colour = (24, 112, 72)
GHOST: Colour = (212, 213, 217)

BOARD = (2600, 1700)
PHOTO = (1440, 1080)


class Marker:
    """A hand with a marker: lines that wobble, letters that do not quite stand on the line."""

    def __init__(self, board: Image.Image, seed: int) -> None:
        self.board = board
        self.chance = random.Random(seed)
        package = {name: _font_file(name) for name in ("kalam", "caveat")}
        self.fonts = package

    def line(self, start: Point, end: Point, colour: Colour, width: int = 9) -> None:
        steps = max(8, int(abs(end[0] - start[0]) + abs(end[1] - start[1])) // 14)
        drift_x, drift_y = 0.0, 0.0
        draw = ImageDraw.Draw(self.board)
        last: Point | None = None
        for step in range(steps + 1):
            drift_x = drift_x * 0.86 + self.chance.gauss(0, 0.9)
            drift_y = drift_y * 0.86 + self.chance.gauss(0, 0.9)
            share = step / steps
            x = start[0] + (end[0] - start[0]) * share + drift_x
            y = start[1] + (end[1] - start[1]) * share + drift_y
            wide = max(4, width + round(self.chance.gauss(0, 0.5)))
            if last is not None:
                draw.line([last, (x, y)], fill=colour, width=wide)
            draw.ellipse([x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2], fill=colour)
            last = (x, y)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour, width: int = 9) -> None:
        over = self.chance.uniform(4, 16)
        self.line((left, top), (right + over, top + self.chance.uniform(-5, 5)), colour, width)
        self.line((right, top - over), (right, bottom), colour, width)
        self.line((right, bottom), (left - over, bottom + self.chance.uniform(-5, 5)), colour, width)
        self.line((left, bottom), (left, top), colour, width)

    def hatch(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        y = top - (right - left) * 0.5
        while y < bottom:
            slope = (right - left) * 0.62
            x_start, y_start = left + 5.0, y + slope
            x_end, y_end = right - 5.0, y
            if y_start > bottom - 4:
                x_start += (y_start - bottom + 4) / slope * (right - left)
                y_start = bottom - 4
            if y_end < top + 4:
                x_end -= (top + 4 - y_end) / slope * (right - left)
                y_end = top + 4
            if x_end - x_start > 16:
                self.line((x_start, y_start), (x_end, y_end), colour, 6)
            y += 27 + self.chance.uniform(-5, 5)

    def write(self, at: Point, text: str, size: int, colour: Colour, font: str = "kalam", lean: float = 0.0) -> None:
        face = ImageFont.truetype(str(self.fonts[font]), size)
        x, y = at
        for word in text.split(" "):
            length = int(face.getlength(word)) + size
            scrap = Image.new("L", (length, size * 2), 0)
            pen = ImageDraw.Draw(scrap)
            offset = size / 4
            for letter in word:
                pen.text((offset, size * 0.3 + self.chance.gauss(0, size * 0.016)), letter, font=face, fill=255)
                offset += face.getlength(letter) + self.chance.gauss(0, size * 0.008)
            turned = scrap.rotate(lean + self.chance.gauss(0, 0.7), resample=Image.Resampling.BICUBIC)
            drop = self.chance.gauss(0, size * 0.025)
            self.board.paste(colour, (round(x - size / 4), round(y + drop)), turned)
            x += face.getlength(word) + size * 0.32
            y -= lean * 0.4


def draw_board() -> Image.Image:
    board = Image.new("RGB", BOARD, (243, 244, 243))
    hand = Marker(board, 7)
    _erased(hand)
    hand.write((150, 90), "Engineering: where the weeks go", 96, BLACK)
    hand.line((150, 236), (1500, 226), BLACK, 8)
    hand.write((1760, 96), "34 of us", 104, BLUE, lean=1.5)
    _bars(hand)
    _side_notes(hand)
    return board


def _erased(hand: Marker) -> None:
    """What last week's meeting left when it was wiped off."""
    hand.write((1750, 760), "sprint 41  retro", 96, GHOST, "caveat")
    hand.write((1930, 900), "ask Corvane re: hub", 90, (220, 221, 224), "caveat")
    hand.line((1700, 1010), (2350, 960), (226, 227, 229), 34)
    hand.line((1720, 860), (2300, 900), (230, 231, 232), 40)


def _bars(hand: Marker) -> None:
    floor, full = 1420.0, 980.0
    hand.line((190, floor), (1560, floor + 6), BLACK, 10)
    hand.line((190, floor), (186, 380), BLACK, 10)
    for number, (name, upkeep) in enumerate((("Q4", 61), ("Q1", 66), ("Q2", 72), ("Q3", 78))):
        left = 290.0 + number * 318
        right, middle, top = left + 190, floor - full * upkeep / 100, floor - full
        hand.hatch(left, middle, right, floor, RED)
        hand.box(left, middle, right, floor, RED)
        hand.box(left, top, right, middle, GREEN)
        hand.write((left + 48, floor + 14), name, 96, BLACK)
        hand.write((left + 204, middle + 120), str(upkeep), 92, RED)
        hand.write((left + 46, top + 14), str(100 - upkeep), 92, GREEN)
    limit = floor - full * 0.80
    for dash in range(200, 1640, 74):
        hand.line((dash, limit + (dash - 200) * 0.003), (dash + 42, limit + (dash - 160) * 0.003), BLUE, 8)
    hand.write((1660, limit - 62), "80 = platform stops!!", 92, BLUE, lean=2.0)


def _side_notes(hand: Marker) -> None:
    hand.write((1800, 250), "upkeep", 92, RED)
    hand.write((1800, 370), "new product", 92, GREEN)
    hand.box(1702, 292, 1766, 352, RED, 8)
    hand.hatch(1702, 292, 1766, 352, RED)
    hand.box(1702, 412, 1766, 472, GREEN, 8)
    hand.write((1690, 800), "why:", 100, BLACK)
    for row, (name, version) in enumerate((("Ketterly", "v3"), ("Vantor", "v3.4"), ("Sel. clinics", "v2"))):
        hand.write((1730, 920 + row * 118), f"- {name}", 88, BLACK)
        hand.write((2240, 920 + row * 118), version, 88, BLACK)
    hand.box(1690, 1312, 2470, 1600, RED, 11)
    hand.write((1730, 1320), "retire v3 by March", 92, RED)
    hand.write((1740, 1432), "(board? not yet)", 92, BLACK)
    hand.line((1600, 1400), (1680, 1440), RED, 9)
    hand.line((1640, 1455), (1682, 1441), RED, 9)
    hand.line((1664, 1398), (1682, 1441), RED, 9)


def photographed(board: Image.Image) -> Image.Image:
    """The board as a phone sees it from a chair to the left: wall, frame, tray, window light, blur and grain."""
    scene = _wall()
    corners = ((250, 196), (2960, 70), (3010, 2150), (205, 1960))
    coefficients = _perspective(corners, board.size)
    placed = board.transform(scene.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = Image.new("L", scene.size, 0)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    _frame(scene, corners)
    scene.paste(placed, mask=mask)
    _tray(scene, corners)
    scene = ImageChops.multiply(scene, _light(scene.size))
    scene = ImageChops.screen(scene, _glare(scene.size, mask))
    scene = scene.resize((PHOTO[0] + 40, PHOTO[1] + 30), Image.Resampling.LANCZOS)
    scene = scene.rotate(-0.8, resample=Image.Resampling.BICUBIC).crop((20, 15, PHOTO[0] + 20, PHOTO[1] + 15))
    scene = scene.filter(ImageFilter.GaussianBlur(0.9))
    return _grain(scene)


def _wall() -> Image.Image:
    return Image.new("RGB", (3200, 2400), (206, 199, 188))


def _frame(scene: Image.Image, corners: tuple[Point, ...]) -> None:
    draw = ImageDraw.Draw(scene)
    shadow = Image.new("L", scene.size, 0)
    ImageDraw.Draw(shadow).polygon([(x + 30, y + 46) for x, y in corners], fill=120)
    scene.paste((120, 112, 102), mask=shadow.filter(ImageFilter.GaussianBlur(34)))
    centre = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    for grow, colour in ((1.034, (126, 129, 133)), (1.028, (186, 189, 193)), (1.008, (150, 153, 158))):
        draw.polygon(
            [(centre[0] + (x - centre[0]) * grow, centre[1] + (y - centre[1]) * grow) for x, y in corners], fill=colour
        )


def _tray(scene: Image.Image, corners: tuple[Point, ...]) -> None:
    draw = ImageDraw.Draw(scene)
    (right_x, right_y), (left_x, left_y) = corners[2], corners[3]

    def along(share: float, down: float) -> Point:
        return left_x + (right_x - left_x) * share, left_y + (right_y - left_y) * share + down

    draw.polygon([along(0.3, 26), along(0.86, 26), along(0.865, 74), along(0.295, 74)], fill=(166, 169, 173))
    draw.polygon([along(0.295, 74), along(0.865, 74), along(0.865, 92), along(0.295, 92)], fill=(118, 121, 126))
    for share, colour in ((0.36, BLUE), (0.45, RED), (0.52, GREEN)):
        draw.line([along(share, 46), along(share + 0.055, 46)], fill=(238, 238, 236), width=30)
        draw.line([along(share + 0.055, 46), along(share + 0.072, 46)], fill=colour, width=30)
    draw.polygon([along(0.68, 16), along(0.76, 16), along(0.76, 62), along(0.68, 62)], fill=(64, 68, 78))
    draw.polygon([along(0.68, 52), along(0.76, 52), along(0.76, 64), along(0.68, 64)], fill=(208, 203, 190))


def _light(size: tuple[int, int]) -> Image.Image:
    """Daylight from the left, lamps above, dusk in the corners; warm where the lamp reaches."""
    small = Image.new("RGB", (64, 48))
    for y in range(48):
        for x in range(64):
            fall = 1.05 - 0.0040 * x - 0.0020 * y
            edge = ((x - 27) / 46) ** 2 + ((y - 20) / 38) ** 2
            level = 255 * max(0.45, fall - 0.16 * edge)
            small.putpixel(
                (x, y), (min(255, round(level)), min(255, round(level * 0.985)), min(255, round(level * 0.955)))
            )
    return small.resize(size, Image.Resampling.BICUBIC)


def _glare(size: tuple[int, int], board: Image.Image) -> Image.Image:
    """A window mirrored in the board."""
    spot = Image.new("L", size, 0)
    draw = ImageDraw.Draw(spot)
    draw.polygon([(2380, 560), (2620, 545), (2640, 940), (2395, 945)], fill=52)
    draw.polygon([(2660, 543), (2850, 530), (2872, 935), (2682, 938)], fill=44)
    soft = spot.filter(ImageFilter.GaussianBlur(46))
    return Image.merge("RGB", [ImageChops.multiply(soft, board)] * 3)


def _grain(photo: Image.Image) -> Image.Image:
    chance = random.Random(11)
    noise = Image.frombytes(
        "L", (800, 600), bytes(min(255, max(0, round(chance.gauss(128, 4.2)))) for _ in range(480_000))
    )
    noise = noise.resize(photo.size, Image.Resampling.BICUBIC)
    return ImageChops.add(photo, Image.merge("RGB", [noise] * 3), 1, -128)


def _perspective(corners: tuple[Point, ...], size: tuple[int, int]) -> list[float]:
    """The eight coefficients that carry the photo's corners back to the board's."""
    wide, tall = size
    flat: list[Point] = [(0, 0), (wide, 0), (wide, tall), (0, tall)]
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan; eight equations do not need a library."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * base for value, base in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]


def _font_file(name: str) -> Path:
    package = importlib.util.find_spec(f"fontpkg_{name}")
    if package is None or package.origin is None:
        raise SystemExit(f"The handwriting font is missing; run pip install fontpkg-{name} and try again.")
    files = sorted((Path(package.origin).parent / "files").glob("*.ttf"))
    return next((file for file in files if "Regular" in file.name), files[0])


def save_photo(photo: Image.Image, path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Phone"
    exif[0x0132] = "2026:10:01 16:42:08"
    exif.get_ifd(0x8769)[0x9003] = "2026:10:01 16:42:08"
    exif.get_ifd(0x8769)[0x9011] = "+02:00"
    photo.save(path, "JPEG", quality=66, optimize=True, exif=exif)


if __name__ == "__main__":
    save_photo(photographed(draw_board()), HERE / "whiteboard.jpg")
