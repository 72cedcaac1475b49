import factory

from engagement.ideas.models import Comment, Idea
from tests.factories.people import ResidentFactory


class IdeaFactory(factory.django.DjangoModelFactory):
    """An idea that everybody reads; `state=` for another step."""

    class Meta:
        model = Idea

    title = factory.Sequence(lambda n: f"Idée {n}")
    slug = factory.Sequence(lambda n: f"idee-{n}")
    body = "À l’ombre, près de l’arrêt."
    state = Idea.State.PUBLISHED
    author = factory.SubFactory(ResidentFactory)


class CommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Comment

    idea = factory.SubFactory(IdeaFactory)
    author = factory.SubFactory(ResidentFactory)
    text = "J’en suis."
