"""A letter as it left, for those who would rather read it here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.newsletter.models import Edition, Newsletter


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a letter that began to leave, in the reader's language where it was written in it."""
    newsletter = get_object_or_404(Newsletter.objects.exclude(editions=None), pk=pk)
    context = {"newsletter": newsletter, "edition": edition_for_reader(newsletter)}
    return render(request, "cms/newsletter/online.html", context)


def edition_for_reader(newsletter: Newsletter) -> Edition:
    """Return the edition in the active language, else the French one."""
    editions = {edition.language: edition for edition in newsletter.editions.all()}
    return editions.get(get_language() or "", editions["fr"])
