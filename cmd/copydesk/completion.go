package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/rules/all"
)

// complete makes the shell offer words for a flag.
func complete(cmd *cobra.Command, flag string, words []string) {
	completeBy(cmd, flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	})
}

func completeBy(cmd *cobra.Command, flag string, by cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic("copydesk: completion of a flag that is not there: " + flag)
	}
}

// completeRules offers the IDs of rules with their titles.
func completeRules(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	for _, r := range all.Rules() {
		out = append(out, cobra.CompletionWithDesc(r.ID, r.Title))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeChoice offers categories, sets and rules, also as the last of a list.
func completeChoice(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var out []cobra.Completion
	for _, c := range append(categories(all.Rules()), sets(all.Rules())...) {
		out = append(out, before+c)
	}
	for _, r := range all.Rules() {
		out = append(out, cobra.CompletionWithDesc(before+r.ID, r.Title))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completePaths leaves it to the shell to offer files.
func completePaths(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}
