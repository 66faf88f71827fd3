package figures

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/units.tsv
var unitTable string

// unit is what a number counts: a measure, a currency or percent.
type unit struct {
	dimension string    // "length", "currency", "percent" …
	factors   []float64 // to the base unit of the dimension; several where usage differs
	name      string    // the first of its names
}

var (
	percent = &unit{dimension: "percent", name: "%"}
	points  = &unit{dimension: "points", name: "percentage points"}
	degrees = &unit{dimension: "degrees", name: "°"}
)

var currencies = map[string]*unit{
	"$": {dimension: "currency", name: "$"}, "€": {dimension: "currency", name: "€"},
	"£": {dimension: "currency", name: "£"}, "¥": {dimension: "currency", name: "¥"},
}

// units returns the units of measure by their names.
var units = sync.OnceValue(func() map[string]*unit {
	out := map[string]*unit{}
	for line := range strings.Lines(unitTable) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 || cells[0] == "dimension" {
			continue
		}
		names := strings.Fields(cells[2])
		u := &unit{dimension: cells[0], name: names[0]}
		for f := range strings.SplitSeq(cells[1], ",") {
			factor, _ := strconv.ParseFloat(f, 64)
			u.factors = append(u.factors, factor)
		}
		for _, n := range names {
			out[n] = u
		}
	}
	out["euro"], out["euros"] = currencies["€"], currencies["€"]
	out["dollar"], out["dollars"], out["dólares"] = currencies["$"], currencies["$"], currencies["$"]
	return out
})

// square returns the unit of area of a unit of length.
func square(u *unit) *unit {
	switch u.name {
	case "km":
		return units()["km²"]
	case "m":
		return units()["m²"]
	case "cm":
		return units()["cm²"]
	case "mi":
		return units()["sqmi"]
	case "ft":
		return units()["sqft"]
	}
	return nil
}

// perHour returns the unit of speed of a unit of length.
func perHour(u *unit) *unit {
	switch u.name {
	case "km":
		return units()["km/h"]
	case "mi":
		return units()["mph"]
	}
	return nil
}
