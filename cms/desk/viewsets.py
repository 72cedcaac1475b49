"""The domain rows in the administration: read in lists, changed by acts alone."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from cms.desk import association_acts, initiative_acts, lists, message_acts, need_acts
from cms.desk.campaigns import Campaign
from cms.desk.fairness import FairnessViewSet
from cms.desk.first_steps import FirstStepsViewSet
from cms.desk.insight import InsightViewSet
from cms.desk.log_views import LogViewSet
from cms.desk.queue.views import QueueViewSet
from cms.desk.reading import ReadingViewSet
from cms.desk.register import RegisterViewSet
from cms.desk.relays import RelaysViewSet
from cms.desk.rules import RulesViewSet
from cms.desk.sign_ups import SignUpViewSet
from cms.desk.snippets import ReasonSnippetViewSet
from cms.desk.team_views import TeamViewSet
from cms.desk.testimonials import TestimonialViewSet
from engagement.associations.models import Association, JoinRequest
from engagement.initiatives.models import Initiative
from engagement.needs.models import Need
from engagement.outbox.models import Message
from engagement.search.actions import refresh


class NeedViewSet(ReadingViewSet):
    model = Need
    icon = "group"
    menu_order = 110
    acts = (
        need_acts.Publish,
        need_acts.Check,
        need_acts.Tell,
        Campaign,
        need_acts.Refuse,
        need_acts.Withdraw,
        need_acts.LeaveNeed,
    )
    help_words = _(
        "Tous les besoins, publiés ou non. Cochez-en plusieurs pour agir d’un coup ; le menu aux "
        "trois points donne la liste en fichier."
    )
    index_view_class = lists.NeedIndexView
    inspect_view_class = lists.NeedInspectView
    filterset_class = lists.NeedFilterSet
    list_display = [
        "title",
        "association",
        "state",
        "neighbourhood",
        Column(
            "places",
            label=_("Places prises"),
            accessor=lambda need: f"{need.taken or 0} / {need.places or 0}",
        ),
        "created_at",
    ]
    inspect_view_fields = [
        "state",
        "association",
        "initiative",
        "description",
        "shifts",
        "place",
        "neighbourhood",
        "remote",
        "interests",
        "bring",
        "welcome",
        "wheelchair",
        "with_children",
        "little_french",
        "minimum_age",
        "created_at",
        "published_at",
    ]


class AssociationViewSet(ReadingViewSet):
    model = Association
    icon = "home"
    menu_order = 120
    acts = (
        association_acts.Verify,
        association_acts.Reinstate,
        association_acts.Refuse,
        association_acts.Suspend,
        association_acts.LeaveAssociation,
    )
    help_words = _(
        "Celles qui publient, celles qui attendent, celles que seul un flux connaît. Vérifier une "
        "association publie aussi ce qu’elle a déjà déposé."
    )
    index_view_class = lists.AssociationIndexView
    inspect_view_class = lists.AssociationInspectView
    filterset_class = lists.AssociationFilterSet
    list_display = ["name", "state", "neighbourhood", "email", "created_at"]
    inspect_view_fields = [
        "state",
        "description",
        "email",
        "website",
        "rna",
        "siret",
        "neighbourhood",
        "interests",
        "created_at",
        "verified_at",
        "verified_by",
        "team_moves",
    ]


class JoinRequestViewSet(ReadingViewSet):
    """Who asks to act for an association; the city answers where nobody else does."""

    model = JoinRequest
    menu_label = _("Demandes")
    icon = "user"
    menu_order = 125
    acts = (association_acts.LetIn, association_acts.TurnDown)
    index_view_class = lists.JoinRequestIndexView
    list_display = ["association", "account", "state", "created_at"]
    list_filter = ["state"]
    inspect_view_fields = ["state", "association", "account", "words", "created_at"]


class FindableMixin:
    """Lets residents find what was written, in the transaction that saves it."""

    def save_instance(self) -> Initiative:
        initiative = super().save_instance()  # type: ignore[misc]  # of the view it is mixed into
        refresh(kind="initiative", keys=[initiative.pk])
        return initiative


class InitiativeCreateView(FindableMixin, generic.CreateView):
    pass


class InitiativeEditView(FindableMixin, generic.EditView):
    pass


class InitiativeViewSet(ReadingViewSet):
    model = Initiative
    icon = "pick"
    menu_order = 130
    absent_pages = ("delete", "usage")
    acts = (initiative_acts.MakePromise, initiative_acts.ChangeStage, initiative_acts.End)
    index_view_class = lists.PlacedIndexView
    add_view_class = InitiativeCreateView
    edit_view_class = InitiativeEditView
    filterset_class = lists.InitiativeFilterSet
    list_display = ["title", "state", "neighbourhood", "is_public", "created_at"]
    inspect_view_fields = [
        "state",
        "summary",
        "neighbourhood",
        "interests",
        "from_residents",
        "is_public",
    ]
    panels = ["title", "summary", "neighbourhood", "interests", "from_residents", "is_public"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("history/<int:pk>/", self.history_view, name="history"),
            path("history-results/<int:pk>/", self.history_results_view, name="history_results"),
        ]


class MessageViewSet(ReadingViewSet):
    """Messages by their fate, without addresses or words."""

    model = Message
    acts = (
        message_acts.SendAgain,
        message_acts.WriteOff,
        message_acts.NoteTold,
        message_acts.GiveUp,
    )
    help_words = _(
        "Ce que la plateforme envoie, sans les adresses ni les mots. « Sort inconnu » et "
        "« abandonné » attendent votre avis : envoyer de nouveau, ou classer."
    )
    icon = "mail"
    menu_order = 140
    inspect_view_fields = ["template", "kind", "state", "created_at", "due_at", "last_error"]
    index_view_class = lists.MessageIndexView
    filterset_class = lists.MessageFilterSet
    list_display = ["template", "kind", "state", "created_at", "attempts", "last_error"]


VIEWSETS = (
    QueueViewSet,
    NeedViewSet,
    SignUpViewSet,
    AssociationViewSet,
    JoinRequestViewSet,
    InitiativeViewSet,
    TestimonialViewSet,
    MessageViewSet,
    RulesViewSet,
    InsightViewSet,
    FairnessViewSet,
    LogViewSet,
    ReasonSnippetViewSet,
    TeamViewSet,
    RegisterViewSet,
    RelaysViewSet,
    FirstStepsViewSet,
)
