"""Pages for those who build the platform; they exist only where DEBUG is on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from engagement.web.dev.samples import GALLERY


def components(request: HttpRequest) -> HttpResponse:
    """Every component of templates/_components, in every state."""
    return render(request, "dev/components.html", GALLERY)
