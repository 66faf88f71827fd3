package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// GitLab writes a code quality report of GitLab: an array, empty where there is
// nothing to tell. An input that was left out is an entry of its own. GitLab
// shows one entry of each fingerprint, so none comes twice; to hold to that
// takes a few bytes of memory a finding.
type GitLab struct {
	array   *jsonArray
	options Options
	tally   tally
	used    map[[8]byte]int
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// gitlabSeverities are GitLab's words for the severities.
var gitlabSeverities = [...]string{rules.Hint: "info", rules.Warning: "minor", rules.Error: "critical"}

// NewGitLab begins a report.
func NewGitLab(out io.Writer, options Options) *GitLab {
	return &GitLab{
		array: newJSONArray(out, ""), options: options, tally: newTally(&options), used: map[[8]byte]int{},
	}
}

// Article writes the findings of one article.
func (g *GitLab) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = g.tally.sift(a, findings)
	if len(findings) == 0 {
		return g.array.err
	}
	places, path := position.New(a.Source), g.options.path(a.Name)
	for i := range findings {
		f := &findings[i]
		from, to := places.At(f.Span.Start, position.Any), places.At(f.Span.End, position.Any)
		_ = g.array.element(gitlabIssue{
			Description: Printable(f.Message), CheckName: f.Rule, Severity: gitlabSeverities[f.Severity],
			Fingerprint: g.fingerprint(path, f.Rule, f.Fingerprint),
			Location:    gitlabLocation{path, gitlabLines{from.Line, lastLine(from, to)}},
		})
	}
	return g.array.err
}

// fingerprint is one that no other entry has.
func (g *GitLab) fingerprint(path, rule, own string) string {
	key := path + "\x00" + rule + "\x00" + own
	sum := sha256.Sum256([]byte(key))
	short := [8]byte(sum[:])
	if g.used[short]++; g.used[short] > 1 {
		sum = sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(g.used[short])))
	}
	return hex.EncodeToString(sum[:16])
}

// Skip writes an entry for an input that there was nothing to judge in.
func (g *GitLab) Skip(name, reason string) error {
	g.tally.skip(name, reason)
	return g.left("copydesk/skipped", "info", name, reason)
}

// Fault writes an entry for an input that could not be judged.
func (g *GitLab) Fault(name, reason string) error {
	g.tally.fault(name, reason)
	return g.left("copydesk/fault", "major", name, reason)
}

func (g *GitLab) left(check, severity, name, reason string) error {
	path := g.options.path(name)
	return g.array.element(gitlabIssue{
		Description: "not judged: " + Printable(reason), CheckName: check, Severity: severity,
		Fingerprint: g.fingerprint(path, check, reason), Location: gitlabLocation{path, gitlabLines{1, 1}},
	})
}

// Close ends the report.
func (g *GitLab) Close() error { return g.array.end("") }
