package claim

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// set makes a set of folded words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// lexicon of one language: the small words around a title.
type speech struct {
	status   map[string]Status
	skip     map[string]bool // words between status, place and title that change nothing
	kills    map[string]bool // words before a title that make it another office
	articles map[string]bool
	of       map[string]bool
	be       map[string]Status // "is", "was", "became"
	acts     map[string]bool   // verbs of speech and action
	past     map[string]bool   // cues of a time that is not dated
	fiction  map[string]bool
	aides    map[string]bool // "President X adviser": somebody else's post
	honorary map[string]bool // before a name
	within   map[string]bool // particles inside a name
	after    map[string]bool // "elect", "designate", behind a title

	tells [64]uint64 // filter of the hashes of the words that tell of the time of a claim, or of fiction
}

// mayTell reports whether a word may tell of the time of a claim, or of
// fiction: false is sure.
func (s *speech) mayTell(w *corpus.Token) bool {
	return !w.Plain || s.tells[w.Hash>>26]>>(w.Hash>>20&63)&1 != 0
}

// noteTelling fills the filter.
func (s *speech) noteTelling() {
	for _, words := range [...]map[string]bool{s.acts, s.past, s.fiction, set("was were had said")} {
		for w := range words {
			h := corpus.Hash(w)
			s.tells[h>>26] |= 1 << (h >> 20 & 63)
		}
	}
}

func statuses(former, then, coming, current string) map[string]Status {
	m := map[string]Status{}
	for s, words := range map[Status]string{Former: former, Then: then, Coming: coming, Current: current} {
		for w := range strings.FieldsSeq(words) {
			m[w] = s
		}
	}
	return m
}

// honorifics and particles are those of names, whatever the language.
const (
	honorifics = "sir dame dr mr mrs ms lord lady baroness baron sheikh shaykh prof professor general gen admiral herr frau mme monsieur don dona rt hon his her excellency ayatollah hojjatoleslam"
	particles  = "de la le von van der den del della da das di do dos du bin ibn ben al el ter ten af st y e i wa bint ould abu zu san of"
)

// speeches are the words of the languages that claims are read in. It is small
// enough to be built at every finder.
func speechOf(language string) *speech {
	s := &speech{honorary: set(honorifics), within: set(particles)}
	switch language {
	case "de":
		s.status = statuses("ex alt fruherer fruhere fruheren ehemaliger ehemalige ehemaligen verstorbener verstorbene verstorbenen gesturzte gesturzter gesturzten",
			"damaliger damalige damaligen seinerzeitige", "designierter designierte designierten kunftige kunftiger kunftigen gewahlte gewahlter gewahlten",
			"amtierender amtierende amtierenden jetzige jetziger")
		s.skip = set("neue neuer neuen konservative sozialdemokratische")
		s.kills = set("vize stellvertretende stellvertretender stellvertretenden vereins klub universitats firmen partei ehren vorstands landes")
		s.articles = set("der die den dem des")
		s.of = set("von der des")
		s.be = map[string]Status{"ist": InOffice, "war": Then, "wurde": Then}
		s.acts = set("sagte")
		s.past = set("damals einst ehemals seinerzeit")
		s.fiction = set("roman film spielfilm serie fiktiver fiktive fiktiven satire schauspieler schauspielerin darsteller")
	case "fr":
		s.status = statuses("ancien ancienne lancien lancienne ex feu defunt dexPresident", "alors", "futur future elu", "actuel lactuel")
		s.skip = set("nouveau nouvelle")
		s.kills = set("vice adjoint adjointe sous delegue deleguee club")
		s.articles = set("le la les du au")
		s.of = set("de du des de la")
		s.be = map[string]Status{"est": InOffice, "etait": Then, "fut": Then, "devient": Then}
		s.acts = set("declare")
		s.past = set("jadis autrefois alors epoque")
		s.fiction = set("roman film serie fictif fictive satire acteur actrice personnage")
	case "es":
		s.status = statuses("ex antiguo antigua difunto difunta expresidente", "entonces", "futuro futura electo electa", "actual")
		s.skip = set("nuevo nueva")
		s.kills = set("vice adjunto sub club")
		s.articles = set("el la los del al")
		s.of = set("de del")
		s.be = map[string]Status{"es": InOffice, "era": Then, "fue": Then}
		s.acts = set("dijo")
		s.past = set("entonces antano epoca")
		s.fiction = set("novela pelicula serie ficticio ficticia satira actor actriz personaje")
	default:
		s.status = statuses("former ex late onetime erstwhile ousted deposed exiled retired ailing imprisoned jailed disgraced",
			"then", "incoming next future elect designate aspiring nominee candidate", "current sitting incumbent present serving")
		s.skip = set("new acting interim caretaker outgoing newly elected reelected longtime veteran beleaguered embattled lame duck first second female conservative socialist centrist liberal right left wing rightwing leftwing hardline populist")
		s.kills = set("vice deputy assistant under undersecretary shadow junior associate co honorary parliamentary permanent press private " +
			"executive senior club company party union bank university college federation association council board group league student bar " +
			"society team senate assembly regional state local branch national principal financial city county district school " +
			"fictional fake wouldbe mock imaginary self proclaimed styled opposition ceremonial defense defence foreign home interior finance health education trade transport justice environment culture agriculture energy business " +
			"crown mrs mr madam miss minus non anti pro every any some no another each")
		s.articles = set("the")
		s.of = set("of")
		s.be = map[string]Status{"is": InOffice, "was": Then, "became": Then, "remains": InOffice, "becomes": InOffice}
		s.acts = set("said says say told tells announced announces warned warns visited visits met meets condemned condemns urged urges " +
			"resigned resigns claimed claims confirmed confirms stated states declared declares rejected rejects called calls vowed vows " +
			"insisted insists argued argues accused accuses pledged pledges praised praises welcomed welcomes criticised criticized signed " +
			"arrived travelled traveled addressed hailed defended promised added noted stressed emphasised emphasized denied")
		s.past = set("ago previously formerly once historical historically decade decades earlier era century wartime 's")
		s.fiction = set("fictional novel novels film films movie movies sitcom starring stars star starred portrays portrayed portrayal actor actress satire satirical spoof parody screenplay thriller videogame comedy comedian impersonator impression musical biopic drama memoir biography")
		s.aides = set("adviser advisers advisor advisors aide aides official officials ally allies lawyer lawyers attorney staffer staffers supporter supporters appointee appointees nominee counsel strategist campaign critic biographer speechwriter confidant loyalist administration era")
		s.after = set("elect designate nominee hopeful candidate")
	}
	s.noteTelling()
	return s
}
