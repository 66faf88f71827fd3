package corpus

import "golang.org/x/net/html/atom"

// traits is what the reader must know of an element by its name alone.
type traits uint16

const (
	tagVoid      traits = 1 << iota // has no content and no end tag
	tagBlock                        // starts on a line of its own
	tagHidden                       // its content is never for the reader
	tagFurniture                    // on a page, never part of the article
	tagTable                        // belongs to the frame of a table
	tagCell                         // nothing inside it is closed from outside
	tagList                         // no item inside it is closed from outside

	tagEndsP // its start tag ends an open paragraph
	tagEndsItem
	tagEndsTerm
	tagEndsOption
	tagEndsCell
	tagEndsRow
	tagEndsGroup
)

func traitsOf(a atom.Atom) traits {
	switch a {
	case atom.Br, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Area, atom.Col,
		atom.Embed, atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Keygen:
		return tagVoid
	case atom.Hr:
		return tagVoid | tagBlock | tagEndsP
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote,
		atom.Section, atom.Article, atom.Main, atom.Header, atom.Pre, atom.Listing, atom.Figure,
		atom.Figcaption, atom.Address, atom.Details, atom.Summary, atom.Fieldset, atom.Form,
		atom.Center, atom.Hgroup, atom.Search, atom.Legend:
		return tagBlock | tagEndsP
	case atom.Nav, atom.Footer, atom.Aside, atom.Menu, atom.Dialog:
		return tagBlock | tagEndsP | tagFurniture
	case atom.Ul, atom.Ol, atom.Dl, atom.Dir:
		return tagBlock | tagEndsP | tagList
	case atom.Li:
		return tagBlock | tagEndsP | tagEndsItem
	case atom.Dt, atom.Dd:
		return tagBlock | tagEndsP | tagEndsTerm
	case atom.Table:
		return tagBlock | tagEndsP | tagTable | tagList
	case atom.Caption:
		return tagBlock | tagTable | tagCell | tagEndsCell
	case atom.Thead, atom.Tbody, atom.Tfoot:
		return tagBlock | tagTable | tagEndsCell | tagEndsRow | tagEndsGroup
	case atom.Tr:
		return tagBlock | tagTable | tagEndsCell | tagEndsRow
	case atom.Td, atom.Th:
		return tagBlock | tagTable | tagCell | tagEndsCell
	case atom.Html, atom.Body, atom.Head:
		return tagBlock
	case atom.Option, atom.Optgroup:
		return tagBlock | tagEndsOption | tagFurniture
	case atom.Script, atom.Style, atom.Template, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe,
		atom.Noframes, atom.Noembed, atom.Svg, atom.Object, atom.Audio, atom.Video,
		atom.Canvas, atom.Datalist:
		return tagHidden
	case atom.Button, atom.Select:
		return tagFurniture
	}
	return 0
}
