"""Fetch the npm packages that browsers are given and keep only what is used.

    python tools/vendor_assets.py

- lucide-static -> static/icons/sprite.svg (one symbol per icon) and static/icons/LICENSE
- open-props    -> the block between the two "open-props" marks of static/css/tokens.css
                   and static/css/LICENSE.open-props
- qr            -> static/vendor/qr/: the reader of QR codes of the gate, where a browser has none

Needs `npm` (nothing else in the project does). The results are committed: run this only to add an
icon or to take a newer release.
"""

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from xml.etree import ElementTree

STATIC = Path(__file__).resolve().parent.parent / "static"
LUCIDE = "lucide-static@1.62.0"
OPEN_PROPS = "open-props@1.7.23"
QR = "qr@0.7.0"
QR_FILES = ("decode.js", "index.js", "LICENSE-MIT")

ICONS = """
accessibility anchor arrow-left arrow-right ban baby badge-check bell bike briefcase building-2 bus
calendar camera car chart-column check chevron-down chevron-left chevron-right chevron-up
circle-alert circle-check circle-help clock coffee copy download ellipsis external-link eye eye-off
euro file-text filter flag footprints gift heart heart-handshake hand-helping history hourglass
house image info languages lightbulb link list lock log-in log-out mail map map-pin maximize menu
message-circle minus moon navigation party-popper pause pencil phone play plus printer qr-code
refresh-cw save scan-line search send settings share-2 smartphone sparkles star sun thumbs-down
ticket trash-2 triangle-alert undo-2 unlock upload user user-check user-plus users utensils vote
volume-2 wifi wifi-off x
"""

# Names that pages use where lucide now says something else.
ALIASES = {"home": "house", "share": "share-2", "trash": "trash-2", "undo": "undo-2"}

# One pictogram for each of the 20 national domains: symbol i-d-<domain code>.
DOMAINS = {
    "animaux": "paw-print",
    "autre": "shapes",
    "batiment-industrie-logistique": "hard-hat",
    "benevolat-competences": "handshake",
    "communication": "megaphone",
    "culture-loisirs": "palette",
    "education": "graduation-cap",
    "emploi": "briefcase-business",
    "environnement": "sprout",
    "gestion-finance-droit": "scale",
    "humanitaire": "life-buoy",
    "memoire-et-citoyennete": "landmark",
    "numerique": "laptop",
    "prevention-protection": "shield-check",
    "recherche": "microscope",
    "sante": "heart-pulse",
    "service-public-defense-securite": "siren",
    "sport": "volleyball",
    "solidarite-insertion": "hand-heart",
    "vivre-ensemble": "smile",
}

TOKENS = """
size-1 size-2 size-3 size-4 size-5 size-7 size-8 size-9 size-content-3
font-size-0 font-size-1 font-size-2 font-size-3 font-size-4 font-size-fluid-2 font-size-fluid-3
font-weight-5 font-weight-7 font-lineheight-1 font-lineheight-3
radius-2 radius-3 radius-round ease-out-3
"""

NUMBER = r"(-?(?:\d+\.?\d*|\.\d+))"


def fetch(package: str, into: Path) -> Path:
    """Unpack an npm package below `into` and return its folder."""
    packed = subprocess.run(  # noqa: S603 - the two names above
        ["npm", "pack", "--silent", package],  # noqa: S607
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    folder = into / package.split("@")[0]
    with tarfile.open(into / packed.stdout.strip()) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def symbol(symbol_id: str, source: Path) -> str:
    """One icon as a <symbol>; its paths are joined, the stroke comes from the `.icon` class."""
    paths, others = [], []
    for shape in ElementTree.parse(source).getroot():  # noqa: S314 - a file of a pinned package
        tag = shape.tag.split("}")[1]
        if tag == "path":
            d = shape.attrib["d"]
            paths.append(absolute_start(d))
        else:
            attributes = "".join(f' {name}="{value}"' for name, value in shape.attrib.items())
            others.append(f"<{tag}{attributes}/>")
    path = f'<path d="{"".join(paths)}"/>' if paths else ""
    return f'<symbol id="i-{symbol_id}" viewBox="0 0 24 24">{path}{"".join(others)}</symbol>'


def absolute_start(d: str) -> str:
    """A path of its own starts at (0, 0): its first relative move is an absolute one."""
    start = re.match(rf"m\s*{NUMBER}[ ,]*{NUMBER}\s*", d)
    if not start:
        return d
    rest = d[start.end() :]
    return f"M{start[1]} {start[2]}" + (rest if rest[:1].isalpha() else f"l{rest}")


def build_sprite(lucide: Path) -> str:
    wanted = {name: name for name in ICONS.split()} | ALIASES
    wanted |= {f"d-{code}": name for code, name in DOMAINS.items()}
    symbols = [symbol(key, lucide / "icons" / f"{name}.svg") for key, name in wanted.items()]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def build_tokens(open_props: Path) -> str:
    known = dict(
        re.findall(r"(--[\w-]+):([^;}]+)", (open_props / "open-props.min.css").read_text())
    )
    return "".join(f"  --{name}: {known[f'--{name}']};\n" for name in TOKENS.split())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        lucide, open_props = fetch(LUCIDE, Path(folder)), fetch(OPEN_PROPS, Path(folder))
        (STATIC / "icons/sprite.svg").write_text(build_sprite(lucide))
        (STATIC / "icons/LICENSE").write_text((lucide / "LICENSE").read_text())
        (STATIC / "css/LICENSE.open-props").write_text((open_props / "LICENSE").read_text())
        css = STATIC / "css/tokens.css"
        marks = re.compile(r"(/\* open-props[^\n]*\n).*?(  /\* end of open-props)", re.DOTALL)
        tokens = build_tokens(open_props)
        css.write_text(marks.sub(lambda m: m[1] + tokens + m[2], css.read_text()))
        qr = fetch(QR, Path(folder))
        for name in QR_FILES:
            (STATIC / "vendor/qr" / name).write_text((qr / name).read_text())


if __name__ == "__main__":
    main()
