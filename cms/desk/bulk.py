"""One act on many rows of a list: Wagtail's bulk actions, each row by its own act."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from cms.desk import association_acts, idea_acts, message_acts, need_acts
from cms.desk.acts import ActView
from cms.desk.deciding import decide
from engagement.associations.models import Association
from engagement.base.models import IllegalMove
from engagement.ideas.models import Idea
from engagement.needs.models import Need
from engagement.outbox.models import Message
from engagement.outbox.settling import CannotSettle


class ActOnMany(BulkAction):
    """Shows the rows that the act is offered for, asks what it asks, then acts on each."""

    act: ClassVar[type[ActView]]
    model_of_act: ClassVar[type[Model]]
    template_name = "cms/desk/bulk.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        opts = self.model_of_act._meta
        if not request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, row: Any) -> bool:
        return self.act.is_offered(row)

    def get_all_objects_in_listing_query(self, parent_id: object) -> list[int]:
        """Return none: the whole list would be that of the table, not the one as narrowed."""
        return []

    def get_form_class(self) -> type:
        return self.act.form_class

    def get_execution_context(self) -> dict[str, Any]:
        return {"act": self.act, "by": self.request.user, "data": self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(
        cls, objects: list[Any], act: Any = None, by: Any = None, data: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        return sum(_do(act, row, by, data) for row in objects), 0

    def get_success_message(self, count: int, _children: int) -> str:
        words = ngettext("C’est fait pour %(n)d ligne.", "C’est fait pour %(n)d lignes.", count)
        return words % {"n": count}


def _do(act: type[ActView], row: Any, by: Any, data: Any) -> bool:
    """Act on a row; say whether it was done: somebody else may have been quicker."""
    try:
        decide(act, row, by=by, run=lambda: act.answer(row, by, data))
    except (CannotSettle, IllegalMove):
        return False
    return True


def _many(model: type[Model], act: type[ActView], about: Any) -> type[ActOnMany]:
    """Return the bulk action of an act, under the act's own name."""
    facts = {
        "act": act,
        "model_of_act": model,
        "models": [model],
        "display_name": act.label,
        "aria_label": about,
        "action_type": act.name,
    }
    return type(f"{act.__name__}Many", (ActOnMany,), facts)


MANY = [
    _many(Need, need_acts.Publish, _("Publier les besoins cochés")),
    _many(Need, need_acts.Check, _("Dire que les besoins cochés sont bons")),
    _many(Need, need_acts.Refuse, _("Refuser les besoins cochés")),
    _many(Need, need_acts.Withdraw, _("Retirer les besoins cochés")),
    _many(Association, association_acts.Verify, _("Vérifier les associations cochées")),
    _many(Association, association_acts.Refuse, _("Refuser les associations cochées")),
    _many(Idea, idea_acts.Publish, _("Publier les idées cochées")),
    _many(Idea, idea_acts.Check, _("Dire que les idées cochées sont bonnes")),
    _many(Idea, idea_acts.Refuse, _("Ne pas publier les idées cochées")),
    _many(Message, message_acts.SendAgain, _("Envoyer de nouveau les messages cochés")),
    _many(Message, message_acts.WriteOff, _("Classer les messages cochés")),
]
