"""The four pages of a first visit, and the order they come in."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

WELCOMED = "welcomed"  # in the session: whoever skipped every page is not asked again at once


class Step(models.TextChoices):
    ABOUT = "vous", _("Vous")
    INTERESTS = "gouts", _("Vos goûts")
    WHEN = "quand", _("Quand")
    CONSENT = "suggestions", _("Les suggestions")


ORDER = list(Step)


def step_after(step: Step) -> str:
    """Return the address that follows a page, whether it was filled in or skipped."""
    if step == ORDER[-1]:
        return reverse("residents:for_me")
    return reverse("residents:welcome_step", args=[ORDER[ORDER.index(step) + 1]])


def step_marks(present: Step) -> list[dict[str, Any]]:
    """Return the steps as `_components/steps.html` shows them."""
    return [
        {"label": step.label, "state": _state(step, present), "url": _way_back(step, present)}
        for step in ORDER
    ]


def _state(step: Step, present: Step) -> str:
    if step == present:
        return "current"
    return "done" if ORDER.index(step) < ORDER.index(present) else "todo"


def _way_back(step: Step, present: Step) -> str:
    if _state(step, present) != "done":
        return ""
    return reverse("residents:welcome_step", args=[step])
