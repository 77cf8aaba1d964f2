package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The headings of the documents, and what this tool calls things.
func TestEveryTermOfTheDocumentsHasAnEntry(t *testing.T) {
	for where, terms := range map[string]string{
		"the guide's glossary": `360 degree sales|Account|AE|AM|ARR|Assisted revenue|Average deal size|BANT|BDM|BDR|C-suite|Cold lead|CSM|CRO|
			Cross-selling|CXO|ERP|Farmer sales|Hot lead|HQ|Hunter sales|IC|Inside sales|ISR|KPI|Lead|Outside sales|MRR|MQL|POC|
			Productizing|SAL|Sales cycle|SDR|SI|SM|SMB|Split|Social selling|SQA|SQL|TAM|Uncapped bonus|Uncapped incentives|
			Upselling|Vendor lock-in|VP`,
		"the guide's chapters": `Service sales|Product sales|Infrastructure sales|Solution sales|Consultative sales|License sale|Licence|
			Recurring revenue|Renewal revenue|Per user|Per unit|Direct sales|Partner sales|Alliance sales|Wholesaler|Reseller|
			Lead generation|Lead qualification|Lead conversion|Customer success|Renewal sales|Marketing|Pre-sales|High touch|
			First hire|Point of contact|Proof of concept|Technical support|Renewal specialist|Sales director|Country manager|
			Strategic alliance manager|Customer service|Networking|Cold messaging|Trade shows|Revenue erosion|Kingpin`,
		"the revenue glossary": `Account-based marketing|Account management|Account planning|Affiliate marketing|Annual recurring revenue|
			Average contract value|ACV|B2B branding|B2B ecommerce|B2B marketing|Business development|
			Business development representative|Business to business|B2B|Business to consumer|B2C|Buyer enablement|Buyer persona|
			CRM|Call reluctance|Cause|Challenger sale|Champion|Channel sales|Close plan|Close rate|Closed lost|Closed won|
			Closing techniques|Cold calling|Cold emailing|Commission|Competition|Competitive analysis|Content marketing|
			Contract negotiation|Contract renewal|Conversational intelligence software|Conversion rate|
			Conversion rate optimization|Customer acquisition cost|CAC|Customer collaboration software|Customer feedback|
			Customer lifetime value|CLV|Customer onboarding|Customer relationship management|Customer retention|Deal pipeline|
			Decision maker|Demand generation|Decision criteria|Decision process|Digital sales room|DSR|Discounting|
			Dissatisfaction|DocuSign|Document management system|Economic buyer|Effect|Elevator pitch|Email campaign|
			Enterprise sales|Follow-up|Forecasting|Gamification|Gatekeeper|HubSpot|Identify pain|Implementation plan|Implication|
			Inbound sales|Joint engagement plan|JEP|Lead nurturing|LinkedIn Sales Navigator|Long tail keywords|MEDDICC|MEDDIC|
			Market segmentation|Marketing qualified lead|Master service agreement|MSA|Metric|Mid-market sales|Miller Heiman|
			Monthly recurring revenue|Mutual action plan|Net promoter score|NPS|Nurturing|Objection handling|Objections|
			Outbound sales|Pain points|Pipedrive|Pipeline|Positioning|Price objection|Problem|Product demo|Win rate|
			Quota attainment|Lead volume|Sandbagging`,
		"the sales glossary": `Inside sales rep|Just in time|Key account|Leading performance indicator|LPI|Lead management|Lead scoring|
			Letter of intent|LOI|Loss aversion|Margin|Middle of the funnel|MOFU|Minimum viable product|MVP|Omnichannel sales|
			Operational CRM|Opportunity|Overcoming objections|Sales pipeline|Product champion|Product-led growth|PLG|
			Profit margin|Prospect|Prospecting|Qualification|Qualified lead|Qualifying a prospect|Quota|Referral|
			Request for information|RFI|Request for proposal|RFP|Return on investment|ROI|SPIN selling|Sales automation|
			Sales bundling|Sales call|Sales coaching|Sales dashboard|Sales dialer|Sales enablement|Sales funnel|Sales kickoff|
			Sales lead|Sales methodology|Sales objection|Sales operations|Sales pitch|Sales plan template|Sales presentation|
			Sales process|Sales productivity|Sales qualified lead|Sales territory|Sales training|Sandler training|Segmentation|
			Self-service SaaS|Selling is a numbers game|Selling the sizzle|Sales sequence|Cadence|Service-level agreement|SLA|
			Software as a service|SaaS|Solution selling|Stakeholder|System of record|SOR|Talk track|Target account selling|
			Tire-kicker|Top of the funnel|TOFU|Total addressable market|Touchpoints|Trigger|Unicorn|Unique selling proposition|
			USP|Unit economics|User experience|UX|User interaction|User interface|UI|Value gap|Value proposition|Warm calling|
			X-sell|Yield management|Zero-based budgeting|ZBB`,
		"the roles in enterprise sales": `Account development representative|Account executive|Generalist account executive|Specialist account executive|
			System engineer|Industry expert|Channel account executive|Renewal representative|Distributor|Channel policy`,
		"the French glossary": `ADR|Valeur annuelle du contrat|Valeur moyenne du contrat|Marketing basé sur les comptes|Asynchrone|Churn|
			Valeur à vie du client|CS|Succès de la clientèle|Coût d'acquisition d'un client|Coût à servir|CTS|Partage de bureau|
			Partage de documents|Disco/démo|Executive business review|Vente guidée|Hybride|Réunion en personne|Ventes internes|
			MDR|Interaction sans rencontre|Revenu net|Onboarding|Responsable de l'intégration|Vente en ligne|Revenus récurrents|
			Vente à distance|SA|SE|Ingénieur commercial|Cycle de vente|Directeur des ventes|PME|Vente incitative|Rétention nette`,
		"this tool": `Path|Run|Seed|Scenario|Preset|Assumption|Shock|Luck|Band|P10|P50|P90|Monte Carlo error|Seat|Ramp|Capacity|Utilisation|
			Coverage|Over-assignment|Attainment|Cohort|Break-even|Burn|Magic number|CAC payback|NRR|GRR|Logo churn|LTV|
			Cycle to payment|Net revenue|Cost to serve|Gone cold|Backfill|Handover loss|Little's law|Odds|Weighted pipeline|Target`,
		"Japanese": `受注率|商談化率|解約率|稟議|インサイドセールス|年間経常収益`,
	} {
		for heading := range strings.SplitSeq(terms, "|") {
			if _, ok := TermNamed(strings.TrimSpace(heading)); !ok {
				t.Errorf("%q of %s has no entry", strings.TrimSpace(heading), where)
			}
		}
	}
}

func TestEveryTermIsToldInOneToThreeSentences(t *testing.T) {
	stop := regexp.MustCompile(`[.!?](\s+\p{Lu}|$)|。`)
	for _, term := range Terms() {
		for lang, said := range map[string]string{"English": term.Text, "French": term.French.Text, "Japanese": term.Japanese.Text} {
			if said == "" && lang != "English" {
				continue
			}
			n := len(stop.FindAllString(said, -1))
			if n < 1 || n > 3 || len([]rune(said)) > 300 || strings.Contains(said, "\n") || !strings.HasSuffix(said, ".") && !strings.HasSuffix(said, "。") {
				t.Errorf("%s, %s: %d sentences, %d letters: %s", term.Name, lang, n, len([]rune(said)), said)
			}
		}
	}
}

func TestNoNameBelongsToTwoTerms(t *testing.T) {
	owner := map[string]string{}
	for _, term := range Terms() {
		own := map[string]bool{}
		for _, name := range append([]string{term.Name}, term.Aliases...) {
			if strings.TrimSpace(name) != name || name == "" || own[fold(name)] {
				t.Errorf("%s: the name %q says nothing new", term.Name, name)
			}
			own[fold(name)] = true
		}
		for _, name := range term.names() {
			if other, taken := owner[fold(name)]; taken && other != term.Name {
				t.Errorf("%q is a name of both %s and %s", name, other, term.Name)
			}
			owner[fold(name)] = term.Name
		}
	}
}

func TestEveryReferenceOfATermLeadsSomewhere(t *testing.T) {
	for _, term := range Terms() {
		if len(term.See) == 0 {
			t.Errorf("%s stands alone", term.Name)
		}
		for i, name := range term.See {
			if other, ok := TermNamed(name); !ok || other.Name != name || name == term.Name || slices.Contains(term.See[:i], name) {
				t.Errorf("%s: see %q", term.Name, name)
			}
		}
		if term.Role != "" && !slices.ContainsFunc(Roles(), func(r Role) bool { return r.Name == term.Role }) {
			t.Errorf("%s: there is no role %q", term.Name, term.Role)
		}
		if len(term.Sources) > 0 {
			checkSources(t, term.Name, term.Sources)
		}
	}
}

func TestTheTitleOfEveryRoleIsATermThatLeadsToIt(t *testing.T) {
	for _, r := range Roles() {
		if term, ok := TermNamed(r.Title); !ok || term.Role != r.Name {
			t.Errorf("%s leads to %v, not to the role %s", r.Title, term, r.Name)
		}
	}
}

func TestWhatIsComputedHasItsFormula(t *testing.T) {
	for name, metric := range map[string]string{
		"Win rate": "win_rate", "Close rate": "close_rate", "Average deal size": "average_deal", "ACV": "acv",
		"Sales cycle": "cycle_days", "Cycle to payment": "cycle_to_payment_days", "Renewal rate": "renewal_rate",
		"NRR": "nrr", "GRR": "grr", "Logo churn": "logo_churn", "CAC": "cac", "LTV": "ltv", "LTV:CAC": "ltv_to_cac",
		"CAC payback": "payback_months", "Magic number": "magic_number", "Net revenue": "net_revenue", "Cost to serve": "cost_to_serve",
		"Gross margin": "gross_margin", "Burn": "burn", "Pipeline coverage": "coverage", "Attainment": "attainment",
		"People at quota": "people_at_quota", "Activity per won deal": "activities_per_deal", "Assisted revenue": "assisted_arr.ROLE",
		"ARR": "arr", "MRR": "mrr", "Utilisation": "utilisation.ROLE", "Cumulative cash": "cumulative_cash",
	} {
		if term, ok := TermNamed(name); !ok || term.Formula == "" || term.Metric != metric {
			t.Errorf("%s is to have a formula and to be %s, is %+v", name, metric, term)
		}
	}
	for _, name := range []string{"NPS", "CSAT", "ROI", "Conversion rate", "Churn", "Total addressable market", "Pipeline velocity", "Commission", "OTE"} {
		if term, ok := TermNamed(name); !ok || term.Formula == "" {
			t.Errorf("%s has no formula", name)
		}
	}
}

// A list in Japanese goes by kana.
func TestEveryJapaneseTermCanBeRead(t *testing.T) {
	kana := regexp.MustCompile(`^[ぁ-ゖァ-ヺー・]+$`)
	for _, term := range Terms() {
		w := term.Japanese
		if w.Term != "" && kana.MatchString(w.Term) == (w.Reading != "") || w.Reading != "" && !kana.MatchString(w.Reading) {
			t.Errorf("%s: %q is read %q", term.Name, w.Term, w.Reading)
		}
		if w.Term == "" && (w.Reading != "" || w.Text != "" || w.Aliases != nil) || term.French.Reading != "" {
			t.Errorf("%s: something is said of a word that is not there", term.Name)
		}
	}
}

func TestATermIsFoundInAnyLanguageHoweverTyped(t *testing.T) {
	for word, want := range map[string]string{
		"ARR":                            "Annual recurring revenue",
		"annual recurring revenue":       "Annual recurring revenue",
		"win_rate":                       "Win rate",
		"go live":                        "Go-live",
		"coût à servir":                  "Cost to serve",
		"COUT A SERVIR":                  "Cost to serve",
		"Coût d’acquisition d’un client": "Customer acquisition cost",
		"受注率":                            "Win rate",
		"チャーンレート":                        "Churn",
		"ﾁｬｰﾝﾚｰﾄ":                        "Churn",
		"ＡＲＲ":                            "Annual recurring revenue",
		"チャーンレード":                        "", // another word: marks of kana matter
		"astrology":                      "",
		"":                               "",
	} {
		if got, ok := TermNamed(word); ok != (want != "") || ok && got.Name != want {
			t.Errorf("TermNamed(%q) = %v, %v, want %q", word, got, ok, want)
		}
	}
}

func TestTermsBeginningKnowsEveryNameOfATermOnce(t *testing.T) {
	for prefix, want := range map[string][]string{
		"magic":  {"Magic number"},
		"monte":  {"Monte Carlo error", "Monte Carlo simulation"},
		"valeur": {"ACV", "Customer lifetime value"},
		"商談化":    {"Opportunity rate"},
		"zz":     nil,
	} {
		var got []string
		for _, term := range TermsBeginning(prefix) {
			got = append(got, term.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q begins %q, want %q", prefix, got, want)
		}
	}
}
