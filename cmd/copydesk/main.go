// Command copydesk reads articles as a copy desk would and marks what must not
// be printed.
//
//	copydesk check articles/     judge files, folders, globs or "-"
//	copydesk README.md           the same; check is the default job
//	copydesk explain RULE        what a rule marks, and why
//
// It exits with 0 when nothing was found at or above --fail-on, 1 when
// something was, and 2 when it could not do its work.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The exit codes. The graver one wins.
const (
	exitClean = iota
	exitFound
	exitBroken
)

// errFound is returned by a command whose work went well and found something.
var errFound = errors.New("found")

// errReported is returned by a command that has told already what went wrong.
var errReported = errors.New("reported")

func main() {
	thrift()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// thrift lets the heap of a short run grow without being collected again and
// again, and holds that of a long one to a bound. What the environment says
// (GOGC, GOMEMLIMIT) goes before.
func thrift() {
	const ample, bound = 400, 128 << 20 // per cent, bytes
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(ample)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bound)
	}
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return runIn(context.Background(), args, stdin, stdout, stderr)
}

func runIn(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// A reader that went away is an error of the write, not a sudden death:
	// what goes to a file beside it is still brought to its end.
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The second interrupt ends the program at once.
	context.AfterFunc(ctx, stop)

	root := newRoot(stdin, stdout, stderr)
	root.SetArgs(args)
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, errReported), errors.Is(err, syscall.EPIPE):
		return exitBroken
	default:
		fmt.Fprintf(stderr, "copydesk: %s\n", explained(err))
		return exitBroken
	}
}

func newRoot(stdin io.Reader, stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "copydesk [paths…]",
		Short: "Mark what no copy desk would pass",
		Long: "copydesk reads articles as a copy desk would and marks what must not be printed.\n\n" +
			"Without a command it checks the paths it is given, or the current folder.",
		Example: "  copydesk check articles/\n  copydesk --format json article.md\n" +
			"  curl -s https://example.org/ | copydesk --stdin-name page.html -",
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completePaths,
	}
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetVersionTemplate("copydesk {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	check := addCheck(root)
	addWatch(root, check)
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if err := mistypedCommand(cmd, args); err != nil {
			return err
		}
		return check.run(cmd, args)
	}
	root.AddCommand(newCheck(), newRules(), newExplain(), newRoster(), newPacks(), newRates(), newInit(), newConfig(), newGate(), newSources(), newCache(), newVersion())
	root.AddCommand(extra()...)
	root.AddCommand(newFix(), newBaseline())
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		mustName(completion, "shell")
	}
	return root
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Tell how a command is used",
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			of, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(of, "command", rest[0])
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}

// mustName makes a command that only holds others refuse a name that is none
// of them.
func mustName(cmd *cobra.Command, what string) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, what, args[0])
		}
		return cmd.Help()
	}
}

func unknownCommand(parent *cobra.Command, what, name string) error {
	names := commandNames(parent)
	if near := nearest(name, names); near != "" {
		return fmt.Errorf("no %s is called %q; did you mean %q?", what, name, near)
	}
	return fmt.Errorf("no %s is called %q: it is one of %s", what, name, strings.Join(names, ", "))
}

func commandNames(parent *cobra.Command) []string {
	var names []string
	for _, c := range parent.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// flagError tells which flag an unknown one may have been meant for.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
		return fmt.Errorf("%w; did you mean --%s?", err, near)
	}
	return fmt.Errorf("%w; %q lists the flags", err, cmd.CommandPath()+" --help")
}

// mistypedCommand reports a first argument that is no path but nearly a command.
func mistypedCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "-" {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return nil
	}
	if near := nearest(args[0], commandNames(root)); near != "" {
		return fmt.Errorf("%q is neither a command nor a file; did you mean %q?", args[0], near)
	}
	return nil
}
