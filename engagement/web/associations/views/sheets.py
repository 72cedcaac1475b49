"""Sheets that an association prints."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from engagement.needs.wording import where_of
from engagement.people.http import SignedIn
from engagement.web.associations import board
from engagement.web.associations.access import shift_of
from engagement.web.associations.people import people_of

BLANK_LINES = 4  # for those who come without having signed up


@login_required
@require_safe
def people(request: SignedIn, slug: str, need_slug: str, shift: int) -> HttpResponse:
    """Show who comes to a shift, to tick on the day: first names, never an address."""
    wanted = shift_of(request, slug, need_slug, shift)
    need = wanted.need
    context = {
        "association": need.association,
        "need": need,
        "row": board.row_of(wanted),
        "people": people_of(wanted),
        "place": where_of(need),
        "blank_lines": range(BLANK_LINES),
    }
    return render(request, "associations/people.html", context)
