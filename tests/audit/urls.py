"""The site's addresses, and one for each page that nobody can ask for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from engagement.urls import urlpatterns as site


def shown(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return render(request, f"{template}.html", context)


urlpatterns = [path("montre/<slug:template>/", shown, name="shown"), *site]
