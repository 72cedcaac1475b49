"""A draft becomes an idea."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from engagement.ideas.actions import TooMany, propose_idea
from engagement.ideas.models import Idea
from engagement.media.uploads import keep_picture
from engagement.people.actions import describe_resident, resident_of
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.ideas import drafts
from engagement.web.residents.ideas.queries import address_of
from engagement.web.residents.ideas.wording import too_many


def send_draft(request: SignedIn) -> HttpResponse:
    """Propose the idea that the session keeps; where that is refused, the draft stays."""
    draft = drafts.recall(request)
    if draft is None or not draft["title"]:
        messages.info(request, _("Votre brouillon n’est plus là : écrivez votre idée ici."))
        return redirect("residents:propose_idea")
    try:
        idea = _propose(resident_of(request.user), request, draft)
    except TooMany as pace:
        messages.warning(request, f"{too_many(pace)} {_('Votre texte est gardé ici.')}")
        return redirect("residents:propose_idea")
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("residents:propose_idea")
    drafts.forget(request)
    messages.success(request, thanks(idea))
    return redirect(address_of(idea))


@transaction.atomic
def _propose(resident: Resident, request: SignedIn, draft: dict[str, Any]) -> Idea:
    if draft["name"] and not resident.name:
        describe_resident(resident=resident, by=request.user, name=draft["name"])
    photo = drafts.photo_of(draft)
    picture = photo and keep_picture(
        file=photo, title=draft["title"], description=draft["photo_words"], by=request.user
    )
    return propose_idea(
        resident=resident, by=request.user, picture=picture, **drafts.facts_of(draft)
    )


def thanks(idea: Idea) -> str:
    if idea.is_visible:
        return _("Merci ! Votre idée est publiée : faites-la connaître.")
    return _("Merci ! La ville lit votre première idée avant de la montrer : vous serez prévenu·e.")
