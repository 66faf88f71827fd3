package sources

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var chatbotLink = rules.Rule{
	ID:    "sources/chatbot-link",
	Title: "A link handed out by a chatbot",
	Doc: `Assistants sign the links they hand out, and a conversation with one has an address of its own. Neither
proves that the words are generated, but it tells where a source came from: it may never have been opened, and a
conversation is no source.

Flagged are links to conversations (chatgpt.com/share, claude.ai/chat, perplexity.ai/search and the like) and
addresses signed by an assistant in whatever parameter: a warning in a list of sources, else a hint. Cutting the
parameter leads to the same page.
Links signed in utm_source, ref or referrer by the most common assistants are left to boilerplate/vendor-artifact,
which marks them everywhere. Left alone are the home pages of assistants, campaigns of the site's own, and code; in
articles about chatbots it is never more than a hint.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Gates:      rules.InCode | rules.OnTopic | rules.Disclosed,
	Measured:   "1,504 genuine articles: no warning; 12 hints in 11 notes about language models, each a conversation. 1,464 Markdown files of Go modules: none.",
	Examples:   chatbotLinkExamples,
	Check: func(p *rules.Pass) {
		links := linksOf(p)
		for i := range links {
			l := &links[i]
			if !l.to.web() {
				continue
			}
			f := rules.Finding{Severity: rules.Hint}
			if listing(l.kind) {
				f.Severity = rules.Warning
			}
			if name := conversation(l.to); name != "" {
				f.Message = "the link leads to a conversation with " + name + ", which is no source"
			} else if pair := signature(l); pair != "" {
				f.Message = "the link is signed by an assistant: " + pair
				f.Fixes = cutParameter(p.Article, l.URLSpan, pair)
			} else {
				continue
			}
			l.place(&f, true)
			p.Report(f)
		}
	},
}

// conversations are the addresses under which assistants keep conversations.
var conversations = [...]struct{ host, path, name string }{
	{"chatgpt.com", "/share/", "ChatGPT"},
	{"chatgpt.com", "/c/", "ChatGPT"},
	{"chat.openai.com", "/share/", "ChatGPT"},
	{"chat.openai.com", "/c/", "ChatGPT"},
	{"claude.ai", "/share/", "Claude"},
	{"claude.ai", "/chat/", "Claude"},
	{"gemini.google.com", "/share/", "Gemini"},
	{"gemini.google.com", "/app/", "Gemini"},
	{"g.co", "/gemini/share/", "Gemini"},
	{"bard.google.com", "/share/", "Bard"},
	{"perplexity.ai", "/search/", "Perplexity"},
	{"copilot.microsoft.com", "/shares/", "Copilot"},
	{"copilot.microsoft.com", "/chats/", "Copilot"},
	{"grok.com", "/share/", "Grok"},
	{"grok.com", "/chat/", "Grok"},
	{"x.com", "/i/grok/", "Grok"},
	{"chat.deepseek.com", "/share/", "DeepSeek"},
	{"chat.deepseek.com", "/a/chat/", "DeepSeek"},
	{"chat.mistral.ai", "/chat/", "Le Chat"},
	{"poe.com", "/s/", "Poe"},
}

func conversation(t target) string {
	host := strings.TrimPrefix(t.host, "www.")
	for _, c := range conversations {
		if host == c.host && strings.HasPrefix(t.path, c.path) && len(t.path) > len(c.path) {
			return c.name
		}
	}
	return ""
}

// signers are the names that assistants sign with, as they begin.
var signers = [...]string{
	"chatgpt", "openai", "chat.openai.com", "copilot", "perplexity", "claude", "gemini", "grok", "groq", "deepseek", "mistral", "askpandi", "jasper.ai", "phind", "you.com", "poe.com", "meta.ai", "kimi", "doubao", "qwen",
}

// signature is the parameter in which an assistant signs the address; "" where
// none does, or where it is the business of boilerplate/vendor-artifact.
func signature(l *written) string {
	found := ""
	query := l.to.query
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		name, value, _ := strings.Cut(pair, "=")
		lower := strings.ToLower(value)
		switch strings.ToLower(name) {
		case "utm_source", "utm_medium", "utm_campaign", "referrer", "ref", "utm_referrer", "utm_content":
		default:
			continue
		}
		for _, s := range signers {
			rest, ok := strings.CutPrefix(lower, s)
			if !ok || rest != "" && rest[0] != '.' && rest[0] != '-' && rest[0] != '_' && rest[0] != '%' {
				continue
			}
			if vendors(l, name, value) {
				return ""
			}
			if found == "" {
				found = pair
			}
		}
	}
	return found
}

// vendors reports whether boilerplate/vendor-artifact marks the parameter: in
// the target of any link as it is written, and in an address that readers see
// in any case.
func vendors(l *written, name, value string) bool {
	switch name {
	case "utm_source", "ref", "referrer":
		for _, s := range [...]string{"chatgpt", "openai", "copilot.", "perplexity", "claude.ai", "gemini.google", "grok.com", "deepseek", "mistral.ai"} {
			if strings.HasPrefix(value, s) {
				return true
			}
		}
	}
	if !l.shown() {
		return false
	}
	var seen []string
	switch strings.ToLower(name) {
	case "utm_source":
		seen = []string{"chatgpt", "openai", "copilot", "perplexity", "claude", "gemini", "grok", "deepseek", "mistral"}
	case "ref":
		seen = []string{"chatgpt.com", "perplexity.ai"}
	case "referrer":
		seen = []string{"grok.com", "chatgpt.com", "perplexity.ai"}
	}
	value = strings.ToLower(value)
	for _, s := range seen {
		if rest, ok := strings.CutPrefix(value, s); ok && !strings.HasPrefix(rest, "_") {
			return true
		}
	}
	return false
}

// cutParameter offers to cut a parameter out of the address at a span.
func cutParameter(a *corpus.Article, span corpus.Span, pair string) []rules.Fix {
	raw := a.Raw(span)
	at := strings.Index(raw, pair)
	if at <= 0 {
		return nil
	}
	from, to := at, at+len(pair)
	before, after := raw[:at], raw[to:]
	ahead := 0
	for _, sign := range [...]string{"&amp;", "&"} {
		if strings.HasPrefix(after, sign) {
			ahead = len(sign)
			break
		}
	}
	switch {
	case strings.HasSuffix(before, "?") && ahead > 0:
		to += ahead // the first of several goes with the sign behind it
	case strings.HasSuffix(before, "?"):
		from--
	case strings.HasSuffix(before, "&amp;"):
		from -= len("&amp;")
	case strings.HasSuffix(before, "&"):
		from--
	default:
		return nil
	}
	if after != "" && ahead == 0 && after[0] != '#' {
		return nil
	}
	cut := corpus.Span{Start: span.Start + from, End: span.Start + to}
	return []rules.Fix{{Safety: rules.Safe, Message: "cut the parameter", Edits: []rules.Edit{{Span: cut}}}}
}
