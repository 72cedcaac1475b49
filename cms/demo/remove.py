"""remove_demo: the demo city goes, everything else stays."""

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, ProtectedError, Q
from wagtail.models import Site

from cms.demo.load import counts
from cms.demo.loading import MAIL_DOMAIN, SOURCE
from cms.demo.loading.desk import WHO_ANSWERS
from cms.demo.loading.gates import close_gate
from cms.demo.loading.territory import CITY_NAME
from cms.newsletter.models import Newsletter
from cms.pages.models import FormPage, InitiativePage, NeighbourhoodPage, NewsPage
from engagement.associations.models import AnswerPromise, Association
from engagement.events.actions import cancel_registration
from engagement.events.models import Event, Registration
from engagement.ideas.models import Idea
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.needs.actions.signing_up import give_back
from engagement.needs.models import Need, SignUp
from engagement.outbox.content import Content
from engagement.outbox.models import Message
from engagement.people.actions import recipient_key
from engagement.people.models import Account, Resident
from engagement.search.actions import rebuild
from engagement.territory.models import Neighbourhood

#: What a neighbourhood is kept for.
LIVING_THERE: tuple[type[Model], ...] = (
    Resident,
    Association,
    Need,
    Event,
    Idea,
    Initiative,
    NeighbourhoodPage,
)


@transaction.atomic
def remove() -> dict[str, int]:
    """Remove what the demo made and what was made in its name; count what went.

    Whoever is real stays, without the places she held in the demo's needs. So does what real
    rows stand on: a quartier where somebody lives, a picture that a page shows. An account that
    a real row names as its verifier stays too, closed.
    """
    before = counts()
    for page in InitiativePage.objects.filter(initiative__source=SOURCE):
        page.delete()
    for kind in (NewsPage, FormPage, NeighbourhoodPage):
        for page in kind.objects.filter(owner__email__endswith=f"@{MAIL_DOMAIN}"):
            page.delete()
    _remove_letters()
    _remove_fetes()
    Need.objects.filter(Q(source=SOURCE) | Q(association__source=SOURCE)).delete()
    _remove_ideas()
    _remove_people()
    Association.objects.filter(source=SOURCE).delete()
    Initiative.objects.filter(source=SOURCE).delete()
    AnswerPromise.objects.filter(**WHO_ANSWERS).delete()
    _remove_pictures()
    _unused_neighbourhoods().delete()
    _remove_accounts()
    rebuild()
    Site.objects.filter(site_name=CITY_NAME).update(site_name="")
    after = counts()
    return {name: before[name] - after[name] for name in before}


def _remove_letters() -> None:
    letters = Newsletter.objects.filter(source=SOURCE)
    contents = list(letters.exclude(editions=None).values_list("editions__content", flat=True))
    letters.delete()
    Message.objects.filter(content__in=contents).delete()
    Content.objects.filter(pk__in=contents).delete()


def _remove_fetes() -> None:
    for event in Event.objects.filter(Q(source=SOURCE) | Q(association__source=SOURCE)):
        close_gate(event)
        event.delete()


def _remove_ideas() -> None:
    """Remove the ideas of the demo and its people, but for those that a real one has joined."""
    ours = Q(source=SOURCE) | Q(author__source=SOURCE)
    ours |= Q(author__account__email__endswith=f"@{MAIL_DOMAIN}")
    keys = set(Idea.objects.filter(ours).values_list("pk", flat=True))
    real = Idea.objects.filter(merged_into__in=keys).exclude(pk__in=keys)
    keys -= set(real.values_list("merged_into", flat=True))
    Idea.objects.filter(pk__in=keys).exclude(merged_into=None).delete()
    Idea.objects.filter(pk__in=keys).delete()


def _remove_people() -> None:
    """Remove the residents, their places in real needs given back first."""
    people = Resident.objects.filter(
        Q(source=SOURCE) | Q(account__email__endswith=f"@{MAIL_DOMAIN}")
    )
    for signup in SignUp.objects.live().filter(resident__in=people):
        give_back(signup, by=None, tell=False)
    for registration in Registration.objects.live().filter(resident__in=people):
        cancel_registration(registration=registration, by=None)
    # What machines send is found by its address (_remove_accounts); this has a number or none.
    keys = [recipient_key(person) for person in people.only("public_id")]
    Message.objects.by_hand().filter(recipient_key__in=keys).delete()
    people.delete()


def _remove_pictures() -> None:
    for picture in Picture.objects.filter(source=SOURCE):
        of_need = Need.objects.filter(picture=picture).exists()
        of_event = Event.objects.filter(picture=picture).exists()
        of_idea = Idea.objects.filter(picture=picture).exists()
        is_shown = picture.get_usage().count() or of_need or of_event or of_idea
        if not is_shown:
            picture.delete()


def _unused_neighbourhoods():
    rows = Neighbourhood.objects.filter(source=SOURCE)
    for kind in LIVING_THERE:
        rows = rows.exclude(Exists(kind._default_manager.filter(neighbourhood=OuterRef("pk"))))
    return rows


def _remove_accounts() -> None:
    Message.objects.filter(to__endswith=f"@{MAIL_DOMAIN}").delete()
    for account in Account.objects.filter(email__endswith=f"@{MAIL_DOMAIN}"):
        try:
            with transaction.atomic():
                account.delete()
        except ProtectedError:
            account.groups.clear()
            Account.objects.filter(pk=account.pk).update(is_active=False)
