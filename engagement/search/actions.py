"""Every write on the index. It follows the rows; nobody in person acts on it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Min

from engagement.search.french import Word, words
from engagement.search.models import Document, KnownWord, Posting
from engagement.search.registry import KINDS, Searchable

CHUNK = 25  # documents; some 1,000 postings
BATCH = 1000
TITLE = 4  # a word of the title counts as four of the body
Weights = dict[str, int]


@dataclass
class IndexReport:
    """How many documents were written because they differed, removed, or right already."""

    written: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def drift(self) -> int:
        return self.written + self.removed


@transaction.atomic
def refresh(*, kind: str, keys: Iterable[int]) -> IndexReport:
    """Make the index say what the rows with these keys say; those not public are forgotten.

    To be called in the transaction that changed the rows.
    """
    report = IndexReport()
    for chunk in _chunks(sorted(set(keys))):
        _follow(KINDS[kind], chunk, report, write=True)
    return report


def rebuild(
    *, write: bool = True, progress: Callable[[int, int], None] = lambda done, total: None
) -> IndexReport:
    """Read every row again and put right what differs; each chunk is a transaction.

    Without `write` only count what would be put right.
    """
    report = IndexReport()
    known = [(searchable, keys) for searchable in KINDS.values() for keys in _all_keys(searchable)]
    for done, (searchable, chunk) in enumerate(known, 1):
        with transaction.atomic():
            _follow(searchable, chunk, report, write=write)
        progress(done, len(known))
    if write:
        _forget_words()
    return report


def _all_keys(searchable: Searchable) -> Iterator[list[int]]:
    """Yield the keys of the public rows and of the documents, in chunks."""
    public = searchable.rows().order_by().values_list("pk", flat=True)
    indexed = Document.objects.filter(kind=searchable.kind).values_list("key", flat=True)
    yield from _chunks(sorted({*public, *indexed}))


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _follow(searchable: Searchable, keys: list[int], report: IndexReport, *, write: bool) -> None:
    rows = searchable.rows().filter(pk__in=keys)
    texts = {row.pk: (searchable.title(row), searchable.body(row)) for row in rows}
    wanted = {key: weigh(*text) for key, text in texts.items()}
    present = _present(searchable.kind, keys)
    differing = {key: weights for key, weights in wanted.items() if present.get(key) != weights}
    gone = present.keys() - wanted.keys()
    report.written += len(differing)
    report.removed += len(gone)
    report.unchanged += len(wanted) - len(differing)
    if write:
        Document.objects.filter(kind=searchable.kind, key__in=gone).delete()
        _write(searchable.kind, differing)
        _learn(word for title, body in texts.values() for word in words(f"{title} {body}"))


def weigh(title: str, body: str) -> Weights:
    """Return the weight of each stem: n mentions give 100 · n / (n + 1), as BM25 with k = 1."""
    counts = Counter(word.stem for word in words(body))
    for word in words(title):
        counts[word.stem] += TITLE
    return {stem: round(100 * count / (count + 1)) for stem, count in counts.items()}


def _present(kind: str, keys: list[int]) -> dict[int, Weights]:
    documents = Document.objects.filter(kind=kind, key__in=keys).prefetch_related("postings")
    return {
        document.key: {posting.stem: posting.weight for posting in document.postings.all()}
        for document in documents
    }


def _write(kind: str, wanted: dict[int, Weights]) -> None:
    documents = Document.objects.bulk_create(
        [Document(kind=kind, key=key) for key in wanted],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["key"],  # nothing changes; the row is locked, its number is told
    )
    Posting.objects.filter(document__in=documents).delete()
    postings = [
        Posting(document=document, stem=stem, weight=weight)
        for document in documents
        for stem, weight in wanted[document.key].items()
    ]
    Posting.objects.bulk_create(postings, batch_size=BATCH)


def _learn(found: Iterable[Word]) -> None:
    """Add to the vocabulary the words that are not in it."""
    by_text = {word.text: word for word in found}
    known = KnownWord.objects.filter(text__in=by_text).values_list("text", flat=True)
    new = [by_text[text] for text in sorted(by_text.keys() - set(known))]
    KnownWord.objects.bulk_create([KnownWord(**asdict(word)) for word in new], batch_size=BATCH)


def _forget_words() -> None:
    """Remove the words that no document has any more, and those that stand twice."""
    KnownWord.objects.exclude(stem__in=Posting.objects.values("stem")).delete()
    first = KnownWord.objects.values("text").annotate(first=Min("pk")).values("first")
    KnownWord.objects.exclude(pk__in=first).delete()
