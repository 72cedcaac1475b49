"""What answers teach: the table of affinities (affinity.py) of this city's interests and words."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from engagement.matching import affinity
from engagement.matching.calibration import Calibration
from engagement.matching.interests import city_interests
from engagement.matching.learned import (
    LIKE,
    Learned,
    likes_of,
    of_pairs,
    stems_of,
    titles_of,
    traits,
)
from engagement.matching.outcomes import Answers
from engagement.matching.score import Floats, Keys, idf

WORDS = 400  # of titles, the most frequent
TWICE = 2  # a word of one title tells of no other
DECIMALS = 4
ALMOST_ALL = 0.99  # of the pairs have an affinity from −1 to 1, the others are cut


@dataclass(frozen=True)
class Lesson:
    """Answers as rows of features: each answer points to a row of tastes and one of traits."""

    blank: Learned
    tastes: Floats
    traits: Floats
    resident: Keys
    need: Keys
    surprise: Floats

    @classmethod
    def of(cls, answers: Answers, believed: Calibration) -> "Lesson":
        residents, resident = np.unique(answers.residents, return_inverse=True)
        needs, need = np.unique(answers.needs, return_inverse=True)
        blank = blank_table(needs.tolist())
        return cls(
            blank=blank,
            tastes=affinity.with_everybody(
                (LIKE * likes_of(residents.tolist())).astype(np.float64)
            ),
            traits=traits(needs.tolist(), blank),
            resident=resident,
            need=need,
            surprise=answers.outcomes.yes - believed.chances(answers.outcomes),
        )

    def table(self, among: Keys) -> Floats:
        """Return what those who were asked for these needs (rows of traits) taught."""
        heard = np.zeros((len(among), self.tastes.shape[1]))
        order = np.argsort(self.need, kind="stable")
        starts = np.searchsorted(self.need[order], [among, among + 1])
        for row, (start, end) in enumerate(starts.T):
            asked = order[start:end]
            tastes, surprise = self.tastes[self.resident[asked]], self.surprise[asked, None]
            heard[row] = affinity.audiences(tastes, surprise)[0]
        return affinity.learn(self.traits[among], heard)

    def affinity(self, table: Floats) -> Floats:
        """Return A of each answer by this table, before it is scaled and cut."""
        return ((self.tastes @ table)[self.resident] * self.traits[self.need]).sum(axis=1)

    def crossed(self) -> Floats:
        """Return A of each answer as what the other half of the needs taught: as of new needs."""
        found = np.zeros(len(self.need))
        for half in (0, 1):
            mine, others = (np.arange(turn, len(self.traits), 2) for turn in (half, 1 - half))
            theirs = np.isin(self.need, mine)
            found[theirs] = self.affinity(self.table(others))[theirs]
        return found


def taught(answers: Answers, believed: Calibration) -> tuple[Learned, Floats]:
    """Return what these answers teach beyond what was believed, and A of each of them.

    That A comes from the other half of the needs: it tells how much what is learned is worth.
    """
    lesson = Lesson.of(answers, believed)
    table = lesson.table(np.arange(len(lesson.traits)))
    scale = scale_of(lesson.affinity(table))
    learned = replace(lesson.blank, table=np.round(scale * table, DECIMALS).tolist())
    return learned, np.clip(scale * lesson.crossed(), -1.0, 1.0)


def scale_of(affinities: Floats) -> float:
    """Return what brings almost all of these between −1 and 1."""
    return 1.0 / max(1e-9, float(np.quantile(np.abs(affinities), ALMOST_ALL)))


def affinity_of(learned: Learned, answers: Answers) -> Floats:
    """Return A of each answer, as the rankings would have it."""
    residents, resident = np.unique(answers.residents, return_inverse=True)
    needs, need = np.unique(answers.needs, return_inverse=True)
    likes, wanted = likes_of(residents.tolist()), learned.wanted(needs.tolist())
    return of_pairs(likes[resident], wanted[need])


def blank_table(needs: list[int]) -> Learned:
    """Return the interests of the city and the words of these needs' titles, nothing learned."""
    carried = Counter(stem for title in titles_of(needs) for stem in set(stems_of(title)))
    words = sorted(word for word, count in carried.most_common(WORDS) if count >= TWICE)
    rarity = idf(np.array([carried[word] for word in words], dtype=np.int64), len(needs))
    interests = city_interests()
    return Learned(
        interests=interests.keys.tolist(),
        words=words,
        weights=[*interests.weights.tolist(), *rarity.tolist()],
        table=[],
    )
