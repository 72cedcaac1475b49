"""No word that people read escapes gettext: neither in templates nor in their attributes."""

import re

import pytest

from tests.architecture.order import ROOT

NOT_READ = re.compile(
    r"{% comment %}.*?{% endcomment %}|{#.*?#}"
    r"|{% blocktranslate.*?{% endblocktranslate %}"
    r"|<(script|style)\b.*?</\1>|<!--.*?-->|<meta http-equiv[^>]*>",
    re.DOTALL,
)
READ_ATTRIBUTE = re.compile(r"""\b(?:alt|title|placeholder|aria-label|content)="([^"]*)\"""")
DJANGO = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
ENTITY = re.compile(r"&\w+;|&#\d+;")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language, and what machines read.
SAME_EVERYWHERE = {"Coup", "de", "main", "FR", "EN", "width", "device", "initial", "scale"}
SAME_EVERYWHERE |= {"light", "dark", "km", "SVG", "viewport", "fit", "cover", "utf", "noindex"}
SAME_EVERYWHERE |= {"ACE", "FHJ", "KM"}  # a code as it stands on a badge


def words_outside_gettext(source: str) -> set[str]:
    text = NOT_READ.sub(" ", source)
    text = DJANGO.sub(" ", text)
    read = [*READ_ATTRIBUTE.findall(text), TAG.sub(" ", text)]
    return {
        word for piece in read for word in WORD.findall(ENTITY.sub(" ", piece))
    } - SAME_EVERYWHERE


def pages() -> list[str]:
    folder = ROOT / "templates"
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if "dev" not in path.relative_to(folder).parts
    )


@pytest.mark.parametrize("name", pages())
def test_a_page_says_nothing_outside_gettext(name):
    assert words_outside_gettext((ROOT / "templates" / name).read_text(encoding="utf-8")) == set()


def test_a_bare_word_would_be_found():
    assert words_outside_gettext("<p>{% translate 'Bonjour' %} tout le monde</p>")
    assert words_outside_gettext('<img alt="une plage">')
