package wording

// Two articles that say nothing which could be checked.
const (
	airy = `A new spirit in the market hall

The market hall of the old town has found a new spirit. Where traders once stood idle, visitors now wander between the stalls, taste cheese and talk with growers. The change did not come overnight, and it was not the work of a single person, but the mood is different from what it was, and many regulars feel it as soon as they enter.

The idea behind the renewal is simple. A hall lives from the people who use it, and people come when there is something to see, to smell and to learn. The traders have therefore begun to cook in front of their customers, to explain where their goods come from and to leave room for those who only want to sit and look. Children help with the bread, musicians play in the afternoon, and the smell of fresh coffee reaches the street.

Not everybody was convinced at the beginning. Some feared that the hall would become a place for tourists, that prices would rise and that the old customers would stay away. These worries have not gone, but they have become quieter, because the stalls for potatoes and onions are still where they always were, and the butcher still knows the names of those who buy from him.

The town supports the project with advice and with patience. Officials point to the value of lively places for the whole region and hope that other halls will follow the example. There is talk of longer opening hours, of better light and of a garden on the roof, although nothing has been decided and the money would have to come from somewhere.

For the traders, the most important thing is the feeling of being needed again. They speak of pride and of a future that seemed lost. Whether the new spirit will last remains open, but on a full afternoon in the market hall it is easy to believe in it.
`
	airyGerman = `Neuer Schwung im alten Hafen

Der alte Hafen der Stadt erlebt einen neuen Aufschwung. Wo lange Zeit nur leere Schuppen standen, sitzen heute Menschen in der Sonne, trinken Kaffee und sehen den Booten zu. Der Wandel kam nicht über Nacht, und er ist nicht das Werk einer einzelnen Person, doch die Stimmung ist anders als früher, und wer regelmäßig kommt, spürt das sofort.

Die Idee hinter der Erneuerung ist einfach. Ein Hafen lebt von den Menschen, die ihn nutzen, und Menschen kommen, wenn es etwas zu sehen und zu erleben gibt. Die Betriebe haben deshalb begonnen, ihre Tore zu öffnen, ihre Arbeit zu erklären und Raum zu lassen für alle, die nur schauen wollen. Kinder dürfen Seile knüpfen, am Abend spielt Musik, und der Geruch von Teer und frischem Holz zieht durch die Gassen.

Nicht alle waren am Anfang überzeugt. Manche fürchteten, dass der Hafen zu einer Kulisse für Gäste wird, dass die Mieten steigen und dass die alten Werften verschwinden. Diese Sorgen sind nicht verschwunden, aber sie sind leiser geworden, denn die Fischer verkaufen ihren Fang noch immer dort, wo sie es immer getan haben, und der Segelmacher kennt seine Kunden noch immer beim Namen.

Die Stadt begleitet das Vorhaben mit Rat und mit Geduld. Die Verwaltung verweist auf den Wert lebendiger Orte für die ganze Region und hofft, dass andere Häfen dem Beispiel folgen. Es gibt Pläne für längere Öffnungszeiten, für besseres Licht und für einen Garten auf dem Dach, doch entschieden ist noch nichts, und das Geld müsste erst gefunden werden.

Für die Betriebe zählt vor allem das Gefühl, wieder gebraucht zu werden. Sie sprechen von Stolz und von einer Zukunft, die schon verloren schien. Ob der Schwung anhält, ist offen, aber an einem vollen Abend am Wasser fällt es leicht, daran zu glauben. Die Boote liegen dicht nebeneinander, die Bänke sind besetzt, und niemand scheint es eilig zu haben.
`
)
