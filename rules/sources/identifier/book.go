package identifier

import (
	"fmt"
	"strings"
)

// ISBN reads an ISBN of ten or thirteen signs. Its normal form is thirteen
// digits. It returns the fault of one with a wrong check digit, length or
// prefix.
func ISBN(s string) (string, *Fault) {
	n := bare(cut(s, "ISBN-13", "ISBN-10", "ISBN 13", "ISBN 10", "ISBN13", "ISBN10", "ISBN"))
	switch {
	case len(n) == 13 && digits(n):
		if n[:3] != "978" && n[:3] != "979" {
			return "", wrong("thirteen digits of an ISBN begin with 978 or 979")
		}
		sum := 0
		for i := range 12 {
			sum += value(n[i]) * (1 + 2*(i%2))
		}
		if want := byte('0' + (10-sum%10)%10); n[12] != want {
			return "", wrong(fmt.Sprintf("the check digit is %c, it would have to be %c", n[12], want))
		}
		switch {
		case n[:4] == "9790":
			return "", unlikely("979-0 is printed music (ISMN), not a book")
		case n[:3] == "979" && n[3] != '8' && (n[3] != '1' || n[4] > '3'):
			return "", unlikely("no publisher group has been given this prefix")
		}
		if f := stub(n[3:12]); f != nil {
			return "", f
		}
		return n, nil
	case len(n) == 10 && digitsX(n):
		sum := 0
		for i := range 10 {
			sum += value(n[i]) * (10 - i)
		}
		if sum%11 != 0 {
			return "", wrong("the check digit does not fit the others")
		}
		if f := stub(n[:9]); f != nil {
			return "", f
		}
		long := "978" + n[:9]
		sum = 0
		for i := range 12 {
			sum += value(long[i]) * (1 + 2*(i%2))
		}
		return long + string(byte('0'+(10-sum%10)%10)), nil
	case len(n) == 13 && digitsX(n):
		return "", wrong("only ISBN of ten digits end in an X")
	case digitsX(n):
		return "", wrong(fmt.Sprintf("it has %d digits; an ISBN has 10 or 13", len(n)))
	}
	return "", wrong("an ISBN is made of digits")
}

// stub tells digits that nobody was given but everybody types: all the same,
// or counted up.
func stub(body string) *Fault {
	if strings.Count(body, body[:1]) == len(body) && body[0] != '9' || body == "012345678" || body == "123456789" || body == "234567890" {
		return unlikely("the digits are a stand-in").standsIn()
	}
	return nil
}

// ISSN reads an ISSN; its normal form is "0028-0836".
func ISSN(s string) (string, *Fault) {
	n := bare(cut(s, "e-ISSN", "p-ISSN", "EISSN", "ISSN-L", "ISSN"))
	switch {
	case !digitsX(n):
		return "", wrong("an ISSN is made of digits")
	case len(n) != 8:
		return "", wrong(fmt.Sprintf("it has %d digits; an ISSN has 8", len(n)))
	}
	sum := 0
	for i := range 8 {
		sum += value(n[i]) * (8 - i)
	}
	if sum%11 != 0 {
		return "", wrong("the check digit does not fit the others")
	}
	if n == "00000000" {
		return "", unlikely("the digits are a stand-in").standsIn()
	}
	return n[:4] + "-" + n[4:], nil
}

// ORCID reads the ORCID of a person; its normal form is
// "0000-0002-1825-0097".
func ORCID(s string) (string, *Fault) {
	n := bare(strings.TrimRight(cut(s, "https://orcid.org/", "http://orcid.org/", "orcid.org/", "ORCID iD", "ORCID"), "/"))
	switch {
	case !digitsX(n):
		return "", wrong("an ORCID is made of digits")
	case len(n) != 16:
		return "", wrong(fmt.Sprintf("it has %d digits; an ORCID has 16", len(n)))
	}
	// ISO 7064, MOD 11-2.
	sum := 0
	for i := range 15 {
		sum = (sum + value(n[i])) * 2
	}
	check := (12 - sum%11) % 11
	if value(n[15]) != check {
		return "", wrong("the check digit does not fit the others")
	}
	normal := n[:4] + "-" + n[4:8] + "-" + n[8:12] + "-" + n[12:]
	// ORCID was given two blocks of the ISNI range.
	body := n[:15]
	if (body < "000000015000000" || body > "000000035000000") && (body < "000900000000000" || body > "000900100000000") {
		return "", unlikely("the number lies outside of the blocks that ORCID gives out")
	}
	return normal, nil
}
