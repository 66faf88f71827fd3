// Package boilerplate finds text that was meant for the operator and not for
// the reader: what assistants, prompts, content systems and page templates
// leave in an article.
//
// Most of the rules look for phrases, each in a table under data: what is seen
// for the first time is a new row there. The others, in a file each, know marks
// that no list can name.
package boilerplate

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&AssistantVoice,
		&EngagementBait,
		&InvisibleCharacter,
		&KnowledgeCutoff,
		&LeakedMetadata,
		&LengthClaim,
		&MarkupLeak,
		&PageChrome,
		&Placeholder,
		&PromptEcho,
		&ReasoningLeak,
		&Refusal,
		&SEOResidue,
		&SourceGap,
		&VendorArtifact,
	}
}
