// Package boilerplate finds text that was meant for the operator and not for
// the reader: what assistants, prompts, content systems and page templates
// leave in an article.
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
