"""The drawn pictures as files, each drawn once."""

from io import BytesIO

from django.core.files.images import ImageFile

from cms.demo.loading import SOURCE
from cms.demo.loading.city import Say
from cms.demo.pictures import SCENES, alt_text, draw
from engagement.media.models import Picture

SIZE = (1200, 800)
CREDIT = "Dessin de Coup de main"


def load_pictures(say: Say) -> dict[str, Picture]:
    """Return the picture of every scene; those already there are not drawn again."""
    there = {picture.source_id: picture for picture in Picture.objects.filter(source=SOURCE)}
    for number, scene in enumerate(SCENES, start=1):
        if scene not in there:
            say(f"pictures: {number} / {len(SCENES)}")
            there[scene] = _drawn(scene)
    return there


def _drawn(scene: str) -> Picture:
    content = BytesIO()
    draw(scene, SIZE).save(content, "JPEG", quality=86)
    return Picture.objects.create(
        source=SOURCE,
        source_id=scene,
        title=alt_text(scene),
        description=alt_text(scene),
        credit=CREDIT,
        file=ImageFile(content, name=f"demo-{scene}.jpg"),
    )
