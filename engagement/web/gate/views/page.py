"""The one page of the gate. It shows nobody: what it knows comes by the protocol."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from engagement.events.models import Event


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    return render(request, "gate/gate.html", {"event": event})
