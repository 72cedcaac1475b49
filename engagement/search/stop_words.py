"""French words that say nothing of what a text is about, folded as `french.fold` does.

Written for this project; PostgreSQL's own list lacks « les ». Pieces left by an apostrophe
(« l’ », « qu’ ») are here too. One letter alone is never a
word to look for; « été » is, for the summer.
"""

_FRENCH = """
a ai aie aient ait as au aucun aucune aujourd auquel aura auront aussi autre autres aux
auxquelles auxquels avaient avais avait avant avec avez avoir avons ayant
beaucoup bien ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci
comme comment
dans de depuis des desquelles desquels deja dont donc du duquel durant
elle elles en encore entre es est et etaient etait etant etes etre eu eux
fait faire faut font furent fut
grace
hors hui
ici il ils
je jusqu jusque
la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui
ma mais malgre me meme memes mes mien mienne mon
ne ni nos notre notres nous
on ont ou
par parce parmi pas pendant peu peut peuvent plus plusieurs plutot pour pourquoi pourra
puis puisqu puisque
qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoique
sa sans sauf se selon sera serez seront ses seulement si sien soi soient sois soit sommes
son sont sous suis sur
ta tandis te tel telle telles tels tes tien toi ton tous tout toute toutefois toutes
tres trop tu
un une unes uns
vers via voici voila vos votre votres vous
y
"""

STOP_WORDS = frozenset(_FRENCH.split())
