"""What the officer does to messages that did not arrive; she reads neither address nor words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.desk.acts import ActView
from cms.desk.models import Decision
from engagement.outbox.models import Message
from engagement.outbox.settling import send_again, unsettle, write_off
from engagement.outbox.untold import give_up, note_told, take_up_again
from engagement.people.models import Account


class SendAgain(ActView):
    name = "send"
    label = _("Envoyer de nouveau")
    done = _("Il repart dans une minute.")
    undoable = True

    @classmethod
    def is_offered(cls, row: Message) -> bool:
        return row.settled_at is None and row.may_be_sent_again

    @classmethod
    def answer(cls, row: Message, by: Account, data: Mapping[str, Any]) -> str:
        send_again(message=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Message, decision: Decision, by: Account) -> None:
        unsettle(message=row, by=by)


class WriteOff(ActView):
    name = "drop"
    label = _("Classer")
    done = _("Le message est classé : rien de plus n’est envoyé.")
    undoable = True

    @classmethod
    def is_offered(cls, row: Message) -> bool:
        return Message.objects.in_trouble().filter(pk=row.pk).exists()

    @classmethod
    def answer(cls, row: Message, by: Account, data: Mapping[str, Any]) -> str:
        write_off(message=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Message, decision: Decision, by: Account) -> None:
        unsettle(message=row, by=by)


class NoteTold(ActView):
    """Somebody whom nothing reaches was told all the same: by a neighbour, at the counter."""

    name = "told"
    label = _("La personne est prévenue")
    done = _("C’est noté : la personne est prévenue.")
    undoable = True

    @classmethod
    def is_offered(cls, row: Message) -> bool:
        return row.way == Message.Way.DESK and row.state == Message.State.QUEUED

    @classmethod
    def answer(cls, row: Message, by: Account, data: Mapping[str, Any]) -> str:
        note_told(message=row, by=by)
        return str(cls.done)

    @classmethod
    def take_back(cls, row: Message, decision: Decision, by: Account) -> None:
        take_up_again(message=row, by=by)


class GiveUp(NoteTold):
    name = "give_up"
    label = _("Ne peut pas être prévenue")
    done = _("C’est noté : la personne n’est pas prévenue.")

    @classmethod
    def answer(cls, row: Message, by: Account, data: Mapping[str, Any]) -> str:
        give_up(message=row, by=by)
        return str(cls.done)
