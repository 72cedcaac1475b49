"""Ideas drawn by lot: what was published, what came up, and how to draw again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from engagement.ideas.lots import drawn, numbers_of
from engagement.ideas.models import Draw, Idea
from engagement.web.residents.ideas.queries import address_of


@require_safe
def draws(request: HttpRequest) -> HttpResponse:
    """List the draws, the newest first."""
    return render(
        request, "residents/ideas/draws.html", {"nav": "ideas", "draws": Draw.objects.all()}
    )


@require_safe
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draw: its list and hash, the seed once it is known, and what it drew."""
    found = get_object_or_404(Draw, pk=pk)
    numbers = drawn(found.listed, found.seed, found.wanted) if found.seed else []
    context = {
        "nav": "ideas",
        "draw": found,
        "count": len(numbers_of(found.listed)),
        "drawn": _titled(found, numbers),
    }
    return render(request, "residents/ideas/draw.html", context)


def _titled(draw: Draw, numbers: list[int]) -> list[dict[str, object]]:
    """Return each drawn number with the title that was published, and its page if there is one."""
    titles = dict(line.partition(" ")[::2] for line in draw.listed.splitlines())
    shown = Idea.objects.visible().in_bulk(numbers)
    return [
        {
            "number": number,
            "title": titles[str(number)],
            "url": address_of(shown[number]) if number in shown else "",
        }
        for number in numbers
    ]
